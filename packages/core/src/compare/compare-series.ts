import type { TradingDay } from '../words.ts';
import { compareFlows } from './compare-flows.ts';
import { compareHoldings, type HoldingComparison } from './compare-holdings.ts';
import type {
  ComparableFlow,
  CompareOptions,
  ComparisonVerdict,
  FlowComparison,
} from './flow-comparison.ts';
import type { ForeignHolding } from '../model/foreign-holding.ts';
import type { FlowSector } from '../model/flows.ts';
import { sectorKey } from './obstacles.ts';

/** The comparison of one day, and of one sector where the rows have one. */
export interface ComparedDay<Compared> {
  readonly day: TradingDay;
  /** Of the left row. */
  readonly sector?: FlowSector;
  readonly comparison: Compared;
}

/** Two series, day by day, newest first. */
export interface SeriesComparison<Compared = FlowComparison | HoldingComparison> {
  readonly days: readonly ComparedDay<Compared>[];
  /** Days of the left series on which nothing pairs. */
  readonly leftOnly: readonly TradingDay[];
  readonly rightOnly: readonly TradingDay[];
  readonly verdict: ComparisonVerdict;
  /** The oldest day that disagrees. */
  readonly firstDifferent?: TradingDay;
}

/**
 * Pairs two series by day, and by sector where the rows have one, and compares each pair; pure.
 *
 * The verdict is `disagree` if a day disagrees; else `incomparable` if a day is or no day is in both; else `moving` if a
 * day is; else `agree`. Days of one side alone are no disagreement. Of two rows with one day and sector the first counts.
 */
export function compareSeries(
  left: readonly ForeignHolding[],
  right: readonly ForeignHolding[],
  options?: CompareOptions,
): SeriesComparison<HoldingComparison>;
export function compareSeries(
  left: readonly ComparableFlow[],
  right: readonly ComparableFlow[],
  options?: CompareOptions,
): SeriesComparison<FlowComparison>;
export function compareSeries(
  left: readonly Row[],
  right: readonly Row[],
  options: CompareOptions = {},
): SeriesComparison {
  const others = firstByKey(right);
  const days = [...firstByKey(left)]
    .flatMap(([key, row]) => {
      const other = others.get(key);
      if (other === undefined) return [];
      const sector = 'sector' in row ? row.sector : undefined;
      const comparison = compareRows(row, other, options);
      return [{ day: row.day, ...(sector === undefined ? {} : { sector }), comparison }];
    })
    .toSorted(newestFirst);
  const inBoth = new Set(days.map(dayOf));
  const firstDifferent = days.findLast(({ comparison }) => comparison.verdict === 'disagree')?.day;
  return {
    days,
    leftOnly: daysBut(inBoth, left),
    rightOnly: daysBut(inBoth, right),
    verdict: verdictOf(days.map(({ comparison }) => comparison.verdict)),
    ...(firstDifferent === undefined ? {} : { firstDifferent }),
  };
}

type Row = ComparableFlow | ForeignHolding;

const isHolding = (row: Row): row is ForeignHolding => 'heldShares' in row;
const dayOf = ({ day }: { readonly day: TradingDay }): TradingDay => day;

/** Two rows of one kind. */
const compareRows = (left: Row, right: Row, options: CompareOptions) =>
  isHolding(left)
    ? compareHoldings(left, right as ForeignHolding, options)
    : compareFlows(left, right as ComparableFlow, options);

/** The rows by what they are of: their kind, day and sector; of several the first. */
function firstByKey(rows: readonly Row[]): ReadonlyMap<string, Row> {
  const found = new Map<string, Row>();
  for (const row of rows) {
    const key = `${isHolding(row)} ${row.day} ${sectorKey(row)}`;
    if (!found.has(key)) found.set(key, row);
  }
  return found;
}

const newestFirst = (a: { readonly day: TradingDay }, b: { readonly day: TradingDay }): number =>
  a.day === b.day ? 0 : a.day < b.day ? 1 : -1;

const daysBut = (inBoth: ReadonlySet<TradingDay>, rows: readonly Row[]): readonly TradingDay[] =>
  [...new Set(rows.map(dayOf))]
    .filter((day) => !inBoth.has(day))
    .toSorted()
    .toReversed();

const WORST_FIRST: readonly ComparisonVerdict[] = ['disagree', 'incomparable', 'moving'];

const verdictOf = (verdicts: readonly ComparisonVerdict[]): ComparisonVerdict =>
  verdicts.length === 0
    ? 'incomparable'
    : (WORST_FIRST.find((it) => verdicts.includes(it)) ?? 'agree');
