import type { TradingDay } from './words.ts';
import type { SectorId } from './sector-ids.ts';

/**
 * How a row relates to the market.
 *
 * `total` is the market, `group` adds up industries, `industry` holds each issue once; `size` and `segment` cut across
 * them and overlap every industry.
 */
export type SectorLevel = 'total' | 'size' | 'group' | 'industry' | 'segment';

/** One sector of a market; `since` is the first day on which the sector, or its code, has this meaning. */
export type SectorRow = readonly [
  id: SectorId,
  level: SectorLevel,
  parent?: SectorId,
  since?: TradingDay,
];

/** KOSDAQ's fourteen IT sectors end, and their companies join the industries of what they make. */
const IT_MERGED: TradingDay = '2024-07-01';
/** KRX divides services anew: 서비스업 becomes 일반서비스, and what left it gets sectors of its own. */
const SERVICES_DIVIDED: TradingDay = '2024-12-09';

/** The sectors of KOSPI, in the order of the brokers' codes. */
export const KOSPI_SECTORS: readonly SectorRow[] = [
  ['all', 'total'],
  ['large-cap', 'size', 'all'],
  ['mid-cap', 'size', 'all'],
  ['small-cap', 'size', 'all'],
  ['food-beverage-tobacco', 'industry', 'manufacturing'],
  ['textile-apparel', 'industry', 'manufacturing'],
  ['paper-wood', 'industry', 'manufacturing'],
  ['chemicals', 'industry', 'manufacturing'],
  ['pharmaceuticals', 'industry', 'manufacturing'],
  ['non-metallic-minerals', 'industry', 'manufacturing'],
  ['metals', 'industry', 'manufacturing'],
  ['machinery-equipment', 'industry', 'manufacturing'],
  ['electrical-electronics', 'industry', 'manufacturing'],
  ['medical-precision', 'industry', 'manufacturing'],
  ['transport-equipment', 'industry', 'manufacturing'],
  ['distribution', 'industry', 'all'],
  ['electricity-gas', 'industry', 'all'],
  ['construction', 'industry', 'all'],
  ['transport-storage', 'industry', 'all'],
  ['telecommunications', 'industry', 'all'],
  ['financials', 'group', 'all'],
  ['securities', 'industry', 'financials'],
  ['insurance', 'industry', 'financials'],
  ['general-services', 'industry', 'all', SERVICES_DIVIDED],
  ['manufacturing', 'group', 'all'],
  ['real-estate', 'industry', 'all', SERVICES_DIVIDED],
  ['it-services', 'industry', 'all', SERVICES_DIVIDED],
  ['entertainment-culture', 'industry', 'all', SERVICES_DIVIDED],
];

/** The sectors of KOSDAQ, in the order of the brokers' codes. */
export const KOSDAQ_SECTORS: readonly SectorRow[] = [
  ['all', 'total'],
  ['large-cap', 'size', 'all'],
  ['mid-cap', 'size', 'all'],
  ['small-cap', 'size', 'all'],
  ['general-services', 'industry', 'all', SERVICES_DIVIDED],
  ['manufacturing', 'group', 'all', IT_MERGED],
  ['construction', 'industry', 'all'],
  ['distribution', 'industry', 'all'],
  ['transport-storage', 'industry', 'all'],
  ['financials', 'industry', 'all'],
  ['food-beverage-tobacco', 'industry', 'manufacturing'],
  ['textile-apparel', 'industry', 'manufacturing'],
  ['paper-wood', 'industry', 'manufacturing'],
  ['publishing-media', 'industry', 'manufacturing'],
  ['chemicals', 'industry', 'manufacturing'],
  ['pharmaceuticals', 'industry', 'manufacturing'],
  ['non-metallic-minerals', 'industry', 'manufacturing'],
  ['metals', 'industry', 'manufacturing'],
  ['machinery-equipment', 'industry', 'manufacturing', IT_MERGED],
  ['electrical-electronics', 'industry', 'manufacturing', IT_MERGED],
  ['medical-precision', 'industry', 'manufacturing'],
  ['transport-equipment', 'industry', 'manufacturing'],
  ['other-manufacturing', 'industry', 'manufacturing'],
  ['telecommunications', 'industry', 'all', SERVICES_DIVIDED],
  ['it-services', 'industry', 'all', SERVICES_DIVIDED],
  ['entertainment-culture', 'industry', 'all'],
  ['blue-chip', 'segment', 'all'],
  ['venture', 'segment', 'all'],
  ['mid-sized', 'segment', 'all'],
  ['technology-growth', 'segment', 'all'],
  ['kosdaq-global', 'segment', 'all'],
  ['kosdaq150', 'segment', 'all'],
];
