import type { StockCode } from '@investor-flow/core';
import { dayNumberOf, type DayNumber, HISTORY_BEGAN, sessionUpTo } from '../days.ts';

/** One listed issue; quantities are shares, the price is won. */
export interface Stock {
  readonly code: StockCode;
  readonly name: string;
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
  /** Sessions on which the stock itself did not trade. */
  readonly halted: readonly DayNumber[];
  readonly onNextrade: boolean;
}

/** Listed once, and gone: brokers know the code and have no row for it. */
export const DELISTED: ReadonlySet<StockCode> = new Set(['117930']);

/** The law lets foreigners hold 49 % of a telecommunications carrier. */
const CARRIER_LIMIT = 0.49;
const NEWCOMER_AGE_DAYS = 21;

type Sketch = Pick<Stock, 'name' | 'listedShares' | 'held' | 'price' | 'volume'> & Partial<Stock>;

const SKETCHES: Readonly<Record<StockCode, Sketch>> = {
  '005930': {
    name: '삼성전자',
    listedShares: 5_846_278_608,
    listedBefore: { day: dayNumberOf('2026-04-27'), shares: 5_919_637_922 },
    held: 0.5,
    price: 71_000,
    volume: 19_000_000,
    halted: ['2018-04-30', '2018-05-02', '2018-05-03'].map(dayNumberOf),
  },
  '000660': {
    name: 'SK하이닉스',
    listedShares: 728_002_365,
    held: 0.54,
    price: 186_000,
    volume: 4_100_000,
  },
  '035420': {
    name: 'NAVER',
    listedShares: 156_852_638,
    held: 0.41,
    price: 214_000,
    volume: 720_000,
  },
  '373220': {
    name: 'LG에너지솔루션',
    listedShares: 234_000_000,
    held: 0.05,
    price: 388_000,
    volume: 240_000,
    listedOn: dayNumberOf('2022-01-27'),
  },
  '017670': {
    name: 'SK텔레콤',
    listedShares: 214_790_053,
    limitShares: Math.floor(214_790_053 * CARRIER_LIMIT),
    held: 0.88,
    price: 54_000,
    volume: 510_000,
  },
  '030200': {
    name: 'KT',
    listedShares: 252_021_685,
    limitShares: Math.floor(252_021_685 * CARRIER_LIMIT),
    held: 0.985,
    price: 47_500,
    volume: 620_000,
  },
  '039490': {
    name: '키움증권',
    listedShares: 25_526_706,
    held: 0.27,
    price: 135_000,
    volume: 110_000,
  },
  '069500': {
    name: 'KODEX 200',
    listedShares: 167_500_000,
    held: 0.06,
    price: 36_500,
    volume: 5_400_000,
    onNextrade: false,
  },
};

const NEWCOMER: Sketch = {
  name: '샌드박스신규상장',
  listedShares: 12_480_000,
  held: 0.03,
  price: 21_500,
  volume: 900_000,
};

/** Every listed issue; one of them has been listed for three weeks at the given date. */
export function stocksAt(date: DayNumber): ReadonlyMap<StockCode, Stock> {
  const newcomer: Sketch = { ...NEWCOMER, listedOn: sessionUpTo(date - NEWCOMER_AGE_DAYS) };
  const sketches: Readonly<Record<StockCode, Sketch>> = { ...SKETCHES, '0197X0': newcomer };
  return new Map(Object.entries(sketches).map(([code, sketch]) => [code, draw(code, sketch)]));
}

const draw = (code: StockCode, sketch: Sketch): Stock => ({
  code,
  limitShares: sketch.listedShares,
  listedOn: HISTORY_BEGAN,
  halted: [],
  onNextrade: true,
  ...sketch,
});
