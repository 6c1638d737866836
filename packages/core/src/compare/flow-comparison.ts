import type { StockCode } from '../words.ts';
import type { Investor } from '../investor.ts';
import type { Market, Measure, Venue, VolumeUnit } from '../market.ts';
import type { Assumption, FlowSector, Trade } from '../model/flows.ts';
import type { Dated, Status } from '../model/provenance.ts';

/** What every answer that can be compared says about itself. */
export interface ComparableAnswer extends Dated<Status | 'estimated'> {
  readonly venue: Venue;
  readonly assumed?: readonly Assumption[];
}

type Table = { readonly [I in Investor]?: Trade };

/** A flow of a market or a stock. An estimate has this shape too, and is always incomparable. */
export interface ComparableFlow extends ComparableAnswer {
  readonly market?: Market;
  readonly sector?: FlowSector;
  readonly stock?: StockCode;
  readonly value?: Table;
  readonly volume?: Table;
  readonly volumeUnit?: VolumeUnit;
  readonly rounding: { readonly [M in Measure]?: number };
  readonly derived?: readonly Investor[];
}

/** Which answer is on one side of a comparison. */
export type ComparedFlow = Pick<
  ComparableAnswer,
  'broker' | 'environment' | 'api' | 'day' | 'status' | 'observedAt'
>;

/** What makes two answers incomparable. */
export interface Obstacle {
  readonly kind:
    | 'market'
    | 'sector'
    | 'stock'
    | 'venue'
    | 'day'
    | 'observed-apart'
    | 'unit'
    | 'all-zero'
    | 'nothing-in-common';
  readonly message: string;
}

/** What a reader should know; it does not change the verdict. */
export interface Caveat {
  readonly kind: 'status' | 'day-basis' | 'environment' | 'assumed' | 'same-broker';
  readonly message: string;
}

/** `moving`: beyond rounding, but figures still moved when the earlier answer came. */
export type LineVerdict =
  | 'equal'
  | 'within-rounding'
  | 'moving'
  | 'different'
  | 'left-only'
  | 'right-only';

/** The two numbers of a line, and how they compare. */
export interface LineFigures {
  readonly left?: number;
  readonly right?: number;
  /** Right less left. */
  readonly difference?: number;
  /** How far rounding alone can set the two apart. */
  readonly tolerance?: number;
  readonly verdict: LineVerdict;
}

/** One number of two flows: won, shares or contracts. */
export interface ComparisonLine extends LineFigures {
  readonly investor: Investor;
  readonly measure: Measure;
  readonly side: keyof Trade;
  /** Which difference of definition explains the whole difference. */
  readonly because?: string;
}

export type ComparisonVerdict = 'agree' | 'moving' | 'disagree' | 'incomparable';

/** Two answers, their obstacles and caveats, and a line for each number that one of them has. */
export interface Comparison<Line> {
  readonly left: ComparedFlow;
  readonly right: ComparedFlow;
  /** Milliseconds between the two answers. */
  readonly apartMs: number;
  /** Any of them makes the verdict `incomparable`; the lines are filled all the same. */
  readonly obstacles: readonly Obstacle[];
  readonly caveats: readonly Caveat[];
  readonly lines: readonly Line[];
  readonly verdict: ComparisonVerdict;
}

export type FlowComparison = Comparison<ComparisonLine>;

export interface CompareOptions {
  /** How far apart two answers may be while figures still move, in milliseconds; default 60,000. */
  readonly maxApartMs?: number;
}
