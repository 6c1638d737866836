import { frozen } from '@investor-flow/adapter-kit';
import { type Capabilities, type Environment, MARKETS, sectorsOf } from '@investor-flow/core';

const SECTORS = {
  kospi: sectorsOf('kospi').map(({ id }) => id),
  kosdaq: sectorsOf('kosdaq')
    .map(({ id }) => id)
    .filter((id) => id !== 'kosdaq150'), // no code of its list answers for it
};

const FLOWS = {
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
    because: 'Korea Investment answers only for the latest session: the call takes no date',
  },
} as const;

const NO_HOLDINGS = {
  support: 'none',
  because: 'Korea Investment has no day-by-day series of shares that foreigners hold',
} as const;

/** What Korea Investment answers on its live host. */
export const LIVE = frozen({
  investorFlow: FLOWS,
  sectorFlows: FLOWS,
  foreignHoldings: NO_HOLDINGS,
} as const satisfies Capabilities);

const LIVE_ONLY = {
  support: 'none',
  because: 'Korea Investment serves investor flow on its live host only, not on the mock host',
} as const;
const MOCK: Capabilities = frozen({
  investorFlow: LIVE_ONLY,
  sectorFlows: LIVE_ONLY,
  foreignHoldings: NO_HOLDINGS,
});

/** What Korea Investment answers where; the mock host has none of it. */
export const koreaInvestmentCapabilities = (environment: Environment = 'live'): Capabilities =>
  environment === 'mock' ? MOCK : LIVE;
