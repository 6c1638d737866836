import { type Sender, sender, type SenderSettings } from '../call/send.ts';

/** A sender to a host, in no hurry unless told otherwise. */
export const senderTo = (baseUrl: string, more: Partial<SenderSettings> = {}): Sender =>
  sender({ baseUrl, timeoutMs: 5000, proxy: false, userAgent: 'investor-flow', ...more });
