import { timerMs, err, ok, type Result } from '@investor-flow/core';
import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import type { Axios } from 'axios';

export interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, string>>;
}

/** What came back, whatever its status; header names are lower-case. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Why nothing came back. */
export type NoAnswer =
  | { readonly reason: 'cancelled' }
  | { readonly reason: 'too-large' }
  | { readonly reason: 'failed'; readonly code: string; readonly message: string };

export interface Sender {
  /** Tells when the request has left: a connection, where none was open, has taken its time by then. */
  send(request: Request, signal: AbortSignal, sent?: () => void): Promise<Result<Answer, NoAnswer>>;
  /** Lets go of every socket. */
  close(): void;
}

export interface SenderSettings {
  readonly baseUrl: string;
  /** One attempt from the first byte to the last, in real time. */
  readonly timeoutMs: number;
  /** Whether the environment's proxy variables count. */
  readonly proxy: boolean;
}

const LARGEST_BYTES = 8 * 1024 * 1024;
const asIs = (data: unknown): unknown => data;

/** The one place that talks to a network, and where a promise stops rejecting; nothing of axios leaves it. */
export function sender({ baseUrl, timeoutMs, proxy }: SenderSettings): Sender {
  const httpAgent = new http.Agent({ keepAlive: true });
  // Said although it is the default: an environment variable (NODE_TLS_REJECT_UNAUTHORIZED) would turn the default off.
  const httpsAgent = new https.Agent({
    keepAlive: true,
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
  });
  let client: Promise<Axios> | undefined;
  const opened = async (): Promise<Axios> => {
    // Loaded with the first request, since it takes longer to load than all the rest of us.
    const axios = await import('axios');
    // A client of our own: `axios.create` would take over whatever the host program has put into `axios.defaults`.
    return new axios.Axios({
      adapter: 'http',
      baseURL: baseUrl,
      httpAgent,
      httpsAgent,
      maxRedirects: 0,
      maxContentLength: LARGEST_BYTES,
      responseType: 'text',
      transformRequest: [asIs],
      transformResponse: [asIs],
      validateStatus: () => true,
      ...(proxy ? {} : { proxy: false as const }),
    });
  };

  return {
    async send(request, signal, sent) {
      client ??= opened();
      const axios = await client;
      const attempt = new AbortController();
      const cancel = (): void => attempt.abort();
      let late = false;
      const timer = setTimeout(() => {
        late = true;
        cancel();
      }, timerMs(timeoutMs));
      signal.addEventListener('abort', cancel, { once: true });
      if (signal.aborted) cancel();
      try {
        const { status, headers, data } = await axios.request<unknown>({
          url: request.path,
          method: request.method,
          headers: {
            accept: 'application/json',
            'user-agent': 'investor-flow',
            ...request.headers,
          },
          signal: attempt.signal,
          ...(sent === undefined ? {} : { transport: telling(sent) }),
          ...(request.query === undefined ? {} : { params: request.query }),
          ...(request.body === undefined ? {} : { data: JSON.stringify(request.body) }),
        });
        return ok({ status, headers: plain(headers), text: typeof data === 'string' ? data : '' });
      } catch (thrown) {
        if (late)
          return err({
            reason: 'failed',
            code: 'TIMEOUT',
            message: `no whole answer within ${timeoutMs} ms`,
          });
        return err(signal.aborted ? { reason: 'cancelled' } : noAnswer(thrown));
      } finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
      }
    },
    close() {
      httpAgent.destroy();
      httpsAgent.destroy();
    },
  };
}

/** Node's own transport, which also tells when the last byte of a request has left. */
const telling = (sent: () => void) => ({
  request: (
    options: RequestOptions,
    answered: (response: IncomingMessage) => void,
  ): ClientRequest => {
    const request = (options.protocol === 'https:' ? https : http).request(options, answered);
    return request.once('finish', sent);
  },
});

const isAxiosError = (thrown: unknown): thrown is Error & { readonly code?: string } =>
  thrown instanceof Error && 'isAxiosError' in thrown;

/** Keeps a code and a sentence; the request, with its token, is let go here. */
function noAnswer(thrown: unknown): NoAnswer {
  if (!isAxiosError(thrown))
    return { reason: 'failed', code: 'UNKNOWN', message: 'the request could not be made' };
  const { code = 'UNKNOWN', message } = thrown;
  if (message.startsWith('maxContentLength')) return { reason: 'too-large' };
  // A host with several addresses fails with one error over all of them, which has no text of its own.
  return { reason: 'failed', code, message: message.trim() || 'no connection could be made' };
}

const plain = (headers: object): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
