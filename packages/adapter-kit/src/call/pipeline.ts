import {
  type BrokerError,
  cancelled,
  DependencyError,
  err,
  isTemporary,
  ok,
  type QuestionContext,
  type Result,
} from '@investor-flow/core';
import { acquirePermit, type Permit } from '../pace/permit.ts';
import type { TokenManager } from '../token/manager.ts';
import type { Token } from '../token/store.ts';
import type { Answered, Endpoint, Reply, Transport } from './endpoint.ts';
import { backOff, type Called, type Failed, refusedBy, unreadable } from './failed-attempt.ts';
import { refusalWithoutJson } from './refusal.ts';
import { type Answer, readJson } from './send.ts';

/** Makes one call for a question. */
export type Ask = <Query, Body>(
  endpoint: Endpoint<Query, Body>,
  query: Query,
  asking: QuestionContext,
) => Promise<Result<Reply<Body>, BrokerError>>;

/**
 * Asks questions of a broker: have a token, wait for a permit, send, open the envelope, check the shape.
 *
 * The token comes before the permit: a rate-limit slot expires if it is not used at once. Without `tokens` a call has none
 * that could be refused; `signIn` is the call that brings one.
 */
export const caller = (transport: Transport, tokens?: TokenManager, signIn = false): Ask =>
  async function call(endpoint, query, asking) {
    const at = { ...asking.at, api: endpoint.id };
    const here: QuestionContext = { ...asking, at };
    const { signal } = asking;
    let refused: Token | undefined;
    let isRenewed = false;
    let retriesLeft = transport.retries;

    for (let attempt = 1; ; attempt += 1) {
      const held = await tokens?.get(here, refused);
      if (held !== undefined && held.isErr()) return err(held.error);
      const token = held?.value;
      await transport.sender.ready();
      const quota = transport.dialect.quotaOf(endpoint.id);
      const permit = await acquirePermit(transport.limiter, quota, here, (waitMs) =>
        transport.announce({ type: 'wait', at, for: 'quota', waitMs }),
      );
      if (permit.isErr()) return err(permit.error);

      const made = { endpoint, query, at, signal, signIn, token, permit: permit.value, attempt };
      const outcome = await attemptOnce(transport, made);
      const verdict = outcome.isOk() ? 'accepted' : outcome.error.verdict;
      if (token !== undefined && verdict === 'accepted') tokens?.accepted(token);
      if (outcome.isOk()) return ok(outcome.value);
      if (signal.aborted) return err(cancelled(at, signal));

      const { error, waitMs } = outcome.error;
      const isSuspected = verdict === 'suspected';
      const isDead = (isSuspected || verdict === 'refused') && !isRenewed;
      refused = undefined;
      if (isDead && token !== undefined && tokens?.mayReplace(token, isSuspected) === true) {
        isRenewed = true;
        refused = token;
        continue;
      }
      const wait = waitMs ?? backOff(transport.retries - retriesLeft);
      if (!isTemporary(error) || retriesLeft === 0 || wait > here.waitBudget.left()) {
        transport.announce({
          type: 'failure',
          at: error.at,
          kind: error.kind,
          message: error.message,
          ...('code' in error && error.code !== undefined ? { code: error.code } : {}),
        });
        return err(error);
      }
      retriesLeft -= 1;
      const because = error.message;
      transport.announce({ type: 'retry', at, attempt: attempt + 1, waitMs: wait, because });
      try {
        await here.waitBudget.during(() => transport.clock.sleep(wait, signal));
      } catch {
        // A sleep that ends early because the question ended is not a fault of the clock.
        if (!signal.aborted) throw new DependencyError('CLOCK');
      }
    }
  };

interface Attempt<Query, Body> {
  readonly endpoint: Endpoint<Query, Body>;
  readonly query: Query;
  readonly at: Called;
  readonly signal: AbortSignal;
  readonly signIn: boolean;
  readonly token: Token | undefined;
  readonly permit: Permit;
  readonly attempt: number;
}

async function attemptOnce<Query, Body>(
  transport: Transport,
  { endpoint, query, at, signal, signIn, token, permit, attempt }: Attempt<Query, Body>,
): Promise<Result<Reply<Body>, Failed>> {
  const { clock, dialect, sender } = transport;
  const { headers = {}, ...asked } = endpoint.request(query);
  // What a limiter throws in the middle of sending is thrown after it.
  let fault: DependencyError | undefined;
  let isSent = false;
  const countSent = (): void => {
    if (isSent) return;
    isSent = true;
    try {
      permit.sent();
    } catch (thrown) {
      fault = DependencyError.of('LIMITER', thrown);
    }
  };
  transport.announce({ type: 'request', at, attempt });
  const began = clock.now();
  const sent = await sender.send(
    { ...asked, headers: { ...dialect.headers(endpoint.id, token), ...headers } },
    signal,
    countSent,
  );
  if (sent.isOk()) countSent();
  try {
    permit.done();
  } catch (thrown) {
    fault ??= DependencyError.of('LIMITER', thrown);
  }
  if (fault !== undefined) throw fault;
  const observedAt = clock.now();
  const received = { at, signIn, observedAt };
  if (sent.isErr()) return err(refusedBy(transport, sent.error, received));
  const answer = sent.value;
  const { status } = answer;
  transport.announce({ type: 'response', at, attempt, status, tookMs: observedAt - began });
  const aheadMs = transport.isHostClock ? clockAheadMs(answer, began, observedAt) : undefined;
  if (aheadMs !== undefined) {
    const seconds = Math.round(Math.abs(aheadMs) / 1000);
    const because = `The clock of this host is ${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} the broker's`;
    transport.notice(at, because, 'clock', HOUR_MS);
  }

  const json = readJson(answer.text);
  const opened = json.isErr()
    ? err(refusalWithoutJson(status, answer.text))
    : dialect.open(answer, json.value);
  if (opened.isErr()) return err(refusedBy(transport, opened.error, { ...received, answer }));
  const body = endpoint.read(opened.value, query, transport.redact);
  // What a sign-in brought may hold a token that is not known yet, so nothing of it is quoted.
  const quoted = signIn ? '' : answer.text;
  const fail: Answered['unreadable'] = (issues) => unreadable(transport, at, issues, quoted);
  if (body.isErr()) return err({ error: fail(body.error), verdict: 'accepted' });
  const { headers: said } = answer;
  return ok({ api: endpoint.id, headers: said, observedAt, unreadable: fail, body: body.value });
}

const HOUR_MS = 3_600_000;

/** A difference that is worth a word: answers travel, and a date has whole seconds. */
const WORTH_MS = 2000;

/**
 * How far the clock of this host is ahead of the broker's (below 0: behind it), where that is more than 2 s.
 *
 * The answer was made between `began` and `ended`, at the second that its header names.
 */
export function clockAheadMs(
  { headers }: Answer,
  began: number,
  ended: number,
): number | undefined {
  const second = Date.parse(headers['date'] ?? '');
  const ahead = began - (second + 999);
  const behind = second - ended;
  if (ahead > WORTH_MS) return ahead;
  return behind > WORTH_MS ? -behind : undefined;
}
