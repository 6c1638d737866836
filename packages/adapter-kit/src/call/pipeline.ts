import {
  type BrokerError,
  cancelled,
  type Clock,
  DependencyError,
  err,
  failure,
  type Issue,
  ok,
  type Origin,
  type QuestionContext,
  type Result,
  stillWanted,
} from '@investor-flow/core';
import type { Permit } from '../pace/queue.ts';
import { quote } from '../quote.ts';
import type { Endpoint } from '../read/endpoint.ts';
import type { TokenManager } from '../token/manager.ts';
import type { Token } from '../token/store.ts';
import { readJson } from './body.ts';
import type { CallEvent } from './event.ts';
import { clockAheadMs, retryAfterMs } from './headers.ts';
import { acquirePermit, limiterFailed } from './permit.ts';
import { isSuspicion, NOT_JSON, type Refusal, refusalWithoutJson } from './refusal.ts';
import { backOff, isCurable } from './retry.ts';
import type { Answer, NoAnswer } from './send.ts';
import type { Transport } from './transport.ts';

/** A checked answer, when it came, and what its headers said. */
export interface Reply<Body> {
  readonly body: Body;
  readonly headers: Answer['headers'];
  /** Epoch milliseconds. */
  readonly observedAt: number;
  /** What was received, for errors to quote. */
  readonly text: string;
}

export interface Call<Query, Body> {
  readonly endpoint: Endpoint<Query, Body>;
  readonly query: Query;
  readonly asking: QuestionContext;
  /** The call that brings a token: it has none that could be refused. */
  readonly signIn?: boolean;
}

/** As many faults as anybody reads; an answer may have one in every column of every row. */
const MOST_ISSUES = 100;

/**
 * Asks one question of a broker: have a token, wait for a permit, send, open the envelope, check the shape.
 *
 * The token comes before the permit: a rate-limit slot expires if it is not used at once.
 */
export async function call<Query, Body>(
  transport: Transport,
  tokens: TokenManager | undefined,
  made: Call<Query, Body>,
): Promise<Result<Reply<Body>, BrokerError>> {
  const { endpoint, asking } = made;
  const at: Origin = { ...asking.at, api: endpoint.id };
  const here: QuestionContext = { ...asking, at };
  let refused: Token | undefined;
  let isRenewed = false;
  let retriesLeft = transport.retries;

  for (let attempt = 1; ; attempt += 1) {
    const held = await tokenFor(tokens, refused, here);
    if (held.isErr()) return err(held.error);
    const token = held.value;
    await transport.sender.ready();
    const permit = await acquirePermit(transport, endpoint.id, here);
    if (permit.isErr()) return err(permit.error);

    const outcome = await attemptOnce(
      transport,
      { ...made, asking: here },
      { token, permit: permit.value, attempt },
    );
    const verdict = outcome.isOk() ? 'accepted' : outcome.error.verdict;
    if (token !== undefined && verdict === 'accepted') tokens?.accepted(token);
    if (outcome.isOk()) return ok(outcome.value);
    if (asking.signal.aborted) return err(cancelled(at, asking.signal));

    const { error, waitMs } = outcome.error;
    const isDead = verdict === 'refused' || verdict === 'suspected';
    if (isDead && !isRenewed && token !== undefined)
      if (tokens?.mayReplace(token, verdict === 'suspected') === true) {
        isRenewed = true;
        refused = token;
        continue;
      }
    refused = undefined;
    const wait = waitMs ?? backOff(transport.retries - retriesLeft);
    if (!isCurable(error) || retriesLeft === 0 || wait > here.waitBudget.left()) {
      transport.announce(failed(error));
      return err(error);
    }
    retriesLeft -= 1;
    transport.announce({
      type: 'retry',
      at,
      attempt: attempt + 1,
      waitMs: wait,
      because: error.message,
    });
    await here.waitBudget.during(() => pause(transport.clock, wait, asking.signal));
    const wanted = stillWanted(here);
    if (wanted.isErr()) return err(wanted.error);
  }
}

/** What an attempt that failed says of the token it was made with. */
type Verdict = 'accepted' | 'refused' | 'suspected' | 'unknown';

interface Failed {
  readonly error: BrokerError;
  readonly verdict: Verdict;
  /** How long the broker asks to wait. */
  readonly waitMs: number | undefined;
}

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
    if (!signal.aborted) throw new DependencyError('CLOCK');
  }
}

function tokenFor(
  tokens: TokenManager | undefined,
  refused: Token | undefined,
  asking: QuestionContext,
): Promise<Result<Token | undefined, BrokerError>> {
  if (tokens === undefined) return Promise.resolve(ok(undefined));
  return refused === undefined ? tokens.get(asking) : tokens.renew(refused, asking);
}

interface Attempt {
  readonly token: Token | undefined;
  readonly permit: Permit;
  readonly attempt: number;
}

