import {
  type Market,
  SECTOR_IDS,
  type SectorId,
  type StockCode,
  type Venue,
} from '@investor-flow/core';
import * as z from 'zod/mini';

/** The stock markets ka10051 serves, and Kiwoom's numbers for them. */
export const MARKETS = { kospi: '0', kosdaq: '1' } as const;
export type ServedMarket = keyof typeof MARKETS;

/** A plan's market, which the offer has narrowed already. */
export function marketOf(market: Market): ServedMarket {
  if (market === 'kospi' || market === 'kosdaq') return market;
  throw new TypeError(`Kiwoom does not serve ${market}`);
}

/** The code of each sector in the markets that have it. */
const SECTORS: Readonly<Record<SectorId, { readonly [M in ServedMarket]?: string }>> = {
  all: { kospi: '001', kosdaq: '101' },
  'large-cap': { kospi: '002', kosdaq: '138' }, // KOSDAQ 100
  'mid-cap': { kospi: '003', kosdaq: '139' }, // KOSDAQ MID 300
  'small-cap': { kospi: '004', kosdaq: '140' }, // KOSDAQ SMALL
  'food-beverage-tobacco': { kospi: '005', kosdaq: '115' },
  'textile-apparel': { kospi: '006', kosdaq: '116' },
  'paper-wood': { kospi: '007', kosdaq: '117' },
  chemicals: { kospi: '008', kosdaq: '119' },
  pharmaceuticals: { kospi: '009', kosdaq: '120' },
  'non-metallic-minerals': { kospi: '010', kosdaq: '121' },
  metals: { kospi: '011', kosdaq: '122' },
  'machinery-equipment': { kospi: '012', kosdaq: '123' },
  'electrical-electronics': { kospi: '013', kosdaq: '124' },
  'medical-precision': { kospi: '014', kosdaq: '125' },
  'transport-equipment': { kospi: '015', kosdaq: '126' },
  'other-manufacturing': { kosdaq: '127' },
  manufacturing: { kospi: '027', kosdaq: '106' },
  distribution: { kospi: '016', kosdaq: '108' },
  'electricity-gas': { kospi: '017' },
  construction: { kospi: '018', kosdaq: '107' },
  'transport-storage': { kospi: '019', kosdaq: '110' },
  telecommunications: { kospi: '020', kosdaq: '128' },
  financials: { kospi: '021', kosdaq: '111' },
  securities: { kospi: '024' },
  insurance: { kospi: '025' },
  'general-services': { kospi: '026', kosdaq: '103' },
  'real-estate': { kospi: '028' },
  'it-services': { kospi: '029', kosdaq: '129' }, // 방송서비스 until the reclassification
  'entertainment-culture': { kospi: '030', kosdaq: '141' },
  'publishing-media': { kosdaq: '118' },
  'blue-chip': { kosdaq: '142' },
  venture: { kosdaq: '143' },
  'mid-sized': { kosdaq: '144' },
  'technology-growth': { kosdaq: '145' },
  'kosdaq-global': { kosdaq: '151' },
  kosdaq150: { kosdaq: '150' },
};

const idsByCode = (market: ServedMarket): ReadonlyMap<string, SectorId> =>
  new Map(
    SECTOR_IDS.flatMap((id) => {
      const code = SECTORS[id][market];
      return code === undefined ? [] : [[code, id]];
    }),
  );

const IDS = { kospi: idsByCode('kospi'), kosdaq: idsByCode('kosdaq') };

const CODES = {
  kospi: [...IDS.kospi.keys()].toSorted(),
  kosdaq: [...IDS.kosdaq.keys()].toSorted(),
};

/** The codes of a market in their order. */
export const codesOf = (market: ServedMarket): readonly string[] => CODES[market];

export const codeOf = (market: ServedMarket, id: SectorId): string | undefined =>
  SECTORS[id][market];

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
