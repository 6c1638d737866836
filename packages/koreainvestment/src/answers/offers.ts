import { MARKETS, sectorsOf } from '@investor-flow/core';
import { DAYS_PER_CALL } from '../wire/fhptj04040000.ts';

const idsOf = (market: 'kospi' | 'kosdaq') => sectorsOf(market).map(({ id }) => id);

const SECTORS = {
  kospi: idsOf('kospi'),
  // No code of the broker's list answers for kosdaq150.
  kosdaq: idsOf('kosdaq').filter((id) => id !== 'kosdaq150'),
} as const;

/** Every market and sector of FHPTJ04030000. */
export const FLOW_OFFER = {
  support: 'partial',
  because:
    'Units are undocumented: proven for kospi and kosdaq, inferred for derivatives, taken to be the same for etf, etn and elw',
  markets: MARKETS,
  sectors: SECTORS,
  venues: ['krx'],
  measures: ['value', 'volume'],
  sides: ['net', 'buy', 'sell'],
  history: {
    kind: 'latest-session',
    because:
      'Korea Investment answers only for the latest session: the call takes no date; flowHistory has earlier days',
  },
} as const;

/** FHPTJ04040000. */
export const DAILY_FLOW_OFFER = {
  support: 'partial',
  because: 'No document says which venues are counted: the figures are taken to be of krx',
  markets: ['kospi', 'kosdaq'],
  sectors: SECTORS,
  venues: ['krx'],
  measures: ['value', 'volume'],
  sides: ['net'],
  history: {
    kind: 'any-day',
    because: 'Days back to 2000-01-04 have been seen served; what lies before is unknown',
  },
  daysPerCall: DAYS_PER_CALL,
} as const;

/** FHPUP02100000 and FHPUP02120000. */
export const INDEX_OFFER = {
  support: 'full',
  markets: ['kospi', 'kosdaq'],
  sectors: SECTORS,
} as const;

export const LIVE_ONLY = {
  support: 'none',
  because: 'Korea Investment answers this on its live host only, not on the mock host',
} as const;
