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

const NO_HOLDINGS = cannot('Korea Investment serves no foreign holdings, so nothing is sent');
const ONE_CALL = cannot('one call answers the question: there is no later one');
const NO_PAGES = cannot('FHPTJ04030000 comes on one page');
const NO_LIST = cannot('a token has no quantities, no list and no pages');

const data = (flow: Effect, sectors = flow) => ({
  investorFlow: { first: flow, later: ONE_CALL },
  sectorFlows: both(sectors),
  holdings: both(NO_HOLDINGS),
});
const everywhere = (effect: Effect): readonly Row[] => [{ ...data(effect), signIn: effect }];
const inPages: readonly Row[] = [{ ...data(NO_PAGES), signIn: NO_LIST }];
const down = (code: string): Ending => ({ kind: 'unavailable', cause: { code } });

/** What each fault must become at Korea Investment: design §5 and §6, wire-koreainvestment §2.2 and §3. */
export const KOREA_INVESTMENT: Table = {
  'token-killed': [
    {
      ...data(renews({ kind: 'unauthenticated', code: 'EGW00121', reason: 'token-refused' })),
      signIn: harmless('no token is alive yet, and the call goes on'),
    },
  ],
  throttled: [
    {
      ...data(passes({ kind: 'throttled', code: 'EGW00201' })),
      signIn: passes({ kind: 'throttled', code: 'EGW00133', retryAfterMs: 60_000 }),
    },
  ],
  'server-error': everywhere(passes(down('HTTP 503'))),
  reset: everywhere(passes(down('ECONNRESET'))),
  slow: everywhere(passes(down('TIMEOUT'))),
  html: everywhere(ends(UNREADABLE)),
  redirect: everywhere(ends(UNREADABLE)),
  'too-large': everywhere(ends(UNREADABLE)),
  'error-code': [
    {
      title: 'a refusal',
      detail: { data: { code: 'OPSQ2001' }, signIn: { code: 'EGW00101' } },
      ...data(ends({ kind: 'rejected', code: 'OPSQ2001' })),
      signIn: ends({ kind: 'rejected', code: 'EGW00101' }),
    },
    {
      title: 'nothing there',
      detail: { data: { code: 'KIER2620' }, signIn: { code: 'KIER2620' } },
      ...data(ends({ kind: 'empty', code: 'KIER2620' }), leavesOut(EMPTY)),
      signIn: ends({ kind: 'empty', code: 'KIER2620' }),
    },
    {
      title: 'passing, as the broker itself says',
      detail: { data: { code: 'EGW00316' }, signIn: { code: 'EGW00002' } },
      ...data(passes({ kind: 'unavailable', code: 'EGW00316' })),
      signIn: passes({ kind: 'unavailable', code: 'EGW00002' }),
    },
    {
      title: 'a denial no new token cures',
      detail: { data: { code: 'EGW00206' }, signIn: { code: 'EGW00103' } },
      ...data(ends({ kind: 'unauthenticated', code: 'EGW00206', reason: 'no-permission' })),
      signIn: ends({ kind: 'unauthenticated', code: 'EGW00103', reason: 'key-refused' }),
    },
    {
      title: 'a denial a new token may cure',
      detail: { data: { code: 'EGW00123' }, signIn: { code: 'EGW00121' } },
      ...data(renews({ kind: 'unauthenticated', code: 'EGW00123', reason: 'token-refused' })),
      // There is no token yet that could be the reason.
      signIn: ends({ kind: 'unauthenticated', code: 'EGW00121', reason: 'key-refused' }),
    },
  ],
  'torn-json': everywhere(ends(UNREADABLE)),
  'cut-off': everywhere(passes({ kind: 'unavailable' })),
  'renamed-column': everywhere(ends(UNREADABLE)),
  'missing-column': everywhere(ends(UNREADABLE)),
  'blank-row': [{ ...data(ends(EMPTY), leavesOut(EMPTY)), signIn: ends(UNREADABLE) }],
  'saturated-number': [{ ...data(ends(UNREADABLE)), signIn: NO_LIST }],
  'wrong-type': everywhere(ends(UNREADABLE)),
  'empty-list': [{ ...data(ends(EMPTY), leavesOut(EMPTY)), signIn: NO_LIST }],
  'repeated-cursor': inPages,
  'blank-cursor': inPages,
  'missing-page': inPages,
};
