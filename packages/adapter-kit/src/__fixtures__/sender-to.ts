import { type Request, type Sender, sender, type SenderSettings } from '../call/send.ts';

/** A sender to a host, in no hurry unless told otherwise. */
export const senderTo = (baseUrl: string, more: Partial<SenderSettings> = {}): Sender =>
  sender({ baseUrl, timeoutMs: 5000, proxy: false, userAgent: 'investor-flow', ...more });

/** Sends one request by a sender of its own. */
export async function sentOnce(
  baseUrl: string,
  request: Request,
  { sent, ...more }: Partial<SenderSettings> & { readonly sent?: () => void } = {},
): Promise<Awaited<ReturnType<Sender['send']>>> {
  const sending = senderTo(baseUrl, more);
  const answer = await sending.send(request, new AbortController().signal, sent);
  sending.close();
  return answer;
}
