import { type BrokerError, failure, isTemporary } from '@investor-flow/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AT } from '../__fixtures__/asking.ts';
import { backOff } from './failed-attempt.ts';

it('sends again only what passes by itself', () => {
  const errors: readonly BrokerError[] = [
    failure.throttled(AT, {}, 'too fast'),
    failure.unavailable(AT, { cause: { code: 'X', message: 'gone' } }),
    failure.invalid(AT, []),
    failure.unsupported(AT, 'no'),
    failure.unauthenticated(AT, { reason: 'token-refused' }),
    failure.rejected(AT, { code: '1', brokerMessage: 'no' }),
    failure.empty(AT, { because: 'nothing' }),
    failure.unreadable(AT, { issues: [], received: '' }),
    failure.cancelled(AT, 'enough'),
  ];
  expect(errors.filter(isTemporary).map(({ kind }) => kind)).toEqual(['throttled', 'unavailable']);
});

it('backs off for half a second to twelve, longer each time, a whole number of milliseconds', () => {
  fc.assert(
    fc.property(fc.nat(2000), (before) => {
      const wait = backOff(before);
      expect(Number.isSafeInteger(wait)).toBe(true);
      expect(wait).toBeGreaterThanOrEqual(500);
      expect(wait).toBeLessThanOrEqual(12_000);
      if (before < 4) expect(backOff(before + 1)).toBeGreaterThan(wait);
    }),
  );
});

it('backs off apart from everybody else', () => {
  const waits = new Set(Array.from({ length: 50 }, () => backOff(3)));
  expect(waits.size).toBeGreaterThan(10);
});
