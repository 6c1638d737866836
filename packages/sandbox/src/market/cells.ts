import { ancestorsOf, type Market, type SectorId, sectorsOf } from '@investor-flow/core';
import type { DayNumber } from '../days.ts';
import { type Draw, keyOf, seeded } from '../seeded.ts';
import { isUnborn, RECUT_DAY, type Size, type Stock } from '../stocks/stock.ts';
import { INDUSTRY_WEIGHTS, SCALES } from './scale.ts';

/** What is traded as one: a stock, or all issues without a name of one industry and one size. */
export interface Cell {
  readonly name: string;
  readonly market: Market;
  /** Every sector that counts these issues on a day, the whole market among them. */
  sectorsOn(day: DayNumber): readonly SectorId[];
  readonly stock: Stock | undefined;
  /** Part of the turnover of issues without a name. */
  readonly weight: number;
  /** Price of a share or contract in won, where the cell is not a stock. */
  readonly price: number;
  /** How many issues these are. */
  readonly issues: number;
  readonly began: DayNumber | undefined;
  /** What its draws belong to. */
  readonly key: number;
}

const SIZES = [
  { id: 'large-cap', weight: 0.7, price: 2.2, issues: 0.08 },
  { id: 'mid-cap', weight: 0.2, price: 0.8, issues: 0.18 },
  { id: 'small-cap', weight: 0.1, price: 0.25, issues: 0.74 },
] as const;

/** Issues without a name. */
const UNNAMED_ISSUES: Readonly<Partial<Record<Market, number>>> = { kospi: 840, kosdaq: 1_720 };

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

/** Everything a market trades: issues without a name first, then its stocks. */
export function cellsOf(seed: string, market: Market, stocks: readonly Stock[]): readonly Cell[] {
  const named = stocks.filter((stock) => stock.market === market);
  return [...unnamed(seed, market), ...named.map((stock) => stockCell(seed, stock))];
}

function unnamed(seed: string, market: Market): readonly Cell[] {
  const { price } = SCALES[market];
  const leaves = leavesOf(market);
  const cell = (name: string): Pick<Cell, 'name' | 'market' | 'stock' | 'key'> => ({
    name,
    market,
    stock: undefined,
    key: keyOf(seed, 'cell', market, name),
  });
  if (leaves.length === 0) {
    const sectorsOn = (): readonly SectorId[] => ['all'];
    return [{ ...cell(market), sectorsOn, weight: 1, price, issues: 1, began: undefined }];
  }
  const draw = seeded(seed, 'cells', market);
  const rough = leaves.flatMap((leaf) =>
    SIZES.map((size) => ({ leaf, size, weight: leaf.weight * size.weight * (0.6 + 0.8 * draw()) })),
  );
  const sum = rough.reduce((total, it) => total + it.weight, 0);
  const breadth = leaves.reduce((total, leaf) => total + Math.sqrt(leaf.weight), 0);
  return rough.map(({ leaf, size, weight }): Cell => {
    const sectors = [...leaf.within, size.id, ...basketsFor(market, size.id, draw)];
    const part = (Math.sqrt(leaf.weight) / breadth) * size.issues;
    return {
      ...cell(`${leaf.name}/${size.id}`),
      sectorsOn: () => sectors,
      weight: weight / sum,
      price: Math.round(price * size.price * (0.5 + draw())),
      issues: Math.max(1, Math.round((UNNAMED_ISSUES[market] ?? 1) * part)),
      began: leaf.newborn ? RECUT_DAY : undefined,
    };
  });
}

function stockCell(seed: string, stock: Stock): Cell {
  const { code, market, sector, size } = stock;
  const draw = seeded(seed, 'baskets', code);
  const baskets = basketsFor(market, size, draw);
  const within = (industry: SectorId): readonly SectorId[] =>
    market === 'etf' ? ['all'] : [industry, ...ancestorsOf(market, industry), size, ...baskets];
  const now = within(sector);
  const before = isUnborn(market, sector, 0) ? within('general-services') : now;
  return {
    name: code,
    market,
    stock,
    sectorsOn: (day) => (isUnborn(market, sector, day) ? before : now),
    weight: 0,
    price: stock.price,
    issues: 1,
    began: stock.listedOn,
    key: keyOf(seed, 'cell', market, code),
  };
}

function leavesOf(market: Market): readonly Leaf[] {
  const industries = sectorsOf(market).filter(({ level }) => level === 'industry');
  const leaves = industries.map(({ id }): Leaf => ({
    name: id,
    within: [id, ...ancestorsOf(market, id)],
    weight: INDUSTRY_WEIGHTS[id] ?? 1,
    newborn: isUnborn(market, id, 0),
  }));
  return industries.some(({ parent }) => parent === 'financials')
    ? [...leaves, FINANCIALS_REST]
    : leaves;
}

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
const basketsFor = (market: Market, size: Size, draw: Draw): readonly SectorId[] =>
  sectorsOf(market)
    .filter(({ id, level }) => level === 'segment' && draw() < (BASKETS[id] ?? UNDESCRIBED)[size])
    .map(({ id }) => id);
