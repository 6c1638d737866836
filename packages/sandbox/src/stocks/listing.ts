import { type Market, type SectorId, sectorsOf, type StockCode } from '@investor-flow/core';
import { dayNumberOf, type DayNumber, HISTORY_BEGAN, sessionUpTo } from '../days.ts';
import type { Size, Stock } from './stock.ts';
import { FORMER_STOCKS, FUNDS, KOSDAQ_STOCKS, KOSPI_STOCKS } from './table.ts';

const TABLES: readonly (readonly [Market, string])[] = [
  ['kospi', KOSPI_STOCKS],
  ['kosdaq', KOSDAQ_STOCKS],
  ['etf', FUNDS],
  ['kospi', FORMER_STOCKS],
];

/** The law lets foreigners hold 49 % of a telecommunications carrier. */
const CARRIER_LIMIT = 0.49;
const NEWCOMER = '0197X0';
const NEWCOMER_AGE_DAYS = 21;
const TRILLION = 1e12;

/** What the tables have no column for. */
const SPECIAL: Readonly<Record<StockCode, Partial<Stock>>> = {
  '005930': {
    listedBefore: { day: dayNumberOf('2026-04-27'), shares: 5_919_637_922 },
    halted: ['2018-04-30', '2018-05-02', '2018-05-03'].map(dayNumberOf),
  },
  '017670': { limitShares: Math.floor(214_790_053 * CARRIER_LIMIT) },
  '030200': { limitShares: Math.floor(252_021_685 * CARRIER_LIMIT) },
  '032640': { limitShares: Math.floor(429_553_010 * CARRIER_LIMIT) },
  '000040': { halted: ['2026-06-30', '2026-07-01', '2026-07-09', '2026-11-20'].map(dayNumberOf) },
  '117930': { delistedOn: dayNumberOf('2017-03-07') },
  '348080': { haltedFrom: dayNumberOf('2026-03-23'), volume: 310_000 },
};

/** Every issue with a name; one of them has been listed for three weeks at the given date. */
export function stocksAt(date: DayNumber): ReadonlyMap<StockCode, Stock> {
  const listedOn = sessionUpTo(date - NEWCOMER_AGE_DAYS);
  const stocks = TABLES.flatMap(([market, table]) =>
    table
      .trim()
      .split('\n')
      .map((line) => read(market, line)),
  );
  return new Map(
    stocks.map((stock) => [stock.code, stock.code === NEWCOMER ? { ...stock, listedOn } : stock]),
  );
}

function read(market: Market, line: string): Stock {
  const [code = '', name = '', sector = '', ...figures] = line.split(', ');
  const [listedShares = NaN, price = NaN, volume = NaN, held = NaN] = figures.map((text) =>
    Number(text.replaceAll('_', '')),
  );
  const [, , , , listedOn] = figures;
  return {
    code,
    name,
    market,
    sector: sectorNamed(market, sector),
    size: sizeOf(market, listedShares * price),
    listedShares,
    limitShares: listedShares,
    held,
    price,
    volume,
    listedOn: listedOn === undefined ? HISTORY_BEGAN : dayNumberOf(listedOn),
    halted: [],
    onNextrade: market !== 'etf',
    ...SPECIAL[code],
  };
}

function sectorNamed(market: Market, name: string): SectorId {
  const found = sectorsOf(market).find(({ id }) => id === name);
  if (found === undefined) throw new RangeError(`${market} has no sector ${name}`);
  return found.id;
}

function sizeOf(market: Market, won: number): Size {
  const [large, mid] = market === 'kospi' ? [3 * TRILLION, TRILLION] : [TRILLION, 0.4 * TRILLION];
  if (won >= large) return 'large-cap';
  return won >= mid ? 'mid-cap' : 'small-cap';
}
