import { err, ok, type Result } from 'neverthrow';
import { krxCalendar, sessionsBetween, type TradingCalendar } from '../calendar/moment.ts';
import { addDays } from '../calendar/trading-day.ts';
import type { TradingDay } from '../words.ts';
import type { Investor } from '../investor.ts';
import type { InvestorFlow, StockFlow } from '../model/flows.ts';
import type { SignalOptions, SignalRefusal, SignalRows } from './signal.ts';

/** One session of a series. */
export interface SessionPoint {
  readonly day: TradingDay;
  /** One for each investor asked, in their order. */
  readonly nets: readonly number[];
  /** Whether the session before has a row too, so that nothing is missing between the two. */
  readonly follows: boolean;
}

export interface SessionSeries {
  /** Oldest first; at least one. */
  readonly points: readonly [SessionPoint, ...SessionPoint[]];
  readonly missing: readonly TradingDay[];
}

/** Sorts rows into sessions, and refuses rows that are none, of two subjects, twice of a day, or without the numbers. */
export function sessionSeries(
  rows: SignalRows,
  investors: readonly Investor[],
  { measure = 'value', calendar = krxCalendar }: SignalOptions = {},
): Result<SessionSeries, SignalRefusal> {
  if (investors.length === 0) return refuse('no-figure', 'no investor is named');
  const [oldest, ...newer] = [...rows].toSorted(byDay);
  if (oldest === undefined) return refuse('no-rows', 'there are no rows');
  const sorted = [oldest, ...newer] as const;
  const field = SUBJECT.find(([, of]) => sorted.some((row) => of(row) !== of(oldest)))?.[0];
  if (field !== undefined) return refuse('mixed', `the rows differ in ${field}`);
  const twice = newer.find((row, place) => row.day === sorted[place]?.day)?.day;
  if (twice !== undefined) return refuse('two-rows-of-a-day', `${twice} has two rows`);

  const points: SessionPoint[] = [];
  const missing: TradingDay[] = [];
  for (const row of sorted) {
    const nets = investors.flatMap((investor) => row[measure]?.[investor]?.net ?? []);
    if (nets.length < investors.length)
      return refuse('no-figure', `${row.day} has no ${measure} of ${investors.join(' and ')}`);
    const before = points.at(-1)?.day;
    const gap = before === undefined ? [] : openBetween(calendar, before, row.day);
    missing.push(...gap);
    const follows = before !== undefined && gap.length === 0;
    points.push({ day: row.day, nets: nets.map((net) => net + 0), follows });
  }
  const [first, ...rest] = points;
  return first === undefined
    ? refuse('no-rows', 'there are no rows')
    : ok({ points: [first, ...rest], missing });
}

type Row = InvestorFlow | StockFlow;

const byDay = (a: Row, b: Row): number => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1);

const refuse = (rule: SignalRefusal['rule'], message: string): Result<never, SignalRefusal> =>
  err({ rule, message });

/** What rows of one series have in common. */
const SUBJECT: readonly (readonly [name: string, of: (row: Row) => string | undefined])[] = [
  ['broker', ({ broker }) => broker],
  ['environment', ({ environment }) => environment],
  ['venue', ({ venue }) => venue],
  ['market', (row) => ('market' in row ? row.market : undefined)],
  ['sector', (row) => ('sector' in row ? (row.sector.id ?? row.sector.code) : undefined)],
  ['stock', (row) => ('stock' in row ? row.stock : undefined)],
];

/** Days between two rows that are known to be sessions. */
const openBetween = (
  calendar: TradingCalendar,
  before: TradingDay,
  day: TradingDay,
): readonly TradingDay[] =>
  sessionsBetween(calendar, addDays(before, 1), addDays(day, -1)).filter(
    (it) => calendar.sessionOn(it) === 'open',
  );

/** Fails a programmer's mistake: a window that is not a whole number of sessions. */
export function checkWindow(sessions: number): void {
  if (!Number.isInteger(sessions) || sessions < 1)
    throw new RangeError(`sessions must be a whole number of at least 1, not ${sessions}`);
}
