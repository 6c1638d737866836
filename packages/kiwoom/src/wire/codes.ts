import type { Market, SectorId, StockCode, Venue } from '@investor-flow/core';
import * as z from 'zod/mini';

/** The stock markets ka10051 serves, and Kiwoom's numbers for them. */
export const MARKETS = { kospi: '0', kosdaq: '1' } as const;
export type ServedMarket = keyof typeof MARKETS;

/** A plan's market, which the offer has narrowed already. */
export function marketOf(market: Market): ServedMarket {
  if (market === 'kospi' || market === 'kosdaq') return market;
  throw new TypeError(`Kiwoom does not serve ${market}`);
}

type Codes = { readonly [Id in SectorId]?: string };

const KOSPI: Codes = {
  all: '001',
  'large-cap': '002',
  'mid-cap': '003',
  'small-cap': '004',
  'food-beverage-tobacco': '005',
  'textile-apparel': '006',
  'paper-wood': '007',
  chemicals: '008',
  pharmaceuticals: '009',
  'non-metallic-minerals': '010',
  metals: '011',
  'machinery-equipment': '012',
  'electrical-electronics': '013',
  'medical-precision': '014',
  'transport-equipment': '015',
  distribution: '016',
  'electricity-gas': '017',
  construction: '018',
  'transport-storage': '019',
  telecommunications: '020',
  financials: '021',
  securities: '024',
  insurance: '025',
  'general-services': '026',
  manufacturing: '027',
  'real-estate': '028',
  'it-services': '029',
  'entertainment-culture': '030',
};

const KOSDAQ: Codes = {
  all: '101',
  'general-services': '103',
  manufacturing: '106',
  construction: '107',
  distribution: '108',
  'transport-storage': '110',
  financials: '111',
  'food-beverage-tobacco': '115',
  'textile-apparel': '116',
  'paper-wood': '117',
  'publishing-media': '118',
  chemicals: '119',
  pharmaceuticals: '120',
  'non-metallic-minerals': '121',
  metals: '122',
  'machinery-equipment': '123',
  'electrical-electronics': '124',
  'medical-precision': '125',
  'transport-equipment': '126',
  'other-manufacturing': '127',
  telecommunications: '128',
  'it-services': '129', // 방송서비스 until the reclassification
  'large-cap': '138', // KOSDAQ 100
  'mid-cap': '139', // KOSDAQ MID 300
  'small-cap': '140', // KOSDAQ SMALL
  'entertainment-culture': '141',
  'blue-chip': '142',
  venture: '143',
  'mid-sized': '144',
  'technology-growth': '145',
  kosdaq150: '150',
  'kosdaq-global': '151',
};

const CODES: Readonly<Record<ServedMarket, Codes>> = { kospi: KOSPI, kosdaq: KOSDAQ };

const idsByCode = (codes: Codes): ReadonlyMap<string, SectorId> =>
  new Map(Object.entries(codes).map(([id, code]) => [code, id as SectorId]));

const IDS: Readonly<Record<ServedMarket, ReadonlyMap<string, SectorId>>> = {
  kospi: idsByCode(KOSPI),
  kosdaq: idsByCode(KOSDAQ),
};

export const codesOf = (market: ServedMarket): readonly string[] => Object.values(CODES[market]);

export const codeOf = (market: ServedMarket, id: SectorId): string | undefined => CODES[market][id];

export const idOf = (market: ServedMarket, code: string): SectorId | undefined =>
  IDS[market].get(code);

/** Whether a code is known, but as a sector of the other market. */
export const isElsewhere = (market: ServedMarket, code: string): boolean =>
  !IDS[market].has(code) && IDS[market === 'kospi' ? 'kosdaq' : 'kospi'].has(code);

/** `stex_tp` 거래소구분. */
export const EXCHANGE = { krx: '1', nxt: '2', unified: '3' } as const satisfies Record<
  Venue,
  string
>;

/** The venue is a suffix of the codes of sectors and stocks. */
export const SUFFIX = { krx: '', nxt: '_NX', unified: '_AL' } as const satisfies Record<
  Venue,
  string
>;

/** A code without its venue suffix. */
export const bareCode = (code: string): string => code.replace(/_(?:AL|NX)$/, '');

export const stockCode = (stock: StockCode, venue: Venue): string => `${stock}${SUFFIX[venue]}`;

/** A column that holds a stock's code, with or without the suffix of a venue. */
export const stockCodeColumn = z
  .string('must be a string')
  .check(z.regex(/^[0-9A-Z]{6}(?:_AL|_NX)?$/, 'must be a stock code'));

/** Why a stock's code cannot belong to an answer for a venue: 통합 is seen with its suffix and may come without. */
export function misplacedCode(code: string, venue: Venue): string | undefined {
  const suffix = code.slice(bareCode(code).length);
  const isRight = suffix === SUFFIX[venue] || (venue === 'unified' && suffix === '');
  return isRight ? undefined : `must be a code of the venue ${venue}`;
}
