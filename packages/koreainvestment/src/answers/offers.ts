import { MARKETS, sectorsOf } from '@investor-flow/core';

const idsOf = (market: 'kospi' | 'kosdaq') => sectorsOf(market).map(({ id }) => id);

/** Every market and sector of FHPTJ04030000. */
export const FLOW_OFFER = {
  support: 'partial',
  because:
    'Units are undocumented: proven for kospi and kosdaq, inferred for derivatives, taken to be the same for etf, etn and elw',
  markets: MARKETS,
  sectors: {
    kospi: idsOf('kospi'),
    // No code of the broker's list answers for kosdaq150.
    kosdaq: idsOf('kosdaq').filter((id) => id !== 'kosdaq150'),
  },
  venues: ['krx'],
  measures: ['value', 'volume'],
  sides: ['net', 'buy', 'sell'],
  history: {
    kind: 'latest-session',
    because: 'Korea Investment answers only for the latest session: the call takes no date',
  },
} as const;

export const LIVE_ONLY = {
  support: 'none',
  because: 'Korea Investment serves investor flow on its live host only, not on the mock host',
} as const;
