import type { BrokerError, Question } from '@investor-flow/core';
import type { SeenRequest } from '@investor-flow/sandbox';
import { expect } from 'vitest';
import { expectHidden, shown } from '../support/shown.ts';
import { asked, rightOf } from './question.ts';
import type { BrokerName } from '../support/pair.ts';
import { SIGN_IN, type Stage } from './stage.ts';

const LONGEST_QUOTE = 2000;

/** What holds of every error: where it happened, and that it may be logged. */
export function checkError(error: BrokerError, at: object, secrets: readonly string[]): void {
  expect(error.at).toMatchObject(at);
  expect(Object.isFrozen(error)).toBe(true);
  if (error.kind === 'unreadable') {
    expect(error.issues).not.toEqual([]);
    expect(error.received.length).toBeLessThanOrEqual(LONGEST_QUOTE);
    // What a sign-in brought may hold a token.
    if (Object.values(SIGN_IN).includes(error.at.api ?? '')) expect(error.received).toBe('');
  }
  expectHidden(secrets, error);
  expect(shown(error)).not.toMatch(/Bearer |authorization/i);
}

/** Once the fault is gone the next question is answered, and nothing is left of the last. */
export async function checkAfterwards(
  stage: Stage,
  broker: BrokerName,
  question: Question,
): Promise<void> {
  expect(stage.leaks(), 'what is left behind').toEqual([]);
  stage.sandbox.faults.clear();
  // A key whose new tokens were refused rests for a minute before the next issue.
  await stage.sandbox.clock.advance(120_000);
  const { rows, error } = await asked(stage, question);
  expect(error, 'the next question').toBeUndefined();
  expect(rows).toEqual((await rightOf(broker, question)).rows);
  expect(stage.leaks(), 'what is left behind').toEqual([]);
  expect(stage.sandbox.violations).toEqual([]);
}

export const struckBy = (requests: readonly SeenRequest[], name: string): number =>
  requests.filter(({ fault }) => fault === name).length;
