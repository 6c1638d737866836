import type { TradingDay } from './calendar/trading-day.ts';
import { type Label, type Market, MARKETS } from './market.ts';
import { SECTOR_LABELS, type SectorId } from './sector-ids.ts';
import { KOSDAQ_SECTORS, KOSPI_SECTORS, type SectorLevel, type SectorRow } from './sector-table.ts';

export { SECTOR_IDS, type SectorId } from './sector-ids.ts';
export type { SectorLevel } from './sector-table.ts';

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
