import { ancestorsOf, type Market, type SectorId, sectorsOf } from '@investor-flow/core';
import { dayNumberOf, type DayNumber } from '../days.ts';
import { seeded } from '../seeded.ts';
import { INDUSTRY_WEIGHTS, SCALES } from './scale.ts';

/** Issues of one industry and one size: the smallest part of a market that is traded as one. */
export interface Cell {
  readonly name: string;
  /** Every sector that counts these issues, the whole market among them. */
  readonly sectors: readonly SectorId[];
  /** Part of the market's turnover; a market's cells add up to 1 while all of them exist. */
  readonly weight: number;
  /** Won a share or contract costs. */
  readonly price: number;
  readonly began: DayNumber | undefined;
}

/** KOSPI's industries were cut anew that day; these three had not existed before. */
export const RECUT_DAY = '2024-11-25';
const NEWBORN: ReadonlySet<SectorId> = new Set([
  'real-estate',
  'it-services',
  'entertainment-culture',
]);

/** Whether a sector had not been thought of yet. */
export const isUnborn = (market: Market, sector: SectorId, day: DayNumber): boolean =>
  market === 'kospi' && NEWBORN.has(sector) && day < dayNumberOf(RECUT_DAY);

const SIZES = [
  { id: 'large-cap', weight: 0.7, price: 2.2 },
  { id: 'mid-cap', weight: 0.2, price: 0.8 },
  { id: 'small-cap', weight: 0.1, price: 0.25 },
] as const;
type Size = (typeof SIZES)[number]['id'];

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

interface Leaf {
  readonly name: string;
  readonly within: readonly SectorId[];
  readonly weight: number;
  readonly newborn: boolean;
}

/** Financials are more than the securities and insurers listed below them. */
const FINANCIALS_REST: Leaf = {
  name: 'other-financials',
  within: ['financials', 'all'],
  weight: 6,
  newborn: false,
};

export function cellsOf(seed: string, market: Market): readonly Cell[] {
  const { price } = SCALES[market];
  const leaves = leavesOf(market);
  if (leaves.length === 0) {
    return [{ name: market, sectors: ['all'], weight: 1, price, began: undefined }];
  }
  const draw = seeded(seed, 'cells', market);
  const rough = leaves.flatMap((leaf) =>
    SIZES.map((size) => ({ leaf, size, weight: leaf.weight * size.weight * (0.6 + 0.8 * draw()) })),
  );
  const sum = rough.reduce((total, cell) => total + cell.weight, 0);
  return rough.map(({ leaf, size, weight }): Cell => {
    const baskets = sectorsOf(market).filter(
      ({ id, level }) => level === 'segment' && draw() < (BASKETS[id] ?? UNDESCRIBED)[size.id],
    );
    return {
      name: `${leaf.name}/${size.id}`,
      sectors: [...leaf.within, size.id, ...baskets.map(({ id }) => id)],
      weight: weight / sum,
      price: Math.round(price * size.price * (0.5 + draw())),
      began: leaf.newborn ? dayNumberOf(RECUT_DAY) : undefined,
    };
  });
}

function leavesOf(market: Market): readonly Leaf[] {
  const industries = sectorsOf(market).filter(({ level }) => level === 'industry');
  const leaves = industries.map(({ id }): Leaf => ({
    name: id,
    within: [id, ...ancestorsOf(market, id)],
    weight: INDUSTRY_WEIGHTS[id] ?? 1,
    newborn: market === 'kospi' && NEWBORN.has(id),
  }));
  return industries.some(({ parent }) => parent === 'financials')
    ? [...leaves, FINANCIALS_REST]
    : leaves;
}
