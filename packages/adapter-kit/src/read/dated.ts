import { type Moment, oldestWanted, sessionsBetween, type TradingDay } from '@investor-flow/core';
import type { CallContext, Impossible, Reply } from './context.ts';
import { provenanceOf, statusOf } from './flow.ts';
import type { Range, SeriesPage } from './pages.ts';

/** The least number of calls that bring the days of a range, from `newest` on where a call takes no date. */
export const callsFor = (
  range: Range,
  moment: Moment,
  daysPerCall: number,
  newest: TradingDay = range.to,
): number => {
  const days = sessionsBetween(moment.calendar, oldestWanted(range, moment), newest).length;
  return Math.max(1, Math.ceil(days / daysPerCall));
};

/** The rows of a reply as a page of a series. */
export const pageOf = <Row, Model>(
  { rows, unreadable }: Reply<Row>,
  next: string | undefined,
  model: (row: Row, day: TradingDay) => Model | Impossible,
): SeriesPage<Model> => ({
  next,
  unreadable,
  rows: rows.map(({ key: day, isBlank, text, read }) => ({
    day,
    isBlank,
    text,
    read: () =>
      read()
        .mapErr(unreadable)
        .map((row) => model(row, day)),
  })),
});

/** What every row of an answer has that states its days: provenance, day and status. */
export function statedOn(
  context: CallContext,
  { api, observedAt }: Pick<Reply<unknown>, 'api' | 'observedAt'>,
) {
  const provenance = provenanceOf(context, { api, observedAt });
  const status = statusOf('stated', observedAt);
  return (day: TradingDay) => ({
    ...provenance,
    day,
    dayBasis: 'stated' as const,
    status: status(day),
  });
}
