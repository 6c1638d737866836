import type { Market, SectorId } from '@investor-flow/core';
import { textIn } from '../../wire.ts';
import type { Asked, Input, Refused } from './call.ts';

type Entry = readonly [code: string, name: string, id: SectorId];

/** KOSPI's rows in the order Kiwoom lists them. */
export const KOSPI_SECTORS: readonly Entry[] = [
  ['001', '종합(KOSPI)', 'all'],
  ['002', '대형주', 'large-cap'],
  ['003', '중형주', 'mid-cap'],
  ['004', '소형주', 'small-cap'],
  ['005', '음식료/담배', 'food-beverage-tobacco'],
  ['006', '섬유/의류', 'textile-apparel'],
  ['007', '종이/목재', 'paper-wood'],
  ['008', '화학', 'chemicals'],
  ['009', '제약', 'pharmaceuticals'],
  ['010', '비금속', 'non-metallic-minerals'],
  ['011', '금속', 'metals'],
  ['012', '기계/장비', 'machinery-equipment'],
  ['013', '전기/전자', 'electrical-electronics'],
  ['014', '의료/정밀기기', 'medical-precision'],
  ['015', '운송장비/부품', 'transport-equipment'],
  ['016', '유통', 'distribution'],
  ['017', '전기/가스', 'electricity-gas'],
  ['018', '건설', 'construction'],
  ['019', '운송/창고', 'transport-storage'],
  ['020', '통신', 'telecommunications'],
  ['021', '금융', 'financials'],
  ['024', '증권', 'securities'],
  ['025', '보험', 'insurance'],
  ['026', '일반서비스', 'general-services'],
  ['027', '제조', 'manufacturing'],
  ['028', '부동산', 'real-estate'],
  ['029', 'IT 서비스', 'it-services'],
  ['030', '오락/문화', 'entertainment-culture'],
];

/** KOSDAQ's rows in the order Kiwoom lists them. */
export const KOSDAQ_SECTORS: readonly Entry[] = [
  ['101', '종합(KOSDAQ)', 'all'],
  ['103', '일반서비스', 'general-services'],
  ['106', '제조', 'manufacturing'],
  ['107', '건설', 'construction'],
  ['108', '유통', 'distribution'],
  ['110', '운송/창고', 'transport-storage'],
  ['111', '금융', 'financials'],
  ['115', '음식료/담배', 'food-beverage-tobacco'],
  ['116', '섬유/의류', 'textile-apparel'],
  ['117', '종이/목재', 'paper-wood'],
  ['118', '출판/매체복제', 'publishing-media'],
  ['119', '화학', 'chemicals'],
  ['120', '제약', 'pharmaceuticals'],
  ['121', '비금속', 'non-metallic-minerals'],
  ['122', '금속', 'metals'],
  ['123', '기계/장비', 'machinery-equipment'],
  ['124', '전기/전자', 'electrical-electronics'],
  ['125', '의료/정밀기기', 'medical-precision'],
  ['126', '운송장비/부품', 'transport-equipment'],
  ['127', '기타제조', 'other-manufacturing'],
  ['128', '통신', 'telecommunications'],
  ['129', 'IT 서비스', 'it-services'],
  ['138', 'KOSDAQ 100', 'large-cap'],
  ['139', 'KOSDAQ MID 300', 'mid-cap'],
  ['140', 'KOSDAQ SMALL', 'small-cap'],
  ['141', '오락/문화', 'entertainment-culture'],
  ['142', '코스닥 우량기업', 'blue-chip'],
  ['143', '코스닥 벤처기업', 'venture'],
  ['144', '코스닥 중견기업', 'mid-sized'],
  ['145', '코스닥 신성장기업', 'technology-growth'],
  ['150', 'KOSDAQ 150', 'kosdaq150'],
  ['151', '코스닥글로벌지수', 'kosdaq-global'],
];

/** A sector by its code. */
export interface SectorOfCode {
  readonly code: string;
  readonly name: string;
  readonly market: Market;
  readonly sector: SectorId;
}

/** 업종코드. */
export const SECTOR_CODE: Input = { takes: /^\d{3}$/u };

export const SECTORS_OF: Readonly<Record<'kospi' | 'kosdaq', readonly SectorOfCode[]>> = {
  kospi: KOSPI_SECTORS.map(([code, name, sector]) => ({ code, name, market: 'kospi', sector })),
  kosdaq: KOSDAQ_SECTORS.map(([code, name, sector]) => ({ code, name, market: 'kosdaq', sector })),
};

const BY_CODE = new Map(
  [...SECTORS_OF.kospi, ...SECTORS_OF.kosdaq].map((entry) => [entry.code, entry]),
);

/** The sector a call names; the market beside it is not looked at. */
export function sectorOf({ body }: Pick<Asked, 'body'>): SectorOfCode | Refused {
  const code = textIn(body, 'inds_cd') ?? '';
  return BY_CODE.get(code) ?? { refused: 1901, detail: `. 종목코드=${code}` };
}
