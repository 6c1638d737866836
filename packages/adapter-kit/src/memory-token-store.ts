import type { Token, TokenStore } from './token.ts';

/** Keeps tokens in this process and nowhere else. */
export function memoryTokenStore(): TokenStore {
  const tokens = new Map<string, Token>();
  const tails = new Map<string, Promise<unknown>>();
  return {
    read: (key) => Promise.resolve(tokens.get(key)),
    write: (key, token) => {
      tokens.set(key, token);
      return Promise.resolve();
    },
    forget: (key, token) => {
      if (tokens.get(key)?.value === token.value) tokens.delete(key);
      return Promise.resolve();
    },
    lock: (key, work) => {
      const before = tails.get(key) ?? Promise.resolve();
      const mine = before.then(work, work);
      const tail = mine.then(
        () => undefined,
        () => undefined,
      );
      tails.set(key, tail);
      void tail.then(() => {
        if (tails.get(key) === tail) tails.delete(key);
      });
      return mine;
    },
  };
}
