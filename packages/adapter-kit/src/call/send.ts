import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import { TextDecoder } from 'node:util';
import { allowManyListeners, err, ok, Result, timerMs } from '@investor-flow/core';
import type { Axios } from 'axios';
import { type Failed, isClosedBefore, type NoAnswer, noAnswer, timedOut } from './refusal.ts';

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

export interface SenderSettings {
  readonly baseUrl: string;
  /** One attempt from the first byte to the last, in real time. */
  readonly timeoutMs: number;
  /** Whether the environment's proxy variables count. */
  readonly proxy: boolean;
  readonly userAgent: string;
  /** How long a connection is kept that is not used. */
  readonly idleMs?: number;
}

export type Sender = ReturnType<typeof sender>;

/** The one place that talks to a network, and where a promise stops rejecting; nothing of axios leaves it. */
export function sender(settings: SenderSettings) {
  const { baseUrl, proxy, userAgent, idleMs } = settings;
  const timeoutMs = timerMs(settings.timeoutMs);
  const { httpAgent, httpsAgent, dropIdle, close } = agents(idleMs);
  let client: Promise<Axios> | undefined;

  /** A client that gives every answer as bytes, whatever its status; loaded late, since axios takes longer than all the rest of us. */
  const loaded = (): Promise<Axios> => {
    client ??= import('axios').then(
      (axios) =>
        // A client of our own: `axios.create` would take over whatever the host program has put into `axios.defaults`.
        new axios.Axios({
          adapter: 'http',
          baseURL: baseUrl,
          httpAgent,
          httpsAgent,
          maxRedirects: 0,
          maxContentLength: LARGEST_BYTES,
          responseType: 'arraybuffer',
          validateStatus: null,
          ...(proxy ? {} : { proxy: false as const }),
        }),
    );
    return client;
  };

  /** One request; its failure says whether it went over a connection that was open before. */
  const once = async (
    { path, method, headers, query, body }: Request,
    signal: AbortSignal,
    sent: () => void,
  ): Promise<Result<Answer, Failed>> => {
    let isReused = false;
    // Node's own transport, which also says over which connection a request goes, and when its last byte has left.
    const transport = {
      request(
        options: RequestOptions,
        answered: (response: IncomingMessage) => void,
      ): ClientRequest {
        const made = (options.protocol === 'https:' ? https : http).request(options, answered);
        return made
          .once('socket', () => {
            isReused = made.reusedSocket;
          })
          .once('finish', sent);
      },
    };
    try {
      const axios = await loaded();
      const answer = await axios.request<unknown>({
        url: path,
        method,
        headers: { accept: 'application/json', 'user-agent': userAgent, ...headers },
        signal,
        transport,
        ...(query === undefined ? {} : { params: query }),
        ...(body === undefined ? {} : { data: JSON.stringify(body) }),
      });
      const plain: Readonly<Record<string, string>> = Object.fromEntries(
        Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
      );
      const text = textOf(answer.data, plain['content-type'] ?? '');
      return ok({ status: answer.status, headers: plain, text });
    } catch (thrown) {
      return err({ thrown, isReused });
    }
  };

  return {
    /** Loads what sending needs, which takes long the first time: a permit must not wait for it. */
    async ready(): Promise<void> {
      // What fails here fails the request that comes next, with its reason.
      await loaded().catch(() => undefined);
    },
    /** Calls `sent` when the request has left: a connection, where none was open, has taken its time by then. */
    async send(
      request: Request,
      signal: AbortSignal,
      sent: () => void = () => undefined,
    ): Promise<Result<Answer, NoAnswer>> {
      const attempt = new AbortController();
      const cancel = (): void => attempt.abort();
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        cancel();
      }, timeoutMs);
      signal.addEventListener('abort', cancel, { once: true });
      if (signal.aborted) cancel();
      try {
        let outcome = await once(request, attempt.signal, sent);
        if (outcome.isErr()) dropIdle();
        // The server had closed the connection between two calls: it has not read this one.
        if (outcome.isErr() && isClosedBefore(outcome.error) && !attempt.signal.aborted)
          outcome = await once(request, attempt.signal, sent);
        if (outcome.isOk()) return ok(outcome.value);
        return err(isLate ? timedOut(timeoutMs) : noAnswer(outcome.error.thrown));
      } finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
      }
    },
    /** Lets go of every socket, a proxy's tunnel among them. */
    close,
  };
}

/** Balancers forget idle connections silently after a minute or so. */
const IDLE_MS = 15_000;

/** The connections of one sender: kept while they are used, and for a short time after. */
function agents(idleMs = IDLE_MS) {
  const closing = new AbortController();
  allowManyListeners(closing.signal);
  // The signal ends connections that no agent knows of: those to a proxy that has not opened its tunnel yet.
  const kept = { keepAlive: true, timeout: idleMs, signal: closing.signal };
  const httpAgent = new http.Agent(kept);
  // Said although it is the default: an environment variable (NODE_TLS_REJECT_UNAUTHORIZED) would switch the default off.
  const httpsAgent = new https.Agent({ ...kept, minVersion: 'TLSv1.2', rejectUnauthorized: true });
  return {
    httpAgent,
    httpsAgent,
    /** Lets go of connections that are not used: what broke one has often broken those that lie idle beside it. */
    dropIdle: () => {
      for (const { freeSockets } of [httpAgent, httpsAgent])
        for (const sockets of Object.values(freeSockets))
          for (const socket of sockets ?? []) socket.destroy();
    },
    close: () => {
      httpAgent.destroy();
      httpsAgent.destroy();
      closing.abort();
    },
  };
}

/** Many times what any answer has. */
const LARGEST_BYTES = 4 * 1024 * 1024;

/** What Korean hosts call EUC-KR with its extension by Microsoft, which decoders know as `euc-kr`. */
const EUC_KR = /^(?:x-)?(?:cp|ms|windows-?)949$|^uhc$/i;

/** The text of an answer in the charset that it declares (EUC-KR among them), else in UTF-8. */
export function textOf(data: unknown, contentType: string): string {
  if (!(data instanceof Uint8Array)) return '';
  const [, charset = 'utf-8'] = /charset\s*=\s*["']?([\w-]+)/i.exec(contentType) ?? [];
  try {
    return new TextDecoder(EUC_KR.test(charset) ? 'euc-kr' : charset).decode(data);
  } catch {
    // Not a charset that this host knows.
    return new TextDecoder().decode(data);
  }
}

/** An answer read as JSON. */
export const readJson = Result.fromThrowable((text: string): unknown => JSON.parse(text));
