import type { Investor } from '../investor.ts';
import type { InvestorFlow } from '../model/investor-flow.ts';
import type { Trade } from '../model/flow-figures.ts';
import type { Measure } from '../market.ts';

/** Which answer stands on one side of a comparison. */
export type ComparedFlow = Pick<
  InvestorFlow,
  'broker' | 'environment' | 'api' | 'day' | 'status' | 'observedAt'
>;

/** What keeps two flows from being comparable. */
export interface Obstacle {
  readonly kind:
    | 'market'
    | 'sector'
    | 'venue'
    | 'day'
    | 'observed-apart'
    | 'unit'
    | 'nothing-in-common';
  readonly message: string;
}

/** What a reader should know, though it forbids nothing. */
export interface Caveat {
  readonly kind: 'status' | 'day-basis' | 'environment';
  readonly message: string;
}

/** One figure of both flows: won, shares or contracts. */
export interface ComparisonLine {
  readonly investor: Investor;
  readonly measure: Measure;
  readonly side: keyof Trade;
  readonly left?: number;
  readonly right?: number;
  /** Right less left. */
  readonly difference?: number;
  /** How far rounding alone may set the two apart. */
  readonly tolerance?: number;
  readonly verdict: 'equal' | 'within-rounding' | 'different' | 'left-only' | 'right-only';
  /** Why the two differ, where a difference of definition explains all of it. */
  readonly because?: string;
}

/** Two brokers' answers to one question, figure by figure. */
export interface FlowComparison {
  readonly left: ComparedFlow;
  readonly right: ComparedFlow;
  /** Milliseconds between the two answers. */
  readonly apartMs: number;
  /** Any of them makes the verdict `incomparable`; the lines are filled all the same. */
  readonly obstacles: readonly Obstacle[];
  readonly caveats: readonly Caveat[];
  readonly lines: readonly ComparisonLine[];
  readonly verdict: 'agree' | 'disagree' | 'incomparable';
}

export interface CompareOptions {
  /** How far apart two answers may be while figures still move, in milliseconds; default 60,000. */
  readonly maxApartMs?: number;
}
