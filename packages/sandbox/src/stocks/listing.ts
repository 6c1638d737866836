import type { Market, StockCode } from '@investor-flow/core';
import { dayNumberOf, type DayNumber, HISTORY_BEGAN, sessionUpTo } from '../days.ts';
import type { Entry } from './entry.ts';
import { ETF_STOCKS } from './etf.ts';
import { KOSDAQ_STOCKS } from './kosdaq.ts';
import { KOSPI_STOCKS } from './kospi.ts';
import type { Size, Stock } from './stock.ts';

/** The law lets foreigners hold 49 % of a telecommunications carrier. */
const CARRIER_LIMIT = 0.49;
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
  '348080': { haltedFrom: dayNumberOf('2026-03-23'), volume: 310_000 },
};

/** Listed once, and gone. */
const DELISTED: Entry = [
  '117930',
  '한진해운',
  'transport-storage',
  245_269_947,
  3_800,
  2_900_000,
  0.1,
];
const DELISTED_ON = dayNumberOf('2017-03-07');

const NEWCOMER: Entry = [
  '0197X0',
  'SOL SK하이닉스선물단일종목인버스2X',
  'all',
  19_450_000,
  7_800,
  18_700_000,
  0.12,
];

/** Every issue with a name; one of them has been listed for three weeks at the given date. */
export function stocksAt(date: DayNumber): ReadonlyMap<StockCode, Stock> {
  const listedOn = sessionUpTo(date - NEWCOMER_AGE_DAYS);
  const stocks = [
    ...KOSPI_STOCKS.map((entry) => read('kospi', entry)),
    ...KOSDAQ_STOCKS.map((entry) => read('kosdaq', entry)),
    ...ETF_STOCKS.map((entry) => read('etf', entry)),
    { ...read('etf', NEWCOMER), listedOn },
    { ...read('kospi', DELISTED), delistedOn: DELISTED_ON },
  ];
  return new Map(stocks.map((stock) => [stock.code, stock]));
}

function read(market: Market, entry: Entry): Stock {
  const [code, name, sector, listedShares, price, volume, held, listedOn] = entry;
  return {
    code,
    name,
    market,
    sector,
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

function sizeOf(market: Market, won: number): Size {
  const [large, mid] = market === 'kospi' ? [3 * TRILLION, TRILLION] : [TRILLION, 0.4 * TRILLION];
  if (won >= large) return 'large-cap';
  return won >= mid ? 'mid-cap' : 'small-cap';
}
