import { type BrokerError, err, failure, ok, type Result } from '@investor-flow/core';
import { type Asking, asking, AT } from './asking.ts';
import { type ManualClock, manualClock } from './manual-clock.ts';
import { memoryTokenStore } from '../token/memory.ts';
import { type TokenManager, tokenManager } from '../token/manager.ts';
import type { Token, TokenStore } from '../token/store.ts';

export const DAY_MS = 86_400_000;
export const KEY = 'somebody-0123';

export const tokenAt = (issuedAt: number, value: string, lifeMs = DAY_MS): Token => ({
  value,
  issuedAt,
  expiresAt: issuedAt + lifeMs,
});

export const refusedKey: BrokerError = failure.unauthenticated(AT, { reason: 'key-refused' });

type Issued = Result<Token, BrokerError>;

/** A manager whose broker gives the scripted answers; by default a numbered token that is valid for a day. */
export function managing({
  clock = manualClock(),
  store = memoryTokenStore(),
  ending = new AbortController().signal,
  issue,
}: {
  readonly clock?: ManualClock;
  readonly store?: TokenStore;
  readonly ending?: AbortSignal;
  readonly issue?: (count: number) => Promise<Issued>;
} = {}): {
  readonly clock: ManualClock;
  readonly manager: TokenManager;
  /** What a question of its own is given. */
  readonly get: (more?: Asking & { readonly refused?: Token }) => Promise<Issued>;
  readonly store: TokenStore;
  /** How often the broker was asked. */
  readonly issues: () => number;
  /** Every token text that was made known. */
  readonly seen: readonly string[];
  /** What was wrong and stopped nothing. */
  readonly notices: readonly string[];
} {
  let issues = 0;
  const seen: string[] = [];
  const notices: string[] = [];
  const usual = (count: number): Promise<Issued> =>
    Promise.resolve(ok(tokenAt(clock.now(), `token-${count}`)));
  const manager = tokenManager({
    store,
    key: KEY,
    clock,
    ending,
    issue: () => {
      issues += 1;
      return (issue ?? usual)(issues);
    },
    seen: ({ value }) => seen.push(value),
    notice: (_, because) => notices.push(because),
  });
  return {
    clock,
    manager,
    get: ({ refused, ...more } = {}) => manager.get(asking(clock, more), refused),
    store,
    issues: () => issues,
    seen,
    notices,
  };
}

/** What came of it: the token's text, or the kind of the failure. */
export const outcome = (held: Issued): string =>
  held.match(
    ({ value }) => value,
    (error) => (error.kind === 'unavailable' ? `unavailable ${error.cause.code}` : error.kind),
  );

export const closedMeanwhile = (): Promise<Issued> =>
  Promise.resolve(err(failure.cancelled(AT, 'The source is closed')));
