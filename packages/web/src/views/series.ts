import {
  cumulative,
  INVESTORS,
  type InvestorFlow,
  type Measure,
  MEASURES,
  type StockFlow,
  type TradingCalendar,
} from 'investor-flow';
import type { Series, SeriesPoints } from '../api/answers.ts';

/** Rows of one subject as a series: oldest first, with the sums of each investor that every row has. */
export function seriesOf<Row extends InvestorFlow | StockFlow>(
  rows: readonly Row[],
  calendar: TradingCalendar,
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
