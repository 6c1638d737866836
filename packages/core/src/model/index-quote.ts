import type { Market } from '../market.ts';
import type { FlowSector } from './flows.ts';
import type { Dated } from './provenance.ts';

/** How many issues of a sector rose and fell. */
export interface Breadth {
  /** Includes `upperLimit`. */
  readonly advancing: number;
  readonly upperLimit: number;
  readonly unchanged: number;
  /** Includes `lowerLimit`. */
  readonly declining: number;
  readonly lowerLimit: number;
}

/** The index of a sector: levels and `change` in points, `volume` in shares, `turnover` in won. */
export interface IndexQuote extends Dated {
  readonly market: Market;
  readonly sector: FlowSector;
  /** Positive. */
  readonly price: number;
  readonly change: number;
  readonly changePercent: number;
  readonly open?: number;
  readonly high?: number;
  readonly low?: number;
  readonly volume?: number;
  readonly turnover?: number;
  /** The broker's own step, in shares and in won, of what is present. */
  readonly rounding: { readonly volume?: number; readonly turnover?: number };
  readonly breadth?: Breadth;
}

/** The index of one session; the broker's row names the day. */
export interface IndexDay extends IndexQuote {
  readonly dayBasis: 'stated';
}
