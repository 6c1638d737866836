import type { Result } from '@investor-flow/core';

/** What a result holds; a test that expects a value fails on any other. */
export const valueOf = <Value>(result: Result<Value, unknown>): Value =>
  result.match(
    (value) => value,
    (error) => {
      throw new Error(`no value but ${JSON.stringify(error)}`);
    },
  );
export const errorOf = <Failure>(result: Result<unknown, Failure>): Failure =>
  result.match(
    () => {
      throw new Error('no failure but a value');
    },
    (error) => error,
  );

/** Whether every number anywhere in a value is one that may be handed out. */
export const isSound = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isFinite(value) && !Object.is(value, -0) && Math.abs(value) <= Number.MAX_SAFE_INTEGER
    : typeof value !== 'object' || value === null || Object.values(value).every(isSound);

export const isWhole = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isSafeInteger(value)
    : typeof value !== 'object' || value === null || Object.values(value).every(isWhole);