async function attemptOnce<Query, Body>(
  transport: Transport,
  { endpoint, query, asking, signIn = false }: Call<Query, Body>,
  { token, permit, attempt }: Attempt,
): Promise<Result<Reply<Body>, Failed>> {
  const { at, signal } = asking;
  const { headers = {}, ...asked } = endpoint.request(query);
  transport.announce({ type: 'request', at, attempt });
  const began = transport.clock.now();
  const sent = await transport.sender.send(
    { ...asked, headers: { ...transport.dialect.headers(endpoint.id, token), ...headers } },
    signal,
    () => permit.sent(),
  );
  if (sent.isOk()) permit.sent();
  permit.done();
  if (sent.isErr()) return err(final(unanswered(transport, sent.error, asking)));
  const answer = sent.value;
  const observedAt = transport.clock.now();
  const { status } = answer;
  transport.announce({ type: 'response', at, attempt, status, tookMs: observedAt - began });
  checkClock(transport, at, clockAheadMs(answer, began, observedAt));

  const json = readJson(answer.text);
  const opened = json.isErr()
    ? err(refusalWithoutJson(answer))
    : transport.dialect.open(answer, json.value);
  const received = {
    at,
    answer,
    api: endpoint.id,
    signIn,
    waitMs: retryAfterMs(answer, observedAt),
  };
  if (opened.isErr()) return err(refusedBy(transport, opened.error, received));
  const body = endpoint.read(opened.value, query);
  // What a sign-in brought may hold a token that is not known yet, so nothing of it is quoted.
  const quoted = signIn ? '' : answer.text;
  if (body.isErr()) return err(final(unreadable(transport, at, body.error, quoted), 'accepted'));
  return ok({ body: body.value, headers: answer.headers, observedAt, text: answer.text });
}

const HOUR_MS = 3_600_000;

function checkClock(transport: Transport, at: Origin, aheadMs: number | undefined): void {
  if (aheadMs === undefined || !transport.isHostClock) return;
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  const because = `The clock of this host is ${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} the broker's`;
  transport.notice(at, because, 'clock', HOUR_MS);
}

const final = (error: BrokerError, verdict: Verdict = 'unknown', waitMs?: number): Failed => ({
  error,
  verdict,
  waitMs,
});

/** An answer whose columns or rows are not what the call has. */
export const unreadable = (
  { redact }: Pick<Transport, 'redact'>,
  at: Origin,
  issues: readonly Issue[],
  received: string,
): BrokerError =>
  failure.unreadable(at, {
    issues: issues.slice(0, MOST_ISSUES),
    received: quote(redact, received),
  });

function unanswered(
  { redact }: Transport,
  no: NoAnswer,
  { at, signal }: QuestionContext,
): BrokerError {
  switch (no.reason) {
    case 'cancelled':
      return cancelled(at, signal);
    case 'too-large':
      return failure.unreadable(at, {
        issues: [{ path: '', message: 'the answer is larger than 4 MiB' }],
        received: '',
      });
    case 'failed':
      return failure.unavailable(at, {
        cause: { code: no.code, message: quote(redact, no.message) },
      });
  }
}

/** Which call was answered, and how. */
interface Received {
  readonly at: Origin;
  readonly answer: Answer;
  readonly api: string;
  readonly signIn: boolean;
  /** `Retry-After`. */
  readonly waitMs: number | undefined;
}

function refusedBy(
  transport: Transport,
  refusal: Refusal,
  { at, answer, api, signIn, waitMs }: Received,
): Failed {
  const shown = (text: string): string => quote(transport.redact, text);
  // A broker may write anything where its code or its sentence belongs.
  const code = 'code' in refusal && refusal.code !== undefined ? { code: shown(refusal.code) } : {};
  switch (refusal.kind) {
    case 'unauthenticated': {
      const { renew, reason: said } = refusal;
      const reason = signIn && said === 'token-refused' ? 'key-refused' : said;
      return final(failure.unauthenticated(at, { reason, ...code }), renew ? 'refused' : 'unknown');
    }
    case 'throttled': {
      slowDown(transport, at, api, refusal.perSecond);
      const after = refusal.retryAfterMs ?? waitMs;
      const detail = { ...code, ...(after === undefined ? {} : { retryAfterMs: after }) };
      const error = failure.throttled(at, detail, "The broker's quota is used up");
      return final(error, 'unknown', after);
    }
    case 'rejected': {
      const brokerMessage = shown(refusal.brokerMessage);
      const error = failure.rejected(at, { code: shown(refusal.code), brokerMessage });
      return final(error, isSuspicion(refusal, answer.status) ? 'suspected' : 'accepted');
    }
    case 'empty':
      return final(failure.empty(at, { because: shown(refusal.because), ...code }), 'accepted');
    case 'unreadable':
      return final(unreadable(transport, at, refusal.issues, signIn ? '' : answer.text));
    case 'unavailable': {
      const cause = { code: shown(refusal.cause.code), message: shown(refusal.cause.message) };
      const isQuoted = cause.code === NOT_JSON && !signIn && answer.text !== '';
      const received = isQuoted ? { received: shown(answer.text) } : {};
      const error = failure.unavailable(at, { cause, ...code, ...received });
      return final(error, 'unknown', waitMs);
    }
  }
}

/** Refusals of calls that were in flight together are announced once. */
const TOGETHER_MS = 1000;

function slowDown(transport: Transport, at: Origin, api: string, stated: number | undefined): void {
  const { limiter, dialect } = transport;
  const { key, perSecond } = dialect.turn(api);
  try {
    if (stated !== undefined) limiter.learn?.(key, stated);
    limiter.refused?.(key, perSecond);
  } catch (thrown) {
    throw limiterFailed(thrown);
  }
  if (limiter.refused === undefined || perSecond <= 1) return;
  const because =
    'The broker refused a call as too fast: its pace is halved, at most to 1 a second, and rises again by 1 a second every 10 s';
  transport.notice(at, because, key, TOGETHER_MS);
}
