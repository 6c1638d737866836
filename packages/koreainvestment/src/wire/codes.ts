import {
  isStockCode,
  type Market,
  type SectorId,
  sectorsOf,
  type StockCode,
} from '@investor-flow/core';
import * as z from 'zod/mini';

/** The broker's name of a market, and the code of the whole of it. */
const MARKETS: Readonly<Record<Market, { readonly code: string; readonly all: string }>> = {
  kospi: { code: 'KSP', all: '0001' },
  kosdaq: { code: 'KSQ', all: '1001' },
  etf: { code: 'ETF', all: 'T000' },
  etn: { code: 'ETN', all: 'E199' },
  elw: { code: 'ELW', all: 'W000' },
  'kospi200-futures': { code: 'K2I', all: 'F001' },
  'kospi200-calls': { code: 'K2I', all: 'OC01' },
  'kospi200-puts': { code: 'K2I', all: 'OP01' },
  'stock-futures': { code: '999', all: 'S001' }, // never KOSPI, whatever the broker's own sample suggests
  'mini-kospi200-futures': { code: 'MKI', all: 'F004' },
  'mini-kospi200-calls': { code: 'MKI', all: 'OC02' },
  'mini-kospi200-puts': { code: 'MKI', all: 'OP02' },
  'weekly-monday-calls': { code: 'WKM', all: 'OC05' },
  'weekly-monday-puts': { code: 'WKM', all: 'OP05' },
  'weekly-thursday-calls': { code: 'WKI', all: 'OC04' },
  'weekly-thursday-puts': { code: 'WKI', all: 'OP04' },
  'kosdaq150-futures': { code: 'KQI', all: 'F002' },
  'kosdaq150-calls': { code: 'KQI', all: 'OC03' },
  'kosdaq150-puts': { code: 'KQI', all: 'OP03' },
};

/** The markets of calls that know the two stock markets alone. */
export type StockMarket = 'kospi' | 'kosdaq';
export const PROGRAM_CODES = { kospi: 'K', kosdaq: 'Q' } as const satisfies Record<
  StockMarket,
  string
>;

/** A plan's market, which the offer has narrowed already. */
export function marketOf(market: Market): StockMarket {
  if (market === 'kospi' || market === 'kosdaq') return market;
  throw new TypeError(`this call of Korea Investment does not serve ${market}`);
}

/** The code of each sector in the markets that have it, but for the whole of them. */
const SECTORS: { readonly [Id in SectorId]?: { readonly [M in Market]?: string } } = {
  'large-cap': { kospi: '0002', kosdaq: '1002' },
  'mid-cap': { kospi: '0003', kosdaq: '1003' },
  'small-cap': { kospi: '0004', kosdaq: '1004' },
  'food-beverage-tobacco': { kospi: '0005', kosdaq: '1019' },
  'textile-apparel': { kospi: '0006', kosdaq: '1020' },
  'paper-wood': { kospi: '0007', kosdaq: '1021' },
  chemicals: { kospi: '0008', kosdaq: '1023' },
  pharmaceuticals: { kospi: '0009', kosdaq: '1024' },
  'non-metallic-minerals': { kospi: '0010', kosdaq: '1025' },
  metals: { kospi: '0011', kosdaq: '1026' },
  'machinery-equipment': { kospi: '0012', kosdaq: '1027' },
  'electrical-electronics': { kospi: '0013', kosdaq: '1028' },
  'medical-precision': { kospi: '0014', kosdaq: '1029' },
  'transport-equipment': { kospi: '0015', kosdaq: '1030' },
  'other-manufacturing': { kosdaq: '1031' },
  manufacturing: { kospi: '0027', kosdaq: '1009' },
  distribution: { kospi: '0016', kosdaq: '1011' },
  'electricity-gas': { kospi: '0017' },
  construction: { kospi: '0018', kosdaq: '1010' },
  'transport-storage': { kospi: '0019', kosdaq: '1013' },
  telecommunications: { kospi: '0020', kosdaq: '1032' },
  financials: { kospi: '0021', kosdaq: '1014' },
  securities: { kospi: '0024' },
  insurance: { kospi: '0025' },
  'general-services': { kospi: '0026', kosdaq: '1006' },
  'real-estate': { kospi: '0028' },
  'it-services': { kospi: '0029', kosdaq: '1033' },
  'entertainment-culture': { kospi: '0030', kosdaq: '1015' },
  'publishing-media': { kosdaq: '1022' },
  'blue-chip': { kosdaq: '1042' },
  venture: { kosdaq: '1043' },
  'mid-sized': { kosdaq: '1044' },
  'technology-growth': { kosdaq: '1045' },
  'kosdaq-global': { kosdaq: '1049' },
};

/** The two codes that name a row: the market's and the sector's. An unknown pair is answered with zeros or blanks. */
export interface Pair {
  readonly market: string;
  readonly sector: string;
}

export function pairOf(market: Market, id: SectorId): Pair | undefined {
  const { code, all } = MARKETS[market];
  const sector = id === 'all' ? all : SECTORS[id]?.[market];
  return sector === undefined ? undefined : { market: code, sector };
}

export interface SectorPair {
  readonly id: SectorId;
  readonly pair: Pair;
}

/** Every sector of a market the broker has a code for, the whole market first. */
export const pairsOf = (market: Market): readonly SectorPair[] =>
  sectorsOf(market).flatMap(({ id }) => {
    const pair = pairOf(market, id);
    return pair === undefined ? [] : [{ id, pair }];
  });

/** The codes of a plan's sector, which the offer has narrowed already. */
export function pairIn(market: Market, id: SectorId): Pair {
  const pair = pairOf(market, id);
  if (pair === undefined)
    throw new TypeError(`Korea Investment has no code for ${id} of ${market}`);
  return pair;
}

/** Six digits that begin with 5, 6 or 7 are an ETN: no stock and no ETF has such a code. */
const isEtn = (stock: StockCode): boolean => /^[5-7]\d{5}$/.test(stock);

/** The broker wants a Q before the six digits of an ETN. */
export const stockCode = (stock: StockCode): string => (isEtn(stock) ? `Q${stock}` : stock);

const bare = (code: string): string => (/^Q\d{6}$/.test(code) ? code.slice(1) : code);

/** A column that holds a stock's code, with or without the Q of an ETN. */
export const stockColumn = z.pipe(
  z
    .string('must be a string')
    .check(z.refine((text) => isStockCode(bare(text)), 'must be a stock code')),
  z.transform(bare),
);
