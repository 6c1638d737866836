import {
  type BrokerError,
  err,
  type Issue,
  type Moment,
  newestPublished,
  ok,
  oldestWanted,
  type Pages,
  type Result,
  sessionsBetween,
  type TradingDay,
} from '@investor-flow/core';
import { type CallContext, empty, type Impossible, isImpossible, type Reply } from './context.ts';

/** The days that a series is asked for. */
export interface Range {
  readonly from: TradingDay | undefined;
  readonly to: TradingDay;
  readonly limit: number | undefined;
}

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

/** A row of a series whose day is known; it is read when its day is wanted. */
export interface DayRow<Model> {
  readonly day: TradingDay;
  readonly isBlank: boolean;
  readonly read: () => Result<Model | Impossible, BrokerError>;
  /** Whether another row says the same: a list may slide by a row between two pages. */
  readonly text: () => string;
}

/** One page as the broker gave it, newest row first. */
export interface SeriesPage<Model> {
  readonly rows: readonly DayRow<Model>[];
  /** Where the next page is; absent at the end, blank where the broker promised one without saying where. */
  readonly next: string | undefined;
  readonly unreadable: (issues: readonly Issue[]) => BrokerError;
}

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

export interface SeriesParts<Model> {
  readonly api: string;
  readonly range: Range;
  readonly fetch: (position: string | undefined) => Promise<Result<SeriesPage<Model>, BrokerError>>;
  /** What it means that the first page has no row. */
  readonly nothing: string;
  /** Whether a page without rows is the end of the broker's history, although it was promised: pages by date. */
  readonly endsWithEmptyPage?: boolean;
}

export const MOST_PAGES = 400;

/**
 * Walks the pages of a series, newest first, and gives the rows of its range; a page outside the range has none.
 *
 * Rows outside the range are not read. A page that brings no older day, a cursor that is blank or comes again, a day that
 * comes twice with other figures, and a walk without end are failures, never a short list.
 */
export async function* walkSeries<Model>(
  context: CallContext,
  { api, range, fetch, nothing, endsWithEmptyPage = false }: SeriesParts<Model>,
): Pages<Model> {
  const published = newestPublished({ calendar: context.calendar, now: context.clock.now() });
  const seen = new Set<string>();
  let left = range.limit ?? Infinity;
  let last: DayRow<Model> | undefined;
  let position: string | undefined;
  for (let count = 1; ; count += 1) {
    const page = await fetch(position);
    if (page.isErr()) return yield err(page.error);
    const { rows, next, unreadable } = page.value;
    const isEnd = rows.length === 0 && (next === undefined || endsWithEmptyPage);
    if (isEnd && last === undefined) return yield err(empty(context, api, nothing));
    if (isEnd) return;
    const issue = brokenPage(rows, last, next, seen);
    if (issue !== undefined) return yield err(unreadable([issue]));

    const models: Model[] = [];
    for (const row of rows) {
      if (row.day === last?.day) continue;
      last = row;
      if (row.day > published)
        context.leaveOut({ day: row.day, because: 'the figures of the day do not stand yet' }, api);
      if (row.day > published || !isWithin(row.day, range) || left === 0) continue;
      const read = row.isBlank ? ok(BLANK) : row.read();
      if (read.isErr()) return yield err(read.error);
      if (isImpossible(read.value as object))
        context.leaveOut({ day: row.day, because: (read.value as Impossible).impossible }, api);
      else {
        models.push(read.value as Model);
        left -= 1;
      }
    }
    yield ok(models);
    const reached = range.from !== undefined && last !== undefined && last.day <= range.from;
    if (next === undefined || left === 0 || reached) return;
    if (count >= MOST_PAGES)
      return yield err(
        unreadable([{ path: 'page', message: `there are more than ${MOST_PAGES} pages` }]),
      );
    seen.add(next);
    position = next;
  }
}

const BLANK: Impossible = { impossible: 'every figure is blank' };

const isWithin = (day: TradingDay, { from, to }: Range): boolean =>
  (from === undefined || day >= from) && day <= to;

/** What is wrong with a page: its cursor, or the order of its days. */
function brokenPage(
  rows: readonly DayRow<unknown>[],
  last: DayRow<unknown> | undefined,
  next: string | undefined,
  seen: ReadonlySet<string>,
): Issue | undefined {
  const cursor = (message: string): Issue => ({ path: 'page', message });
  if (next !== undefined) {
    if (next.trim() === '') return cursor('the next page is promised with a blank cursor');
    if (seen.has(next)) return cursor('the next page is promised with a cursor already used');
    if (rows.length === 0) return cursor('a page without rows promises more');
  }
  const disorder = brokenDays(rows, last);
  if (disorder !== undefined) return disorder;
  const oldest = rows.at(-1)?.day;
  return last !== undefined && oldest !== undefined && oldest >= last.day
    ? cursor('the page brings no older day')
    : undefined;
}

/** What is wrong with the order of days, newest first; a day that comes twice with the same figures is allowed. */
export function brokenDays(
  rows: readonly Pick<DayRow<unknown>, 'day' | 'text'>[],
  last?: Pick<DayRow<unknown>, 'day' | 'text'>,
): Issue | undefined {
  let newer = last;
  for (const row of rows) {
    if (newer !== undefined && row.day >= newer.day) {
      const isRepeated = row.day === newer.day && row.text() === newer.text();
      if (!isRepeated)
        return {
          path: 'day',
          message: `${row.day} comes after ${newer.day}, so a day would count twice`,
        };
    }
    newer = row;
  }
  return undefined;
}
