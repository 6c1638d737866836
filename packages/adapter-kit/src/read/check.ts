import { err, type Issue, ok, type Result } from '@investor-flow/core';
import * as z from 'zod/mini';

/** Checks a part of an answer; each fault says where, below `path`, and what, never the value. */
export function check<Value>(
  schema: z.core.$ZodType<Value>,
  received: unknown,
  path: readonly PropertyKey[] = [],
): Result<Value, readonly Issue[]> {
  const read = z.safeParse(schema, received);
  if (read.success) return ok(read.data);
  return err(
    read.error.issues.map((issue) => ({
      path: [...path, ...issue.path].map(String).join('.'),
      message: issue.message,
    })),
  );
}
