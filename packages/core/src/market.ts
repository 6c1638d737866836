import { SECTOR_LABELS, type SectorId } from './sector-ids.ts';
import { KOSDAQ_SECTORS, KOSPI_SECTORS, type SectorLevel, type SectorRow } from './sector-table.ts';
import { firstColumn, type Label, type TradingDay } from './words.ts';

const ROWS = [
  ['kospi', '코스피', 'KOSPI'],
  ['kosdaq', '코스닥', 'KOSDAQ'],
  ['etf', 'ETF', 'ETF'],
  ['etn', 'ETN', 'ETN'],
  ['elw', 'ELW', 'ELW'],
  ['kospi200-futures', '코스피200 선물', 'KOSPI 200 Futures'],
  ['kospi200-calls', '코스피200 콜옵션', 'KOSPI 200 Calls'],
  ['kospi200-puts', '코스피200 풋옵션', 'KOSPI 200 Puts'],
  ['stock-futures', '주식선물', 'Single Stock Futures'],
  ['mini-kospi200-futures', '미니 코스피200 선물', 'Mini KOSPI 200 Futures'],
  ['mini-kospi200-calls', '미니 코스피200 콜옵션', 'Mini KOSPI 200 Calls'],
  ['mini-kospi200-puts', '미니 코스피200 풋옵션', 'Mini KOSPI 200 Puts'],
  ['weekly-monday-calls', '위클리 콜옵션(월)', 'Weekly Calls (Monday)'],
  ['weekly-monday-puts', '위클리 풋옵션(월)', 'Weekly Puts (Monday)'],
  ['weekly-thursday-calls', '위클리 콜옵션(목)', 'Weekly Calls (Thursday)'],
  ['weekly-thursday-puts', '위클리 풋옵션(목)', 'Weekly Puts (Thursday)'],
  ['kosdaq150-futures', '코스닥150 선물', 'KOSDAQ 150 Futures'],
  ['kosdaq150-calls', '코스닥150 콜옵션', 'KOSDAQ 150 Calls'],
  ['kosdaq150-puts', '코스닥150 풋옵션', 'KOSDAQ 150 Puts'],
] as const;

/** Where flows are counted: the two stock markets, listed products, and derivatives. */
export const MARKETS = firstColumn(ROWS);
export type Market = (typeof MARKETS)[number];

export const MARKET_LABELS = Object.fromEntries(
  ROWS.map(([market, ko, en]) => [market, { ko, en }]),
) as Readonly<Record<Market, Label>>;

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
