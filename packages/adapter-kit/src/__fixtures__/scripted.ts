import { type BrokerError, err, ok, type Result } from '@investor-flow/core';
import { caller } from '../call/pipeline.ts';
import { type Asking, asking } from './asking.ts';
import { type ManualClock, manualClock } from './manual-clock.ts';
import type { Dialect, Endpoint, Reply, Transport } from '../call/endpoint.ts';
import { type CallEvent, noticer } from '../call/event.ts';
import { localLimiter } from '../pace/limiter.ts';
import type { Limiter } from '../pace/permit.ts';
import { redactor } from '../redact.ts';
import type { NoAnswer, Refusal } from '../call/refusal.ts';
import type { Answer, Request, Sender } from '../call/send.ts';
import type { TokenManager } from '../token/manager.ts';

type Came = Result<Answer, NoAnswer>;

/** What a scripted broker does with one request. */
export type Step = Came | Sender['send'];

export const answer = (body: unknown, more: Partial<Answer> = {}): Came =>
  ok({ status: 200, headers: {}, text: JSON.stringify(body), ...more });
export const good = answer({ data: 'what was asked' });
export const refusing = (refusal: Refusal): Came => answer({ refusal });
export const silent = (code = 'ECONNRESET', message = 'the socket is gone'): Came =>
  err({ kind: 'unavailable', cause: { code, message } });

/** A broker that says in so many words what its answers mean. */
export const plainDialect: Dialect = {
  headers: (api, token) => ({
    api,
    ...(token === undefined ? {} : { authorization: `Bearer ${token.value}` }),
  }),
  open: (_, body) => {
    if (typeof body !== 'object' || body === null)
      return err({ kind: 'unreadable', issues: [{ path: '', message: 'must be JSON' }] });
    return 'refusal' in body ? err(body.refusal as Refusal) : ok(body);
  },
  quotaOf: (api) => ({ key: api, perSecond: 10 }),
};

export const endpoint: Endpoint<string, string> = {
  id: 'tr01',
  request: (query) => ({ method: 'GET', path: '/tr01', query: { query } }),
  read: (body) =>
    typeof body === 'object' && body !== null && 'data' in body && typeof body.data === 'string'
      ? ok(body.data)
      : err([{ path: 'data', message: 'must be text' }]),
};

export interface Scripted {
  readonly clock: ManualClock;
  readonly transport: Transport;
  readonly requests: readonly Request[];
  readonly events: readonly CallEvent[];
  /** Tokens, permits and requests in the order they were had. */
  readonly log: string[];
}

/** A transport to a broker that plays its steps one after another, and then has no more to say. */
export function scripted(
  steps: readonly Step[],
  more: {
    readonly clock?: ManualClock;
    readonly retries?: number;
    readonly limiter?: Limiter;
    readonly secrets?: readonly string[];
    readonly isHostClock?: boolean;
    readonly dialect?: Partial<Dialect>;
  } = {},
): Scripted {
  const { clock = manualClock() } = more;
  const requests: Request[] = [];
  const events: CallEvent[] = [];
  const log: string[] = [];
  const limiter: Transport['limiter'] = more.limiter ?? localLimiter(clock);
  const sender: Sender = {
    ready: () => Promise.resolve(),
    send: (request, signal, sent) => {
      log.push('send');
      const step = steps[requests.length];
      requests.push(request);
      if (step === undefined) throw new Error('the script is over');
      return typeof step === 'function' ? step(request, signal, sent) : Promise.resolve(step);
    },
    close: () => undefined,
  };
  const transport: Transport = {
    sender,
    dialect: { ...plainDialect, ...more.dialect },
    limiter: {
      ...limiter,
      // Handed on as it is, whatever it throws or answers.
      acquire: (...given) =>
        limiter.acquire(...given).then((permit) => {
          log.push('permit');
          return permit;
        }),
      takeFree: (...given) => {
        const permit = limiter.takeFree?.(...given);
        if (permit !== undefined) log.push('permit');
        return permit;
      },
    },
    clock,
    redact: redactor(more.secrets ?? []),
    isHostClock: more.isHostClock ?? false,
    announce: (event) => events.push(event),
    notice: noticer((event) => events.push(event)),
    retries: more.retries ?? 3,
  };
  return { clock, transport, requests, events, log };
}

type Asked = Asking & { readonly manager?: TokenManager | undefined };

/** Asks the one endpoint there is. */
export const ask = (
  { transport, clock }: Scripted,
  { manager, ...more }: Asked = {},
): Promise<Result<Reply<string>, BrokerError>> =>
  caller(transport, manager)(endpoint, 'q', asking(clock, more));

/** The same, and its waits pass at once. */
export const asked = (script: Scripted, more?: Asked): ReturnType<typeof ask> =>
  script.clock.until(ask(script, more));

/** How long each back-off was to be. */
export const waits = ({ events }: Scripted): readonly number[] =>
  events.flatMap((event) => (event.type === 'retry' ? [event.waitMs] : []));
