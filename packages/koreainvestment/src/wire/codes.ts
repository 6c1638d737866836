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

type Codes = { readonly [Id in SectorId]?: string };

const KOSPI: Codes = {
  'large-cap': '0002',
  'mid-cap': '0003',
  'small-cap': '0004',
  'food-beverage-tobacco': '0005',
  'textile-apparel': '0006',
  'paper-wood': '0007',
  chemicals: '0008',
  pharmaceuticals: '0009',
  'non-metallic-minerals': '0010',
  metals: '0011',
  'machinery-equipment': '0012',
  'electrical-electronics': '0013',
  'medical-precision': '0014',
  'transport-equipment': '0015',
  distribution: '0016',
  'electricity-gas': '0017',
  construction: '0018',
  'transport-storage': '0019',
  telecommunications: '0020',
  financials: '0021',
  securities: '0024',
  insurance: '0025',
  'general-services': '0026',
  manufacturing: '0027',
  'real-estate': '0028',
  'it-services': '0029',
  'entertainment-culture': '0030',
};

const KOSDAQ: Codes = {
  'large-cap': '1002',
  'mid-cap': '1003',
  'small-cap': '1004',
  'general-services': '1006',
  manufacturing: '1009',
  construction: '1010',
  distribution: '1011',
  'transport-storage': '1013',
  financials: '1014',
  'entertainment-culture': '1015',
  'food-beverage-tobacco': '1019',
  'textile-apparel': '1020',
  'paper-wood': '1021',
  'publishing-media': '1022',
  chemicals: '1023',
  pharmaceuticals: '1024',
  'non-metallic-minerals': '1025',
  metals: '1026',
  'machinery-equipment': '1027',
  'electrical-electronics': '1028',
  'medical-precision': '1029',
  'transport-equipment': '1030',
  'other-manufacturing': '1031',
  telecommunications: '1032',
  'it-services': '1033',
  'blue-chip': '1042',
  venture: '1043',
  'mid-sized': '1044',
  'technology-growth': '1045',
  'kosdaq-global': '1049',
};

const SECTORS: { readonly [M in Market]?: Codes } = { kospi: KOSPI, kosdaq: KOSDAQ };

/** The two codes that name a row: the market's and the sector's. An unknown pair is answered with zeros or blanks. */
export interface Pair {
  readonly market: string;
  readonly sector: string;
}

export function pairOf(market: Market, id: SectorId): Pair | undefined {
  const { code, all } = MARKETS[market];
  const sector = id === 'all' ? all : SECTORS[market]?.[id];
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
