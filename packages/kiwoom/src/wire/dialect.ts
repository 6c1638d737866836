import {
  type Answer,
  type Dialect,
  type Refusal,
  refusalByStatus,
} from '@investor-flow/adapter-kit';
import { err, ok, type Result } from '@investor-flow/core';
import * as z from 'zod/mini';
import { refusalOf } from './return-codes.ts';

/** How Kiwoom is spoken to: one quota for each call id, the secret in the token call alone. */
export const kiwoomDialect = (settings: {
  readonly quota: string;
  readonly perSecond: number;
}): Dialect => ({
  headers: (api, token) => ({
    'content-type': 'application/json;charset=UTF-8',
    ...(token === undefined ? {} : { 'api-id': api, authorization: `Bearer ${token.value}` }),
  }),
  open,
  quotaOf: (api) => ({
    key: `${settings.quota}:${api}`,
    perSecond: api.startsWith('au') ? 1 : settings.perSecond,
  }),
});

const envelope = z.object({
  return_code: z.union([z.int(), z.pipe(z.string().check(z.regex(/^\d+$/)), z.transform(Number))]),
  return_msg: z.optional(z.string()),
});
const NO_ENVELOPE: Refusal = {
  kind: 'unreadable',
  issues: [{ path: '', message: 'has no return_code' }],
};

/**
 * The body behind Kiwoom's envelope.
 *
 * The body decides before the status: refusals come with HTTP 200 and a `return_code` (measured).
 */
export function open({ status }: Answer, body: unknown): Result<unknown, Refusal> {
  const isGood = status >= 200 && status < 300;
  const read = envelope.safeParse(body);
  if (!read.success) return err(isGood ? NO_ENVELOPE : refusalByStatus(status));
  const { return_code: code, return_msg: message = '' } = read.data;
  if (code !== 0) return err(refusalOf(code, message));
  return isGood ? ok(body) : err(refusalByStatus(status));
}

/** Where the next page is; a promise without a key, or one that is neither yes nor no, reads as a blank cursor. */
export function cursorIn(headers: Readonly<Record<string, string>>): string | undefined {
  const { 'cont-yn': more = 'N', 'next-key': key = '' } = headers;
  if (more === 'N' || more === '') return undefined;
  return more === 'Y' ? key : '';
}

/** The headers that ask for the page behind a cursor. */
export const cursorHeaders = (cursor: string | undefined): Readonly<Record<string, string>> =>
  cursor === undefined ? {} : { 'cont-yn': 'Y', 'next-key': cursor };
