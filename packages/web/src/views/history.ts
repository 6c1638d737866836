import {
  cumulative,
  type ForeignHolding,
  headroom,
  INVESTORS,
  type InvestorFlow,
  type Measure,
  MEASURES,
  type StockFlow,
} from 'investor-flow';
import type { Holdings, Series, SeriesPoints } from '../api/answers.ts';
import { questionView } from './broker-view.ts';
import type { ViewContext } from './view.ts';

/** A market or sector day by day. */
export const history = questionView('flowHistory', seriesOf<InvestorFlow>);

/** One stock day by day. */
export const stock = questionView('stockFlows', seriesOf<StockFlow>);

/** What foreigners hold of a stock, day by day, and what they may still buy. */
export const holdings = questionView(
  'foreignHoldings',
  (newestFirst: readonly ForeignHolding[]): Holdings => {
    const [newest] = newestFirst;
    return {
      rows: newestFirst.toReversed(),
      headroom: newest === undefined ? null : (headroom(newest) ?? null),
    };
  },
);

/** Rows of one subject as a series: oldest first, with the sums of each investor that every row has. */
function seriesOf<Row extends InvestorFlow | StockFlow>(
  rows: readonly Row[],
  { calendar }: ViewContext,
): Series<Row> {
  const oldestFirst = rows.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const points: { [M in Measure]?: NonNullable<SeriesPoints[M]> } = {};
  let missing: readonly string[] = [];
  for (const measure of MEASURES) {
    if (!rows.some((row) => row[measure] !== undefined)) continue;
    points[measure] = Object.fromEntries(
      INVESTORS.flatMap((investor) => {
        const signal = cumulative(oldestFirst as readonly InvestorFlow[], investor, {
          measure,
          calendar,
        });
        if (signal.isErr()) return [];
        missing = signal.value.missing;
        return [[investor, signal.value.points]];
      }),
    );
  }
  return { rows: oldestFirst, points, missing };
}
