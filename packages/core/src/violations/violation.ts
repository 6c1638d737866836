import type { Investor } from '../investor.ts';
import type { Measure } from '../market.ts';

/** What a number or a row breaks; `residual` is how far off it is, `tolerance` what rounding explains. */
export interface Violation {
  readonly rule:
    | 'zero-sum'
    | 'institution-parts'
    | 'foreign-parts'
    | 'buy-sell-net'
    | 'all-zero'
    | 'whole-number'
    | 'negative-zero'
    | 'limit-parts'
    | 'descending-days';
  readonly message: string;
  readonly measure?: Measure;
  readonly investor?: Investor;
  readonly residual?: number;
  readonly tolerance?: number;
}
