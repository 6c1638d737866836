import { frozen } from '@investor-flow/adapter-kit';
import { type Capabilities, type Environment, sectorsOf } from '@investor-flow/core';

const SECTORS = {
  kospi: sectorsOf('kospi').map(({ id }) => id),
  kosdaq: sectorsOf('kosdaq').map(({ id }) => id),
};

const FLOWS = {
  support: 'partial',
  because: 'Volumes are read in thousands of shares, a unit Kiwoom does not document',
  markets: ['kospi', 'kosdaq'],
  sectors: SECTORS,
  venues: ['krx', 'nxt', 'unified'],
  measures: ['value', 'volume'],
  sides: ['net'],
  history: {
    kind: 'any-day',
    because: 'Days back to 2014-07-01 have been seen served; what lies before is unknown',
  },
} as const;

const HOLDINGS = {
  support: 'full',
  markets: ['kospi', 'kosdaq', 'etf', 'etn'],
  sectors: {},
  venues: ['krx', 'nxt', 'unified'],
  measures: [],
  sides: [],
  history: {
    kind: 'any-day',
    because: 'Days back to 2009-11-01 have been seen served; a delisted stock has none',
  },
} as const;

/** What Kiwoom answers on its live host; elsewhere it is this or less. */
export const LIVE = frozen({
  investorFlow: FLOWS,
  sectorFlows: FLOWS,
  foreignHoldings: HOLDINGS,
} as const satisfies Capabilities);

const KRX_ONLY = { venues: ['krx'] } as const;
const MOCK: Capabilities = frozen({
  investorFlow: { ...FLOWS, ...KRX_ONLY },
  sectorFlows: { ...FLOWS, ...KRX_ONLY },
  foreignHoldings: { ...HOLDINGS, ...KRX_ONLY },
});

/** What Kiwoom answers where; the mock host has KRX alone. */
export const kiwoomCapabilities = (environment: Environment = 'live'): Capabilities =>
  environment === 'mock' ? MOCK : LIVE;
