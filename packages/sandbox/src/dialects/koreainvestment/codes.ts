import type { Market, SectorId } from '@investor-flow/core';
import type { Stock } from '../../stocks/stock.ts';

/** What a pair of codes names. */
export interface Named {
  readonly market: Market;
  readonly sector: SectorId;
}

const KOSPI: Readonly<Record<string, SectorId>> = {
  '0001': 'all',
  '0002': 'large-cap',
  '0003': 'mid-cap',
  '0004': 'small-cap',
  '0005': 'food-beverage-tobacco',
  '0006': 'textile-apparel',
  '0007': 'paper-wood',
  '0008': 'chemicals',
  '0009': 'pharmaceuticals',
  '0010': 'non-metallic-minerals',
  '0011': 'metals',
  '0012': 'machinery-equipment',
  '0013': 'electrical-electronics',
  '0014': 'medical-precision',
  '0015': 'transport-equipment',
  '0016': 'distribution',
  '0017': 'electricity-gas',
  '0018': 'construction',
  '0019': 'transport-storage',
  '0020': 'telecommunications',
  '0021': 'financials',
  '0024': 'securities',
  '0025': 'insurance',
  '0026': 'general-services',
  '0027': 'manufacturing',
  '0028': 'real-estate',
  '0029': 'it-services',
  '0030': 'entertainment-culture',
};

/** KOSDAQ 150 has no code here: the broker files it under another family of indices. */
const KOSDAQ: Readonly<Record<string, SectorId>> = {
  '1001': 'all',
  '1002': 'large-cap',
  '1003': 'mid-cap',
  '1004': 'small-cap',
  '1006': 'general-services',
  '1009': 'manufacturing',
  '1010': 'construction',
  '1011': 'distribution',
  '1013': 'transport-storage',
  '1014': 'financials',
  '1015': 'entertainment-culture',
  '1019': 'food-beverage-tobacco',
  '1020': 'textile-apparel',
  '1021': 'paper-wood',
  '1022': 'publishing-media',
  '1023': 'chemicals',
  '1024': 'pharmaceuticals',
  '1025': 'non-metallic-minerals',
  '1026': 'metals',
  '1027': 'machinery-equipment',
  '1028': 'electrical-electronics',
  '1029': 'medical-precision',
  '1030': 'transport-equipment',
  '1031': 'other-manufacturing',
  '1032': 'telecommunications',
  '1033': 'it-services',
  '1042': 'blue-chip',
  '1043': 'venture',
  '1044': 'mid-sized',
  '1045': 'technology-growth',
  '1049': 'kosdaq-global',
};

const sectorsOf = (
  market: Market,
  sectors: Readonly<Record<string, SectorId>>,
): Readonly<Record<string, Named>> =>
  Object.fromEntries(
    Object.entries(sectors).map(([code, sector]): [string, Named] => [code, { market, sector }]),
  );
const whole = (market: Market): Named => ({ market, sector: 'all' });

/** Market code, then sector code. */
export const PAIRS: Readonly<Record<string, Readonly<Record<string, Named>>>> = {
  KSP: sectorsOf('kospi', KOSPI),
  KSQ: sectorsOf('kosdaq', KOSDAQ),
  ETF: { T000: whole('etf') },
  ETN: { E199: whole('etn') },
  ELW: { W000: whole('elw') },
  K2I: {
    F001: whole('kospi200-futures'),
    OC01: whole('kospi200-calls'),
    OP01: whole('kospi200-puts'),
  },
  '999': { S001: whole('stock-futures') },
  MKI: {
    F004: whole('mini-kospi200-futures'),
    OC02: whole('mini-kospi200-calls'),
    OP02: whole('mini-kospi200-puts'),
  },
  WKM: { OC05: whole('weekly-monday-calls'), OP05: whole('weekly-monday-puts') },
  WKI: { OC04: whole('weekly-thursday-calls'), OP04: whole('weekly-thursday-puts') },
  KQI: {
    F002: whole('kosdaq150-futures'),
    OC03: whole('kosdaq150-calls'),
    OP03: whole('kosdaq150-puts'),
  },
};

/** The answer to an unknown pair; never an error. */
export const fillingOf = (market: string): '' | '0' =>
  market in PAIRS && market !== '999' ? '' : '0';

/** KOSDAQ’s baskets: known by name, and answered with zeros. */
export const UNFILLED: ReadonlySet<string> = new Set(['1042', '1043', '1044', '1045', '1049']);

/** The sectors of the two markets that have an index, by code. */
export const SECTORS: Readonly<Record<string, Named>> = { ...PAIRS['KSP'], ...PAIRS['KSQ'] };

/** 대표 시장 한글 명: the index a stock belongs to, else its market. */
export function marketNameOf({ market, size }: Stock): string {
  if (market === 'etf') return 'ETF';
  if (market === 'kospi') return size === 'small-cap' ? 'KOSPI' : 'KOSPI200';
  return size === 'large-cap' ? 'KSQ150' : 'KOSDAQ';
}
