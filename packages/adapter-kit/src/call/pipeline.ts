import {
  type BrokerError,
  cancelled,
  type Clock,
  DependencyError,
  err,
  ok,
  type Origin,
  type QuestionContext,
  type Result,
  stillWanted,
} from '@investor-flow/core';
import type { Permit } from '../pace/queue.ts';
import type { Endpoint } from './endpoint.ts';
import type { TokenManager } from '../token/manager.ts';
import type { Token } from '../token/store.ts';
import { readJson } from './body.ts';
import type { CallEvent } from './event.ts';
import { type Failed, final, refusedBy, unanswered, unreadable } from './failed-attempt.ts';
import { clockAheadMs, retryAfterMs } from './headers.ts';
import { checkClock } from './notices.ts';
import { acquirePermit } from './permit.ts';
import { refusalWithoutJson } from './refusal.ts';
import { backOff, isCurable } from './retry.ts';
import type { Answer } from './send.ts';
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

const failed = (error: BrokerError): CallEvent => ({
  type: 'failure',
  at: error.at,
  kind: error.kind,
  message: error.message,
  ...('code' in error && error.code !== undefined ? { code: error.code } : {}),
});

/** A sleep that ends early because the question ended is not a fault of the clock. */
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
