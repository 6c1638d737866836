import {
  type BrokerError,
  err,
  failure,
  type Issue,
  ok,
  type Origin,
  type Result,
} from '@investor-flow/core';
import { type Asking, cancelled, stillWanted } from '../asking.ts';
import type { Clock } from '../clock.ts';
import type { Endpoint } from '../read/endpoint.ts';
import type { CallEvent } from './event.ts';
import { readJson } from './json.ts';
import { PartFailed } from '../lifetime.ts';
import type { Line } from './line.ts';
import { acquirePermit, limiterFailed } from './permit.ts';
import type { Permit } from '../pace/limiter.ts';
import { quote } from '../quote.ts';
import type { Refusal } from './refusal.ts';
import { backOff, isCurable } from './retry.ts';
import type { Answer, NoAnswer } from './send.ts';
import type { TokenKeeper } from '../token/manager.ts';
import type { Token } from '../token/store.ts';

/** A checked answer, when it came, and what its headers said. */
export interface Reply<Body> {
  readonly body: Body;
  readonly headers: Answer['headers'];
  /** Epoch milliseconds. */
  readonly observedAt: number;
  /** What was received, for errors to quote. */
  readonly text: string;
}

/** As many faults as anybody reads; an answer may have one in every column of every row. */
const MOST_ISSUES = 100;

/**
 * Asks one question of a broker: have a token, wait a turn, send, open the envelope, check the shape.
 *
 * The token comes before the turn: a turn is a moment, and waiting for a token would let it pass.
 */
export async function call<Query, Body>(
  line: Line,
  keeper: TokenKeeper | undefined,
  made: Call<Query, Body>,
): Promise<Result<Reply<Body>, BrokerError>> {
  const { endpoint, asking } = made;
  const at: Origin = { ...asking.at, api: endpoint.id };
  const here: Asking = { ...asking, at };
  let refused: Token | undefined;
  let renewed = false;
  let retriesLeft = line.retries;

  for (let attempt = 1; ; attempt += 1) {
    const token = await holdToken(keeper, refused, here);
    if (token.isErr()) return err(token.error);
    const permit = await acquirePermit(line, endpoint.id, here);
    if (permit.isErr()) return err(permit.error);

    const outcome = await attemptOnce(
      line,
      { ...made, asking: here },
      {
        token: token.value,
        permit: permit.value,
        attempt,
      },
    );
    if (outcome.isOk()) return ok(outcome.value);
    const { error, renew, waitMs } = outcome.error;
    if (asking.signal.aborted) return err(cancelled(at, asking.signal));

    if (renew && keeper !== undefined && !renewed) {
      renewed = true;
      refused = token.value;
      continue;
    }
    refused = undefined;
    const wait = waitMs ?? backOff(line.retries - retriesLeft);
    if (!isCurable(error) || retriesLeft === 0 || wait > here.patience.left()) {
      line.announce(failed(error));
      return err(error);
    }
    retriesLeft -= 1;
    line.announce({
      type: 'retry',
      at,
      attempt: attempt + 1,
      waitMs: wait,
      because: error.message,
    });
    await here.patience.during(() => pause(line.clock, wait, asking.signal));
    const wanted = stillWanted(here);
    if (wanted.isErr()) return err(wanted.error);
  }
}

export interface Call<Query, Body> {
  readonly endpoint: Endpoint<Query, Body>;
  readonly query: Query;
  readonly asking: Asking;
  /** The call that brings a token: it has none that could be refused. */
  readonly signIn?: boolean;
}

type Failed = {
  readonly error: BrokerError;
  readonly renew: boolean;
  readonly waitMs: number | undefined;
};

const failed = (error: BrokerError): CallEvent => ({
  type: 'failure',
  at: error.at,
  kind: error.kind,
  message: error.message,
  ...('code' in error && error.code !== undefined ? { code: error.code } : {}),
});

/** A sleep that ends early because the question ended is no fault of the clock. */
async function pause(clock: Clock, waitMs: number, signal: AbortSignal): Promise<void> {
  try {
    await clock.sleep(waitMs, signal);
  } catch {
    if (!signal.aborted) throw new PartFailed('CLOCK');
  }
}

function holdToken(
  keeper: TokenKeeper | undefined,
  refused: Token | undefined,
  asking: Asking,
): Promise<Result<Token | undefined, BrokerError>> {
  if (keeper === undefined) return Promise.resolve(ok(undefined));
  return refused === undefined ? keeper.get(asking) : keeper.renew(refused, asking);
}

interface Attempt {
  readonly token: Token | undefined;
  readonly permit: Permit;
  readonly attempt: number;
}

