import type { Investor } from '../investor.ts';
import type { Measure } from '../market.ts';

/** A rule that a number or a row breaks; `residual` is how far off it is, `tolerance` how far off it may be. */
export interface Violation {
  readonly rule:
    | 'zero-sum'
    | 'buying-selling'
    | 'institution-parts'
    | 'foreign-parts'
    | 'buy-sell-net'
    | 'all-zero'
    | 'program-parts'
    | 'limit-parts'
    | 'descending-days'
    | 'positive'
    | 'range'
    | 'breadth'
    | 'whole-number'
    | 'negative-zero';
  readonly message: string;
  readonly measure?: Measure;
  readonly investor?: Investor;
  readonly residual?: number;
  readonly tolerance?: number;
}
