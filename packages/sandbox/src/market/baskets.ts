import { type Market, type SectorId, sectorsOf } from '@investor-flow/core';
import type { Draw } from '../seeded.ts';
import type { Size } from '../stocks/stock.ts';

/** How likely issues of each size are to be in a basket. */
type Basket = Readonly<Record<Size, number>>;

const BASKETS: Readonly<Partial<Record<SectorId, Basket>>> = {
  'blue-chip': { 'large-cap': 0.7, 'mid-cap': 0.4, 'small-cap': 0.2 },
  venture: { 'large-cap': 0.2, 'mid-cap': 0.3, 'small-cap': 0.5 },
  'mid-sized': { 'large-cap': 0.3, 'mid-cap': 0.5, 'small-cap': 0.2 },
  'technology-growth': { 'large-cap': 0.3, 'mid-cap': 0.3, 'small-cap': 0.2 },
  'kosdaq-global': { 'large-cap': 0.4, 'mid-cap': 0.1, 'small-cap': 0 },
  kosdaq150: { 'large-cap': 1, 'mid-cap': 0.2, 'small-cap': 0 },
};

/** A basket core knows and this table does not. */
const UNDESCRIBED: Basket = { 'large-cap': 0.3, 'mid-cap': 0.3, 'small-cap': 0.3 };

/** The baskets that issues of a size are drawn into. */
export const basketsFor = (market: Market, size: Size, draw: Draw): readonly SectorId[] =>
  sectorsOf(market)
    .filter(({ id, level }) => level === 'segment' && draw() < (BASKETS[id] ?? UNDESCRIBED)[size])
    .map(({ id }) => id);