async function attemptOnce<Query, Body>(
  line: Line,
  { endpoint, query, asking, signIn = false }: Call<Query, Body>,
  { token, permit, attempt }: Attempt,
): Promise<Result<Reply<Body>, Failed>> {
  const { at, signal } = asking;
  const { headers = {}, ...asked } = endpoint.request(query);
  line.announce({ type: 'request', at, attempt });
  const began = line.clock.now();
  const sent = await line.sender.send(
    { ...asked, headers: { ...line.dialect.headers(endpoint.id, token), ...headers } },
    signal,
    () => permit.sent(),
  );
  if (sent.isOk()) permit.sent();
  permit.done();
  if (sent.isErr()) return err(final(unanswered(line, sent.error, asking)));
  const answer = sent.value;
  const observedAt = line.clock.now();
  const { status } = answer;
  line.announce({ type: 'response', at, attempt, status, tookMs: observedAt - began });

  const json = readJson(answer.text);
  const opened = line.dialect.open(answer, json.unwrapOr(undefined));
  if (opened.isErr()) {
    const refusal: Refusal =
      json.isErr() && opened.error.kind === 'unreadable'
        ? { kind: 'unreadable', issues: [json.error] }
        : opened.error;
    return err(refusedBy(line, refusal, { at, answer, api: endpoint.id, signIn }));
  }
  const body = endpoint.read(opened.value, query);
  // What a sign-in brought may hold a token that nobody knows yet, so nothing of it is quoted.
  const quoted = signIn ? '' : answer.text;
  if (body.isErr()) return err(final(unreadable(line, at, body.error, quoted)));
  return ok({ body: body.value, headers: answer.headers, observedAt, text: answer.text });
}

const final = (error: BrokerError): Failed => ({ error, renew: false, waitMs: undefined });

/** An answer whose columns or rows are not what the call has. */
export const unreadable = (
  { redact }: Pick<Line, 'redact'>,
  at: Origin,
  issues: readonly Issue[],
  received: string,
): BrokerError =>
  failure.unreadable(at, {
    issues: issues.slice(0, MOST_ISSUES),
    received: quote(redact, received),
  });

function unanswered({ redact }: Line, no: NoAnswer, { at, signal }: Asking): BrokerError {
  switch (no.reason) {
    case 'cancelled':
      return cancelled(at, signal);
    case 'too-large':
      return failure.unreadable(at, {
        issues: [{ path: '', message: 'the answer is larger than 8 MiB' }],
        received: '',
      });
    case 'failed':
      return failure.unavailable(at, {
        cause: { code: no.code, message: quote(redact, no.message) },
      });
  }
}

/** Which call was answered, and how. */
interface Told {
  readonly at: Origin;
  readonly answer: Answer;
  readonly api: string;
  readonly signIn: boolean;
}

function refusedBy(line: Line, refusal: Refusal, { at, answer, api, signIn }: Told): Failed {
  const shown = (text: string): string => quote(line.redact, text);
  // A broker may write anything where its code or its sentence belongs.
  const code = 'code' in refusal && refusal.code !== undefined ? { code: shown(refusal.code) } : {};
  switch (refusal.kind) {
    case 'unauthenticated': {
      const { renew, reason: said } = refusal;
      const reason = signIn && said === 'token-refused' ? 'key-refused' : said;
      const error = failure.unauthenticated(at, { reason, ...code });
      return { error, renew, waitMs: undefined };
    }
    case 'throttled': {
      const { perSecond: learned, retryAfterMs } = refusal;
      const { key, perSecond } = line.dialect.turn(api);
      try {
        if (learned !== undefined) line.limiter.learn?.(key, learned);
        line.limiter.refused?.(key, perSecond);
      } catch (thrown) {
        throw limiterFailed(thrown);
      }
      const detail = { ...code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
      const error = failure.throttled(at, detail, "The broker's quota is used up");
      return { error, renew: false, waitMs: retryAfterMs };
    }
    case 'rejected': {
      const brokerMessage = shown(refusal.brokerMessage);
      return final(failure.rejected(at, { code: shown(refusal.code), brokerMessage }));
    }
    case 'empty':
      return final(failure.empty(at, { because: shown(refusal.because), ...code }));
    case 'unreadable':
      return final(unreadable(line, at, refusal.issues, signIn ? '' : answer.text));
    case 'unavailable': {
      const cause = { code: shown(refusal.cause.code), message: shown(refusal.cause.message) };
      return final(failure.unavailable(at, { cause, ...code }));
    }
  }
}
