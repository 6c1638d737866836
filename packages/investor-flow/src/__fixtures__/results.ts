import type { Result } from '@investor-flow/core';

/** The value of a result; fails the test when there is none. */
export const valueOf = <Value>(result: Result<Value, unknown>): Value => result._unsafeUnwrap();

/** The failure of a result; fails the test when there is none. */
export const errorOf = <Fault>(result: Result<unknown, Fault>): Fault => result._unsafeUnwrapErr();
