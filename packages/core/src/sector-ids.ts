import type { Label } from './words.ts';

const label = (ko: string, en: string): Label => ({ ko, en });

/** Sectors by meaning, since the brokers' numbers collide, with the names of today as KRX prints them. */
export const SECTOR_LABELS = {
  all: label('종합', 'All'),
  'large-cap': label('대형주', 'Large Cap'),
  'mid-cap': label('중형주', 'Mid Cap'),
  'small-cap': label('소형주', 'Small Cap'),
  'food-beverage-tobacco': label('음식료/담배', 'Food, Beverages & Tobacco'),
  'textile-apparel': label('섬유/의류', 'Textile & Apparel'),
  'paper-wood': label('종이/목재', 'Paper & Wood'),
  chemicals: label('화학', 'Chemicals'),
  pharmaceuticals: label('제약', 'Pharmaceuticals'),
  'non-metallic-minerals': label('비금속', 'Non-Metallic Minerals'),
  metals: label('금속', 'Metals'),
  'machinery-equipment': label('기계/장비', 'Machinery & Equipment'),
  'electrical-electronics': label('전기/전자', 'Electrical & Electronic Equipment'),
  'medical-precision': label('의료/정밀기기', 'Medical & Precision Machines'),
  'transport-equipment': label('운송장비/부품', 'Transport Equipment & Parts'),
  'other-manufacturing': label('기타제조', 'Other Manufacturing'),
  manufacturing: label('제조', 'Manufacturing'),
  distribution: label('유통', 'Distribution'),
  'electricity-gas': label('전기/가스', 'Electricity & Gas'),
  construction: label('건설', 'Construction'),
  'transport-storage': label('운송/창고', 'Transport & Storage'),
  telecommunications: label('통신', 'Telecommunications'),
  financials: label('금융', 'Financials'),
  securities: label('증권', 'Securities'),
  insurance: label('보험', 'Insurance'),
  'general-services': label('일반서비스', 'General Services'),
  'real-estate': label('부동산', 'Real Estate'),
  'it-services': label('IT 서비스', 'IT Services'),
  'entertainment-culture': label('오락/문화', 'Entertainment & Culture'),
  'publishing-media': label('출판/매체복제', 'Publishing & Media'),
  'blue-chip': label('우량기업', 'Blue Chip'),
  venture: label('벤처기업', 'Venture'),
  'mid-sized': label('중견기업', 'Mid-Sized'),
  'technology-growth': label('기술성장기업', 'Technology Growth'),
  'kosdaq-global': label('코스닥 글로벌', 'KOSDAQ Global'),
  kosdaq150: label('코스닥 150', 'KOSDAQ 150'),
} satisfies Readonly<Record<string, Label>>;

export type SectorId = keyof typeof SECTOR_LABELS;
export const SECTOR_IDS = Object.keys(SECTOR_LABELS) as readonly SectorId[];
