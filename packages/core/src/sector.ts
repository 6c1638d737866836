import { type Label, type Market, MARKETS } from './market.ts';

/** Sectors by meaning: the brokers' numbers collide, so none of them is an id. */
export const SECTOR_IDS = [
  'all',
  'large-cap',
  'mid-cap',
  'small-cap',
  'food-beverage-tobacco',
  'textile-apparel',
  'paper-wood',
  'chemicals',
  'pharmaceuticals',
  'non-metallic-minerals',
  'metals',
  'machinery-equipment',
  'electrical-electronics',
  'medical-precision',
  'transport-equipment',
  'other-manufacturing',
  'manufacturing',
  'distribution',
  'electricity-gas',
  'construction',
  'transport-storage',
  'telecommunications',
  'financials',
  'securities',
  'insurance',
  'general-services',
  'real-estate',
  'it-services',
  'entertainment-culture',
  'publishing-media',
  'blue-chip',
  'venture',
  'mid-sized',
  'technology-growth',
  'kosdaq-global',
  'kosdaq150',
] as const;
export type SectorId = (typeof SECTOR_IDS)[number];

/**
 * How a row relates to the market.
 *
 * `total` is the market, `group` adds up industries, `industry` holds each issue once; `size` and `segment` cut across
 * them and overlap every industry.
 */
export type SectorLevel = 'total' | 'size' | 'group' | 'industry' | 'segment';

export interface SectorEntry {
  readonly id: SectorId;
  readonly level: SectorLevel;
  /** The row that already contains this one; every chain ends at `all`. */
  readonly parent: SectorId | undefined;
  readonly label: Label;
}

const label = (ko: string, en: string): Label => ({ ko, en });

const LABELS: Readonly<Record<SectorId, Label>> = {
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
};

type Row = readonly [id: SectorId, level: SectorLevel, parent?: SectorId];

const TOTAL: Row = ['all', 'total'];
const SIZES: readonly Row[] = [
  ['large-cap', 'size', 'all'],
  ['mid-cap', 'size', 'all'],
  ['small-cap', 'size', 'all'],
];
const under =
  (parent: SectorId, level: SectorLevel = 'industry') =>
  (id: SectorId): Row => [id, level, parent];

const KOSPI: readonly Row[] = [
  TOTAL,
  ...SIZES,
  ...(
    [
      'food-beverage-tobacco',
      'textile-apparel',
      'paper-wood',
      'chemicals',
      'pharmaceuticals',
      'non-metallic-minerals',
      'metals',
      'machinery-equipment',
      'electrical-electronics',
      'medical-precision',
      'transport-equipment',
    ] as const
  ).map(under('manufacturing')),
  ...(
    [
      'distribution',
      'electricity-gas',
      'construction',
      'transport-storage',
      'telecommunications',
    ] as const
  ).map(under('all')),
  ['financials', 'group', 'all'],
  ...(['securities', 'insurance'] as const).map(under('financials')),
  ['general-services', 'industry', 'all'],
  ['manufacturing', 'group', 'all'],
  ...(['real-estate', 'it-services', 'entertainment-culture'] as const).map(under('all')),
];

const KOSDAQ: readonly Row[] = [
  TOTAL,
  ...SIZES,
  ['general-services', 'industry', 'all'],
  ['manufacturing', 'group', 'all'],
  ...(['construction', 'distribution', 'transport-storage', 'financials'] as const).map(
    under('all'),
  ),
  ...(
    [
      'food-beverage-tobacco',
      'textile-apparel',
      'paper-wood',
      'publishing-media',
      'chemicals',
      'pharmaceuticals',
      'non-metallic-minerals',
      'metals',
      'machinery-equipment',
      'electrical-electronics',
      'medical-precision',
      'transport-equipment',
      'other-manufacturing',
    ] as const
  ).map(under('manufacturing')),
  ...(['telecommunications', 'it-services', 'entertainment-culture'] as const).map(under('all')),
  ...(
    [
      'blue-chip',
      'venture',
      'mid-sized',
      'technology-growth',
      'kosdaq-global',
      'kosdaq150',
    ] as const
  ).map(under('all', 'segment')),
];

const entries = (rows: readonly Row[]): readonly SectorEntry[] =>
  rows.map(([id, level, parent]) => Object.freeze({ id, level, parent, label: LABELS[id] }));

const UNDIVIDED = entries([TOTAL]);
const REGISTRY = Object.fromEntries(MARKETS.map((market) => [market, UNDIVIDED])) as Record<
  Market,
  readonly SectorEntry[]
>;
REGISTRY.kospi = entries(KOSPI);
REGISTRY.kosdaq = entries(KOSDAQ);

/** Every sector of a market, the whole market first; a market without sectors has `all` alone. */
export const sectorsOf = (market: Market): readonly SectorEntry[] => REGISTRY[market];

/** A sector's place in a market, or nothing when that market does not have it. */
export const sectorIn = (market: Market, id: SectorId): SectorEntry | undefined =>
  REGISTRY[market].find((entry) => entry.id === id);

/** The rows that contain a sector, nearest first; empty for `all`. */
export function ancestorsOf(market: Market, id: SectorId): readonly SectorId[] {
  const parent = sectorIn(market, id)?.parent;
  return parent === undefined ? [] : [parent, ...ancestorsOf(market, parent)];
}

/**
 * The sectors that together are the market, each won counted once.
 *
 * Industries, with KOSPI's financials in place of its two listed parts, which are less than the whole.
 */
export function partitionOf(market: Market): readonly SectorId[] {
  const rows = sectorsOf(market);
  return rows.length === 1 ? ['all'] : rows.filter(countsOnce).map(({ id }) => id);
}

const countsOnce = ({ id, level, parent }: SectorEntry): boolean =>
  id === 'financials' || (level === 'industry' && parent !== 'financials');
