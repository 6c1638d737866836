import type { BrokerError } from '@investor-flow/core';
import type { Sandbox } from '@investor-flow/sandbox';
import { inspect } from 'node:util';
import { expect } from 'vitest';
import type { Outcome } from './ask.ts';
import type { Bound, Expected } from './bounds.ts';
import type { Cell } from './cells.ts';
import { isSignIn, type Plan } from './plan.ts';
import { pagesOf, rightOf, timeless, type Told } from './right.ts';

const withoutTime = (pages: readonly (readonly Told[])[]): readonly (readonly object[])[] =>
  pages.map((page) => page.map(timeless));

/** The right answer and nothing else, or the right error after the pages before it. */
export async function checkOutcome(
  { broker, asked, place }: Cell,
  plan: Plan,
  {
    outcome,
    expected,
    leftOut,
  }: { outcome: Outcome; expected: Expected; leftOut: readonly string[] },
): Promise<void> {
  const { ending } = expected;
  const right = pagesOf(await rightOf(broker), asked, plan);
  expect(outcome.errors).toMatchObject(ending === undefined ? [] : [ending]);
  expect(outcome.endsThere, 'an error is the last').toBe(true);
  if (ending === undefined) {
    expect(new Set(leftOut).size, 'rows left out').toBe(expected.leftOut);
    expect(leftOut).toHaveLength(expected.leftOut);
    const kept = right.map((page) =>
      page.filter((it) => !('sector' in it) || !leftOut.includes(it.sector.code)),
    );
    expect(withoutTime(outcome.pages)).toEqual(withoutTime(kept));
  } else {
    const before = asked === 'foreignHoldingsPages' && !isSignIn(place) ? plan.spared : 0;
    expect(withoutTime(outcome.pages)).toEqual(withoutTime(right.slice(0, before)));
  }
}

/** The longest text an error may quote. */
const LONGEST_QUOTE = 2000;

/** What holds of every error: where it happened, and that it may be logged. */
export function checkError(
  error: BrokerError,
  at: BrokerError['at'],
  secrets: readonly string[],
): void {
  expect(error.at).toEqual(at);
  expect(Object.isFrozen(error)).toBe(true);
  if (error.kind === 'unreadable') {
    expect(error.issues).not.toEqual([]);
    expect(error.received.length).toBeLessThanOrEqual(LONGEST_QUOTE);
    // What a sign-in brought may hold a token.
    if (at.api === 'au10001' || at.api === 'tokenP') expect(error.received).toBe('');
  }
  const shown = inspect(error, { depth: Infinity }) + JSON.stringify(error);
  for (const secret of secrets) expect(shown).not.toContain(secret);
  expect(shown).not.toMatch(/Bearer |authorization/i);
}

export interface Counts {
  readonly calls: number;
  readonly signIns: number;
}

/** How many requests the broker has seen, of data and of tokens. */
export const countsOf = ({ requests }: Sandbox, api: string, signIn: string): Counts => ({
  calls: requests.filter((it) => it.api === api).length,
  signIns: requests.filter((it) => it.api === signIn).length,
});

export const since = (before: Counts, now: Counts): Counts => ({
  calls: now.calls - before.calls,
  signIns: now.signIns - before.signIns,
});

/** How often the call that was made most was made, from a request on. */
export function mostOfOne({ requests }: Sandbox, api: string, from: number): number {
  const made = new Map<string, number>();
  for (const { query, body, nextKey } of requests.slice(from).filter((it) => it.api === api)) {
    const call = JSON.stringify([query, body, nextKey]);
    made.set(call, 1 + (made.get(call) ?? 0));
  }
  return Math.max(0, ...made.values());
}

export function checkCounts(
  seen: Counts,
  bounds: Readonly<Record<keyof Counts, Bound>>,
  when: string,
): void {
  for (const what of ['calls', 'signIns'] as const) {
    const [least, most] = bounds[what];
    expect(seen[what], `${what} ${when}: at least`).toBeGreaterThanOrEqual(least);
    expect(seen[what], `${what} ${when}: at most`).toBeLessThanOrEqual(most);
  }
}
