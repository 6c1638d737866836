import type { Market, SectorId, StockCode } from '@investor-flow/core';
import { dayNumberOf, type DayNumber, HISTORY_BEGAN } from '../days.ts';

export type Size = 'large-cap' | 'mid-cap' | 'small-cap';

/** One listed issue; quantities are shares, the price is won. */
export interface Stock {
  readonly code: StockCode;
  readonly name: string;
  readonly market: Market;
  /** Its industry; `all` for a listed fund. */
  readonly sector: SectorId;
  readonly size: Size;
  readonly listedShares: number;
  /** More shares than now counted as listed before a day, because some were cancelled. */
  readonly listedBefore?: { readonly day: DayNumber; readonly shares: number };
  /** The most foreigners may hold. */
  readonly limitShares: number;
  /** Part of the limit that foreigners hold on an ordinary day. */
  readonly held: number;
  readonly price: number;
  /** Shares that change hands on KRX on an ordinary day. */
  readonly volume: number;
  readonly listedOn: DayNumber;
  /** The first day on which it is not listed any more. */
  readonly delistedOn?: DayNumber;
  /** Sessions on which the stock itself did not trade. */
  readonly halted: readonly DayNumber[];
  /** It has not traded from this day on. */
  readonly haltedFrom?: DayNumber;
  readonly onNextrade: boolean;
}

export const isListed = ({ listedOn, delistedOn }: Stock, day: DayNumber): boolean =>
  day >= listedOn && (delistedOn === undefined || day < delistedOn);

export const isHalted = ({ halted, haltedFrom }: Stock, day: DayNumber): boolean =>
  halted.includes(day) || (haltedFrom !== undefined && day >= haltedFrom);

export const listedSharesOn = (stock: Stock, day: DayNumber): number =>
  stock.listedBefore !== undefined && day < stock.listedBefore.day
    ? stock.listedBefore.shares
    : stock.listedShares;

/** KOSPI's industries were cut anew that day; these three had not existed before. */
export const RECUT_DAY: DayNumber = dayNumberOf('2024-12-09');
const NEWBORN: ReadonlySet<SectorId> = new Set([
  'real-estate',
  'it-services',
  'entertainment-culture',
]);

/** Whether a sector had not been thought of yet. */
export const isUnborn = (market: Market, sector: SectorId, day: DayNumber): boolean =>
  market === 'kospi' && NEWBORN.has(sector) && day < RECUT_DAY;

/** The industry that counts a stock on a day; services held all of them before the recut. */
export const industryOn = ({ market, sector }: Stock, day: DayNumber): SectorId =>
  isUnborn(market, sector, day) ? 'general-services' : sector;

/** The first session of a sector's index; without a sector, of anything. */
export const sectorBegan = (of?: {
  readonly market: Market;
  readonly sector: SectorId;
}): DayNumber =>
  of !== undefined && isUnborn(of.market, of.sector, HISTORY_BEGAN) ? RECUT_DAY : HISTORY_BEGAN;
