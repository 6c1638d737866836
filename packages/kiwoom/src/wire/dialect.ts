import type { Dialect } from '@investor-flow/adapter-kit';
import { open } from './envelope.ts';

/** How Kiwoom is spoken to: one quota for each call id, the secret in the token call alone. */
export const kiwoomDialect = (settings: {
  readonly quota: string;
  readonly perSecond: number;
}): Dialect => ({
  headers: (api, token) => ({
    'content-type': 'application/json;charset=UTF-8',
    ...(token === undefined ? {} : { 'api-id': api, authorization: `Bearer ${token.value}` }),
  }),
  open: (answer, body) => open(answer, body),
  quotaOf: (api) => ({
    key: `${settings.quota}:${api}`,
    perSecond: api.startsWith('au') ? 1 : settings.perSecond,
  }),
});

/** Where the next page is; a promise without a key, or one that is neither yes nor no, reads as a blank cursor. */
export function cursorIn(headers: Readonly<Record<string, string>>): string | undefined {
  const { 'cont-yn': more = 'N', 'next-key': key = '' } = headers;
  if (more === 'N' || more === '') return undefined;
  return more === 'Y' ? key : '';
}

/** The headers that ask for the page behind a cursor. */
export const cursorHeaders = (cursor: string | undefined): Readonly<Record<string, string>> =>
  cursor === undefined ? {} : { 'cont-yn': 'Y', 'next-key': cursor };
