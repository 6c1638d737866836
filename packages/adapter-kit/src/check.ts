import { err, type Issue, ok, type Result } from '@investor-flow/core';
import type * as z from 'zod';

/** Checks a part of an answer; each fault says where, below `path`, and what, never the value. */
export function check<Value>(
  schema: z.ZodType<Value>,
  received: unknown,
  path: readonly PropertyKey[] = [],
): Result<Value, readonly Issue[]> {
  const read = schema.safeParse(received);
  if (read.success) return ok(read.data);
  return err(
    read.error.issues.map((issue) => ({
      path: [...path, ...issue.path].map(String).join('.'),
      message: issue.message,
    })),
  );
}

/** Checks the shape of an answer and gives it as it came: columns the schema does not name are still there, and nothing was copied. */
export const shaped = <Shape extends z.ZodType>(
  schema: Shape,
  received: unknown,
): Result<z.input<Shape>, readonly Issue[]> =>
  check(schema, received).map(() => received as z.input<Shape>);
