import {
  both,
  cannot,
  type Effect,
  ends,
  type Ending,
  harmless,
  leavesOut,
  passes,
  renews,
  type Row,
  type Table,
} from './effect.ts';

const UNREADABLE: Ending = { kind: 'unreadable' };
const EMPTY: Ending = { kind: 'empty' };

const NO_PAGES = cannot('ka10051 comes on one page');
const NO_LIST = cannot('a token has no quantities, no list and no pages');

const data = (effect: Effect) => ({
  investorFlow: both(effect),
  sectorFlows: both(effect),
  holdings: both(effect),
});
const everywhere = (effect: Effect): readonly Row[] => [{ ...data(effect), signIn: effect }];
const inPages = (first: Effect, later: Effect): readonly Row[] => [
  {
    investorFlow: both(NO_PAGES),
    sectorFlows: both(NO_PAGES),
    holdings: { first, later },
    signIn: NO_LIST,
  },
];
const down = (code: string): Ending => ({ kind: 'unavailable', cause: { code } });

/** What each fault must become at Kiwoom: design §5 and §6, wire-kiwoom §3 and §4. */
export const KIWOOM: Table = {
  'token-killed': [
    {
      ...data(renews({ kind: 'unauthenticated', code: '8005', reason: 'token-refused' })),
      signIn: harmless('no token is alive yet, and the call goes on'),
    },
  ],
  throttled: everywhere(passes({ kind: 'throttled', code: '1700' })),
  'server-error': everywhere(passes(down('HTTP 503'))),
  reset: everywhere(passes(down('ECONNRESET'))),
  slow: everywhere(passes(down('TIMEOUT'))),
  html: everywhere(ends(UNREADABLE)),
  redirect: everywhere(ends(UNREADABLE)),
  'too-large': everywhere(ends(UNREADABLE)),
  'error-code': [
    {
      title: 'a refusal',
      detail: { data: { code: '1517' }, signIn: { code: '1517' } },
      ...data(ends({ kind: 'rejected', code: '1517' })),
      signIn: ends({ kind: 'rejected', code: '1517' }),
    },
    {
      title: 'nothing there',
      detail: { data: { code: '1902' }, signIn: { code: '1902' } },
      ...data(ends({ kind: 'empty', code: '1902' })),
      signIn: ends({ kind: 'empty', code: '1902' }),
    },
    {
      title: 'passing, as the broker itself says',
      detail: { data: { code: '1999' }, signIn: { code: '1999' } },
      ...data(passes({ kind: 'unavailable', code: '1999' })),
      signIn: passes({ kind: 'unavailable', code: '1999' }),
    },
    {
      title: 'a denial no new token cures',
      detail: { data: { code: '8050' }, signIn: { code: '8001' } },
      ...data(ends({ kind: 'unauthenticated', code: '8050', reason: 'address-refused' })),
      signIn: ends({ kind: 'unauthenticated', code: '8001', reason: 'key-refused' }),
    },
    {
      title: 'a denial a new token may cure',
      detail: { data: { code: '8031' }, signIn: { code: '8103' } },
      ...data(renews({ kind: 'unauthenticated', code: '8031', reason: 'wrong-environment' })),
      // There is no token yet that could be the reason.
      signIn: ends({ kind: 'unauthenticated', code: '8103', reason: 'key-refused' }),
    },
  ],
  'torn-json': everywhere(ends(UNREADABLE)),
  'cut-off': everywhere(passes({ kind: 'unavailable' })),
  'renamed-column': everywhere(ends(UNREADABLE)),
  'missing-column': everywhere(ends(UNREADABLE)),
  'blank-row': [
    {
      // A row blank in one measure alone is no sector that is missing: the measure was asked for.
      investorFlow: { first: ends(EMPTY), later: ends(UNREADABLE) },
      sectorFlows: { first: leavesOut(EMPTY), later: ends(UNREADABLE) },
      holdings: both(ends(UNREADABLE)),
      signIn: ends(UNREADABLE),
    },
  ],
  'saturated-number': [{ ...data(ends(UNREADABLE)), signIn: NO_LIST }],
  'wrong-type': everywhere(ends(UNREADABLE)),
  'empty-list': [
    {
      // Rows of value without rows of volume differ.
      investorFlow: { first: ends(EMPTY), later: ends(UNREADABLE) },
      sectorFlows: { first: ends(EMPTY), later: ends(UNREADABLE) },
      // More is promised after every page that is struck here.
      holdings: both(ends(UNREADABLE)),
      signIn: NO_LIST,
    },
  ],
  'repeated-cursor': inPages(
    cannot('the first page is asked for without a key that could come back'),
    ends(UNREADABLE),
  ),
  'blank-cursor': inPages(ends(UNREADABLE), ends(UNREADABLE)),
  'missing-page': inPages(ends(UNREADABLE), ends(UNREADABLE)),
};
