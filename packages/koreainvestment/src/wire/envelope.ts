import { type Answer, type Refusal, refusalByStatus } from '@investor-flow/adapter-kit';
import { err, ok, type Result } from '@investor-flow/core';
import * as z from 'zod';
import { meansEmpty, refusalOf } from './return-codes.ts';

/** A word, never so long that it could be a key or a token; a blank one says neither yes nor no. */
const code = z.string().regex(/^\s*\w{1,16}\s*$/);
const codeOrBlank = z.string().regex(/^\s*\w{0,16}\s*$/);
/** What data calls are wrapped in. */
const data = z.looseObject({
  rt_cd: code,
  msg_cd: codeOrBlank,
  msg1: z.string().optional(),
});
/** What token calls answer instead of a token. */
const denial = z.looseObject({
  error_code: code,
  error_description: z.string().optional(),
});
/** What token calls answer: no code at all when they succeed. */
const granted = z.union([
  z.looseObject({ access_token: z.string() }),
  z.looseObject({ code: z.literal(200) }),
]);

/**
 * The body behind Korea Investment's two envelopes.
 *
 * The body decides before the status: refusals come with HTTP 500, 403 or 200 (measured).
 */
export function open({ status }: Answer, body: unknown): Result<unknown, Refusal> {
  const denied = denial.safeParse(body);
  if (denied.success)
    return err(refusalOf(denied.data.error_code, denied.data.error_description ?? ''));
  const read = data.safeParse(body);
  if (read.success) {
    const { rt_cd: result, msg_cd: reason, msg1: message = '' } = read.data;
    if (result !== '0' || meansEmpty(reason)) return err(refusalOf(reason, message));
  } else if (!granted.safeParse(body).success) return err(withoutEnvelope(status, body));
  return status >= 200 && status < 300 ? ok(body) : err(refusalByStatus(status));
}

function withoutEnvelope(status: number, body: unknown): Refusal {
  if (status < 200 || status >= 300) return refusalByStatus(status);
  const message = body === undefined ? 'is no JSON' : 'has no rt_cd';
  return { kind: 'unreadable', issues: [{ path: '', message }] };
}
