import { SECTOR_LABELS, type SectorId } from './sector-ids.ts';
import { KOSDAQ_SECTORS, KOSPI_SECTORS, type SectorLevel, type SectorRow } from './sector-table.ts';
import type { Label, TradingDay } from './words.ts';

/** Where flows are counted: the two stock markets, listed products, and derivatives. */
export const MARKETS = [
  'kospi',
  'kosdaq',
  'etf',
  'etn',
  'elw',
  'kospi200-futures',
  'kospi200-calls',
  'kospi200-puts',
  'stock-futures',
  'mini-kospi200-futures',
  'mini-kospi200-calls',
  'mini-kospi200-puts',
  'weekly-monday-calls',
  'weekly-monday-puts',
  'weekly-thursday-calls',
  'weekly-thursday-puts',
  'kosdaq150-futures',
  'kosdaq150-calls',
  'kosdaq150-puts',
] as const;
export type Market = (typeof MARKETS)[number];

export const MARKET_LABELS: Readonly<Record<Market, Label>> = {
  kospi: { ko: '코스피', en: 'KOSPI' },
  kosdaq: { ko: '코스닥', en: 'KOSDAQ' },
  etf: { ko: 'ETF', en: 'ETF' },
  etn: { ko: 'ETN', en: 'ETN' },
  elw: { ko: 'ELW', en: 'ELW' },
  'kospi200-futures': { ko: '코스피200 선물', en: 'KOSPI 200 Futures' },
  'kospi200-calls': { ko: '코스피200 콜옵션', en: 'KOSPI 200 Calls' },
  'kospi200-puts': { ko: '코스피200 풋옵션', en: 'KOSPI 200 Puts' },
  'stock-futures': { ko: '주식선물', en: 'Single Stock Futures' },
  'mini-kospi200-futures': { ko: '미니 코스피200 선물', en: 'Mini KOSPI 200 Futures' },
  'mini-kospi200-calls': { ko: '미니 코스피200 콜옵션', en: 'Mini KOSPI 200 Calls' },
  'mini-kospi200-puts': { ko: '미니 코스피200 풋옵션', en: 'Mini KOSPI 200 Puts' },
  'weekly-monday-calls': { ko: '위클리 콜옵션(월)', en: 'Weekly Calls (Monday)' },
  'weekly-monday-puts': { ko: '위클리 풋옵션(월)', en: 'Weekly Puts (Monday)' },
  'weekly-thursday-calls': { ko: '위클리 콜옵션(목)', en: 'Weekly Calls (Thursday)' },
  'weekly-thursday-puts': { ko: '위클리 풋옵션(목)', en: 'Weekly Puts (Thursday)' },
  'kosdaq150-futures': { ko: '코스닥150 선물', en: 'KOSDAQ 150 Futures' },
  'kosdaq150-calls': { ko: '코스닥150 콜옵션', en: 'KOSDAQ 150 Calls' },
  'kosdaq150-puts': { ko: '코스닥150 풋옵션', en: 'KOSDAQ 150 Puts' },
};

/** What one unit of volume is in a market. */
export type VolumeUnit = 'share' | 'contract';

const SHARE_MARKETS: ReadonlySet<Market> = new Set(['kospi', 'kosdaq', 'etf', 'etn', 'elw']);

/** Derivatives trade in contracts, everything else in shares. */
export const volumeUnitOf = (market: Market): VolumeUnit =>
  SHARE_MARKETS.has(market) ? 'share' : 'contract';

/** Where orders met: KRX, the alternative venue Nextrade, or both added together. */
export const VENUES = ['krx', 'nxt', 'unified'] as const;
export type Venue = (typeof VENUES)[number];

/** What a flow counts: won, or shares and contracts. */
export const MEASURES = ['value', 'volume'] as const;
export type Measure = (typeof MEASURES)[number];

/** A sector's place in a market. */
export interface SectorEntry {
  readonly id: SectorId;
  readonly level: SectorLevel;
  /** The row that already contains this one; every chain ends at `all`. */
  readonly parent: SectorId | undefined;
  readonly label: Label;
  /** The first day on which the id holds; absent where no change is known. */
  readonly since?: TradingDay;
}

const entries = (rows: readonly SectorRow[]): readonly SectorEntry[] =>
  rows.map(([id, level, parent, since]) =>
    Object.freeze({
      id,
      level,
      parent,
      label: SECTOR_LABELS[id],
      ...(since === undefined ? {} : { since }),
    }),
  );

const UNDIVIDED = entries([['all', 'total']]);
const REGISTRY: Readonly<Record<Market, readonly SectorEntry[]>> = {
  ...(Object.fromEntries(MARKETS.map((market) => [market, UNDIVIDED])) as Record<
    Market,
    readonly SectorEntry[]
  >),
  kospi: entries(KOSPI_SECTORS),
  kosdaq: entries(KOSDAQ_SECTORS),
};

/** Every sector that a market has today, the whole market first; a market without sectors has `all` alone. */
export const sectorsOf = (market: Market): readonly SectorEntry[] => REGISTRY[market];

/**
 * A sector's place in a market; nothing when the market does not have it.
 *
 * With `day` also nothing when the id does not hold on that day.
 */
export function sectorIn(market: Market, id: SectorId, day?: TradingDay): SectorEntry | undefined {
  const entry = REGISTRY[market].find((it) => it.id === id);
  const isYounger = day !== undefined && entry?.since !== undefined && day < entry.since;
  return isYounger ? undefined : entry;
}

/**
 * Whether a sector of a market has its meaning of today on a day.
 *
 * Codes were given new meanings on 2024-07-01 and 2024-12-09: a row of an older day under such a code has no id.
 */
export const idHolds = (market: Market, id: SectorId, day: TradingDay): boolean =>
  sectorIn(market, id, day) !== undefined;

/** The rows that contain a sector, nearest first; empty for `all`. */
export function ancestorsOf(market: Market, id: SectorId): readonly SectorId[] {
  const parent = sectorIn(market, id)?.parent;
  return parent === undefined ? [] : [parent, ...ancestorsOf(market, parent)];
}

/**
 * The sectors that together are the market, so that their sum counts each won once.
 *
 * Industries, with KOSPI's `financials` in place of its two listed parts, which are less than the whole. With a day on
 * which one of them does not hold, `undefined`: the market was divided in another way (before 2024-12-09).
 */
export function partitionOf(market: Market): readonly SectorId[];
export function partitionOf(
  market: Market,
  day: TradingDay | undefined,
): readonly SectorId[] | undefined;
export function partitionOf(market: Market, day?: TradingDay): readonly SectorId[] | undefined {
  const rows = sectorsOf(market);
  const parts = rows.length === 1 ? rows : rows.filter(countsOnce);
  const ids = parts.map(({ id }) => id);
  return ids.every((id) => sectorIn(market, id, day) !== undefined) ? ids : undefined;
}

const countsOnce = ({ id, level, parent }: SectorEntry): boolean =>
  id === 'financials' || (level === 'industry' && parent !== 'financials');
