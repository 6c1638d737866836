import { systemClock } from '@investor-flow/core';
import { expect, it } from 'vitest';
import { manualClock } from '../__fixtures__/manual-clock.ts';
import { sharedParts } from './connection.ts';

it('are one store and one limiter for everybody who lives by the same clock', () => {
  expect(sharedParts()).toBe(sharedParts(systemClock));
  const clock = manualClock();
  expect(sharedParts(clock)).toBe(sharedParts(clock));
});

it('are others for another clock', () => {
  const mine = sharedParts(manualClock());
  expect(mine.tokens).not.toBe(sharedParts().tokens);
  expect(mine.limiter).not.toBe(sharedParts().limiter);
});
