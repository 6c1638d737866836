import { type BrokerError, type Result } from '@investor-flow/core';
import { getEventListeners } from 'node:events';
import { expect } from 'vitest';
import { expectHidden } from '../../support/shown.ts';

/** Longer than any error has to be: a quote has 2,000 characters, and each may be shown escaped. */
const LONGEST_ERROR = 65_536;

const SHARED = [Object, Array, String, Number, Function, Promise].map(
  ({ prototype }) => prototype as object,
);
const shapes = (): string => SHARED.map((it) => Reflect.ownKeys(it).map(String).join()).join('\n');
const before = shapes();

export const SECRETS = {
  appKey: 'PSkeyPSkeyPSkey1',
  secret: 'hush+hush/hush=2',
  token: 'tok-en_tok.en3',
};

/** What has to hold after any answer at all: a result, nothing spoilt, nothing told, nothing left behind. */
export function checkAfterwards(result: Result<unknown, BrokerError>, signal: AbortSignal): void {
  expect(shapes()).toBe(before);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
  if (result.isOk()) return;
  const { error } = result;
  expect(Object.isFrozen(error)).toBe(true);
  expect(JSON.stringify(error).length).toBeLessThan(LONGEST_ERROR);
  expectHidden(Object.values(SECRETS), error);
  expect(error.kind === 'unavailable' && error.cause.code).not.toBe('UNEXPECTED');
}
