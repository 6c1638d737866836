import { randomUUID } from 'node:crypto';
import {
  type Answer,
  type Dialect,
  type Refusal,
  refusalByStatus,
} from '@investor-flow/adapter-kit';
import { err, ok, type Result } from '@investor-flow/core';
import * as z from 'zod/mini';
import type { Customer, Keys } from '../settings.ts';
import { meansEmpty, refusalOf } from './return-codes.ts';

/** How Korea Investment is spoken to: one quota for the key, and the secret in every call. */
export const koreaInvestmentDialect = (
  settings: Keys & {
    readonly quota: string;
    readonly perSecond: number;
    readonly customer: Customer;
  },
): Dialect => ({
  headers: (api, token) => ({
    'content-type': 'application/json; charset=utf-8',
    ...(token === undefined
      ? {}
      : {
          authorization: `Bearer ${token.value}`,
          appkey: settings.appKey,
          appsecret: settings.appSecret,
          tr_id: api,
          ...customerHeaders(settings.customer),
        }),
  }),
  open,
  quotaOf: (api) => {
    const isToken = api === 'tokenP' || api === 'revokeP';
    return {
      key: isToken ? `${settings.quota}:token` : settings.quota,
      perSecond: isToken ? 1 : settings.perSecond,
    };
  },
});

/** A corporation's call carries a number of its own. */
const customerHeaders = (customer: Customer): Readonly<Record<string, string>> =>
  customer.type === 'personal'
    ? { custtype: 'P' }
    : {
        custtype: 'B',
        personalseckey: customer.personalSecretKey,
        seq_no: customer.sequenceNumber,
        ip_addr: customer.ipAddress,
        phone_number: customer.phoneNumber,
        gt_uid: randomUUID().replaceAll('-', ''),
        ...(customer.macAddress === undefined ? {} : { mac_address: customer.macAddress }),
      };

/**
 * A word, never so long that it could be a key or a token; a blank one says neither yes nor no. The blanks around it
 * are counted, since without an end to them a body of nothing else would be looked at for days.
 */
const code = z.string().check(z.regex(/^\s{0,80}\w{1,16}\s{0,80}$/));
const codeOrBlank = z.string().check(z.regex(/^\s{0,80}\w{0,16}\s{0,80}$/));
const envelope = z.union([
  // What data calls are wrapped in.
  z.object({ rt_cd: code, msg_cd: codeOrBlank, msg1: z.optional(z.string()) }),
  // What token calls answer instead of a token.
  z.object({ error_code: code, error_description: z.optional(z.string()) }),
  // What token calls answer: no code at all when they succeed.
  z.object({ access_token: z.string() }),
  z.object({ code: z.literal(200) }),
]);
const NO_ENVELOPE: Refusal = {
  kind: 'unreadable',
  issues: [{ path: '', message: 'has no rt_cd' }],
};

/**
 * The body behind Korea Investment's two envelopes.
 *
 * The body decides before the status: refusals come with HTTP 500, 403 or 200 (measured).
 */
export function open({ status }: Answer, body: unknown): Result<unknown, Refusal> {
  const isGood = status >= 200 && status < 300;
  const read = envelope.safeParse(body);
  if (!read.success) return err(isGood ? NO_ENVELOPE : refusalByStatus(status));
  const said = read.data;
  if ('error_code' in said) return err(refusalOf(said.error_code, said.error_description ?? ''));
  if ('rt_cd' in said && (said.rt_cd !== '0' || meansEmpty(said.msg_cd)))
    return err(refusalOf(said.msg_cd, said.msg1 ?? ''));
  return isGood ? ok(body) : err(refusalByStatus(status));
}
