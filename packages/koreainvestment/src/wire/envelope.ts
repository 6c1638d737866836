import { type Answer, type Refusal, refusalByStatus } from '@investor-flow/adapter-kit';
import { err, ok, type Result } from '@investor-flow/core';
import * as z from 'zod/mini';
import { meansEmpty, refusalOf } from './return-codes.ts';

/**
 * A word, never so long that it could be a key or a token; a blank one says neither yes nor no. The blanks around it
 * are counted, since without an end to them a body of nothing else would be looked at for days.
 */
const code = z.string().check(z.regex(/^\s{0,80}\w{1,16}\s{0,80}$/));
const codeOrBlank = z.string().check(z.regex(/^\s{0,80}\w{0,16}\s{0,80}$/));
const envelope = z.union([
  // What token calls answer instead of a token.
  z.object({ error_code: code, error_description: z.optional(z.string()) }),
  // What data calls are wrapped in.
  z.object({ rt_cd: code, msg_cd: codeOrBlank, msg1: z.optional(z.string()) }),
  // What token calls answer: no code at all when they succeed.
  z.object({ access_token: z.string() }),
  z.object({ code: z.literal(200) }),
]);

/**
 * The body behind Korea Investment's two envelopes.
 *
 * The body decides before the status: refusals come with HTTP 500, 403 or 200 (measured).
 */
export function open({ status }: Answer, body: unknown): Result<unknown, Refusal> {
  const read = envelope.safeParse(body);
  if (!read.success) return err(withoutEnvelope(status, body));
  const said = read.data;
  if ('error_code' in said) return err(refusalOf(said.error_code, said.error_description ?? ''));
  if ('rt_cd' in said && (said.rt_cd !== '0' || meansEmpty(said.msg_cd)))
    return err(refusalOf(said.msg_cd, said.msg1 ?? ''));
  return status >= 200 && status < 300 ? ok(body) : err(refusalByStatus(status));
}

function withoutEnvelope(status: number, body: unknown): Refusal {
  if (status < 200 || status >= 300) return refusalByStatus(status);
  const message = body === undefined ? 'must be JSON' : 'has no rt_cd';
  return { kind: 'unreadable', issues: [{ path: '', message }] };
}
