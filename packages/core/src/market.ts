/** Two spellings of one name; Korean as KRX prints it, English as KRX translates it. */
export interface Label {
  readonly ko: string;
  readonly en: string;
}

/** Where flows are counted: the two stock markets, listed products, and derivatives. */
export const MARKETS = [
  'kospi',
  'kosdaq',
  'etf',
  'etn',
  'elw',
  'kospi200-futures',
  'kospi200-calls',
  'kospi200-puts',
  'stock-futures',
  'mini-kospi200-futures',
  'mini-kospi200-calls',
  'mini-kospi200-puts',
  'weekly-monday-calls',
  'weekly-monday-puts',
  'weekly-thursday-calls',
  'weekly-thursday-puts',
  'kosdaq150-futures',
  'kosdaq150-calls',
  'kosdaq150-puts',
] as const;
export type Market = (typeof MARKETS)[number];

export const MARKET_LABELS: Readonly<Record<Market, Label>> = {
  kospi: { ko: '코스피', en: 'KOSPI' },
  kosdaq: { ko: '코스닥', en: 'KOSDAQ' },
  etf: { ko: 'ETF', en: 'ETF' },
  etn: { ko: 'ETN', en: 'ETN' },
  elw: { ko: 'ELW', en: 'ELW' },
  'kospi200-futures': { ko: '코스피200 선물', en: 'KOSPI 200 Futures' },
  'kospi200-calls': { ko: '코스피200 콜옵션', en: 'KOSPI 200 Calls' },
  'kospi200-puts': { ko: '코스피200 풋옵션', en: 'KOSPI 200 Puts' },
  'stock-futures': { ko: '주식선물', en: 'Single Stock Futures' },
  'mini-kospi200-futures': { ko: '미니 코스피200 선물', en: 'Mini KOSPI 200 Futures' },
  'mini-kospi200-calls': { ko: '미니 코스피200 콜옵션', en: 'Mini KOSPI 200 Calls' },
  'mini-kospi200-puts': { ko: '미니 코스피200 풋옵션', en: 'Mini KOSPI 200 Puts' },
  'weekly-monday-calls': { ko: '위클리 콜옵션(월)', en: 'Weekly Calls (Monday)' },
  'weekly-monday-puts': { ko: '위클리 풋옵션(월)', en: 'Weekly Puts (Monday)' },
  'weekly-thursday-calls': { ko: '위클리 콜옵션(목)', en: 'Weekly Calls (Thursday)' },
  'weekly-thursday-puts': { ko: '위클리 풋옵션(목)', en: 'Weekly Puts (Thursday)' },
  'kosdaq150-futures': { ko: '코스닥150 선물', en: 'KOSDAQ 150 Futures' },
  'kosdaq150-calls': { ko: '코스닥150 콜옵션', en: 'KOSDAQ 150 Calls' },
  'kosdaq150-puts': { ko: '코스닥150 풋옵션', en: 'KOSDAQ 150 Puts' },
};

/** What one unit of volume is in a market. */
export type VolumeUnit = 'share' | 'contract';

const SHARE_MARKETS: ReadonlySet<Market> = new Set(['kospi', 'kosdaq', 'etf', 'etn', 'elw']);

/** Derivatives trade in contracts, everything else in shares. */
export const volumeUnitOf = (market: Market): VolumeUnit =>
  SHARE_MARKETS.has(market) ? 'share' : 'contract';

/** Where orders met: KRX, the alternative venue Nextrade, or both added together. */
export const VENUES = ['krx', 'nxt', 'unified'] as const;
export type Venue = (typeof VENUES)[number];

/** What a flow counts: won, or shares and contracts. */
export const MEASURES = ['value', 'volume'] as const;
export type Measure = (typeof MEASURES)[number];
