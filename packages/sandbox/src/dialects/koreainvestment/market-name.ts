import type { Stock } from '../../stocks/stock.ts';

/** 대표 시장 한글 명: the index a stock belongs to, else its market. */
export function marketNameOf({ market, size }: Stock): string {
  if (market === 'etf') return 'ETF';
  if (market === 'kospi') return size === 'small-cap' ? 'KOSPI' : 'KOSPI200';
  return size === 'large-cap' ? 'KSQ150' : 'KOSDAQ';
}
