import type { Result } from '@investor-flow/core';

/** The value of a result, or a failed test that shows the error. */
export const valueOf = <Value>(result: Result<Value, unknown>): Value =>
  result.match(
    (value) => value,
    (error) => {
      throw new Error(`expected a value, got ${JSON.stringify(error)}`);
    },
  );

/** The error of a result, or a failed test. */
export const errorOf = <Failure>(result: Result<unknown, Failure>): Failure =>
  result.match(
    () => {
      throw new Error('expected an error, got a value');
    },
    (error) => error,
  );

/** What is thrown, with its stack and its cause; fails the test where nothing is. */
export function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (thrown) {
    return thrown;
  }
  throw new Error('nothing was thrown');
}

/** Whether every number in a value is finite, exact and not -0. */
export const isSound = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isFinite(value) && !Object.is(value, -0) && Math.abs(value) <= Number.MAX_SAFE_INTEGER
    : typeof value !== 'object' || value === null || Object.values(value).every(isSound);

/** Everything that a walk gives, in its order. */
export async function allOf<Item>(walk: AsyncIterable<Item>): Promise<readonly Item[]> {
  const found: Item[] = [];
  for await (const item of walk) found.push(item);
  return found;
}
