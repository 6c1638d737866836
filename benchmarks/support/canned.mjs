import { createKiwoom } from '@investor-flow/kiwoom';

/** Lets every call through at once: what is timed then is the call itself. */
export const unlimited = {
  acquire: () => Promise.resolve({ sent: () => undefined, done: () => undefined }),
};

/** A source of the server whose answers are ready. */
export const cannedKiwoom = (baseUrl) =>
  createKiwoom({
    appKey: 'bench-key',
    secretKey: 'bench-secret',
    environment: 'sandbox',
    baseUrl,
    limiter: unlimited,
  });
