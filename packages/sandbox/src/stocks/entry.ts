import type { SectorId, StockCode } from '@investor-flow/core';

/** A line of a table: figures are those of an ordinary day, `held` a part of the limit. */
export type Entry = readonly [
  code: StockCode,
  name: string,
  sector: SectorId,
  listedShares: number,
  price: number,
  volume: number,
  held: number,
  listedOn?: string,
];
