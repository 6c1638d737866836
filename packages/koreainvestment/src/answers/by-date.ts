import {
  call,
  type CallContext,
  type Endpoint,
  empty,
  type Impossible,
  type LazyRow,
  pageOf,
  type Range,
  type Reply,
  type SeriesPage,
  walkSeries,
} from '@investor-flow/adapter-kit';
import {
  addDays,
  type BrokerError,
  err,
  type Issue,
  ok,
  type Pages,
  type Result,
  sessionsBetween,
  type TradingDay,
} from '@investor-flow/core';

export interface DatedSeries<Query, Row, Model> {
  readonly endpoint: Endpoint<Query, readonly LazyRow<Row>[]>;
  readonly range: Range;
  /** What is asked for the page whose newest day is this. */
  readonly query: (asOf: TradingDay) => Query;
  /** How the rows of one answer are read. */
  readonly model: (reply: Reply<Row>) => (row: Row, day: TradingDay) => Model | Impossible;
  /** What it means that the first page has no row. */
  readonly nothing: string;
  /** Whether a row is what the broker answers for a code that it does not know. */
  readonly isUnknown?: (row: Row) => boolean;
  /** What is wrong with a page. */
  readonly fault?: (rows: readonly LazyRow<Row>[]) => Issue | undefined;
}

/** Walks a call that pages by date: the next page ends the day before the oldest row. */
export const walkByDate = <Query, Row, Model>(
  context: CallContext,
  series: DatedSeries<Query, Row, Model>,
): Pages<Model> =>
  walkSeries(context, {
    api: series.endpoint.id,
    range: series.range,
    nothing: series.nothing,
    endsWithEmptyPage: true,
    fetch: (position) => page(context, series, position),
  });

async function page<Query, Row, Model>(
  context: CallContext,
  series: DatedSeries<Query, Row, Model>,
  position: TradingDay | undefined,
): Promise<Result<SeriesPage<Model>, BrokerError>> {
  const { endpoint, range, query, isUnknown, fault } = series;
  const called = await call(context, endpoint, query(position ?? range.to));
  if (called.isErr()) return position === undefined ? err(called.error) : orEnd(called.error);
  const reply = called.value;
  if (position === undefined && isUnknown !== undefined && isAll(reply.rows, isUnknown))
    return err(empty(context, endpoint.id, 'every figure of the answer is 0'));
  const issue = fault?.(reply.rows);
  if (issue !== undefined) return err(reply.unreadable([issue]));
  const next = dayBefore(context, reply.rows.at(-1)?.key, range.from);
  return ok(pageOf(reply, next, series.model(reply)));
}

/** "Nothing there" said of a later page is the end of the history. */
const orEnd = <Model>(error: BrokerError): Result<SeriesPage<Model>, BrokerError> =>
  error.kind === 'empty' ? ok({ rows: [], next: undefined, unreadable: () => error }) : err(error);

/** Whether there are rows, and all of them are of a kind; one that cannot be read is not. */
export const isAll = <Row>(rows: readonly LazyRow<Row>[], is: (row: Row) => boolean): boolean =>
  rows.length > 0 && rows.every(({ read }) => read().map(is).unwrapOr(false));

/** The calendar day before the oldest row; nothing where the range has no session left before it. */
export function dayBefore(
  { calendar }: Pick<CallContext, 'calendar'>,
  oldest: TradingDay | undefined,
  from: TradingDay | undefined,
): TradingDay | undefined {
  if (oldest === undefined) return undefined;
  const before = addDays(oldest, -1);
  const isReached = from !== undefined && sessionsBetween(calendar, from, before).length === 0;
  return isReached ? undefined : before;
}
