import {
  type InvestorFlow,
  type Market,
  type SectorId,
  sectorIn,
  type TradingDay,
} from '@investor-flow/core';

/** A sector of an answer; a code that had another meaning on the day is kept without an id. */
export function sectorOf(
  market: Market,
  { id, code }: { readonly id: SectorId; readonly code: string },
  day: TradingDay,
): InvestorFlow['sector'] {
  const entry = sectorIn(market, id, day);
  return entry === undefined
    ? { code, name: code }
    : { id: entry.id, level: entry.level, code, name: entry.label.ko };
}
