import type { Market } from '../market.ts';
import type { StockCode } from '../words.ts';
import type { Provenance } from './provenance.ts';

/** A listed stock; the names are as the broker writes them. */
export interface Stock extends Provenance {
  readonly stock: StockCode;
  readonly name: string;
  readonly market: Market;
  readonly listedShares: number;
  readonly sectorName?: string;
  /** 대형주, 중형주 or 소형주. */
  readonly sizeName?: string;
  readonly tradesOnNextrade?: boolean;
}
