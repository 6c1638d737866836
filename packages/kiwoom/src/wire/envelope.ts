import { type Answer, type Refusal, refusalByStatus } from '@investor-flow/adapter-kit';
import { err, ok, type Result } from '@investor-flow/core';
import * as z from 'zod/mini';
import { refusalOf } from './return-codes.ts';

const envelope = z.object({
  return_code: z.union([z.int(), z.pipe(z.string().check(z.regex(/^\d+$/)), z.transform(Number))]),
  return_msg: z.optional(z.string()),
});

/**
 * The body behind Kiwoom's envelope.
 *
 * The body decides before the status: refusals come with HTTP 200 and a `return_code` (measured).
 */
export function open({ status }: Answer, body: unknown): Result<unknown, Refusal> {
  const read = envelope.safeParse(body);
  if (!read.success) return err(withoutEnvelope(status, body));
  const { return_code: code, return_msg: message = '' } = read.data;
  if (code !== 0) return err(refusalOf(code, message));
  return status >= 200 && status < 300 ? ok(body) : err(refusalByStatus(status));
}

function withoutEnvelope(status: number, body: unknown): Refusal {
  if (status < 200 || status >= 300) return refusalByStatus(status);
  const message = body === undefined ? 'must be JSON' : 'has no return_code';
  return { kind: 'unreadable', issues: [{ path: '', message }] };
}
