import { type CallContext, empty, type Impossible, isImpossible } from '@investor-flow/adapter-kit';
import {
  addDays,
  type BrokerError,
  concurrently,
  err,
  type Moment,
  ok,
  oldestWanted,
  type Pages,
  type PlanOf,
  type Result,
  sessionBefore,
  sessionsBetween,
  type TradingCalendar,
  type TradingDay,
} from '@investor-flow/core';
import { ka10051 } from '../wire/ka10051.ts';
import { codeOf, marketOf } from '../wire/codes.ts';
import { type SectorsOfDay, sectorsOfDay } from './investor-flow.ts';

/** A page is as many days as one wait budget bears at the slowest quota. */
const DAYS_A_PAGE = 20;

type DaysPlan = PlanOf<'sectorFlowHistory'>;

/** One call a session and measure, and one session more where the calendar does not know the oldest. */
export function callsForDays(plan: DaysPlan, moment: Moment): number {
  const days = sessionsBetween(moment.calendar, oldestWanted(plan, moment), plan.to);
  const [oldest] = days;
  const isUnsure = oldest !== undefined && moment.calendar.sessionOn(oldest) === 'unknown';
  return (days.length + (isUnsure ? 1 : 0)) * plan.measures.length;
}

/**
 * Asks for a market session by session, newest first, the sessions of a page at the same time.
 *
 * The answers name no day, and a closed day is answered with the session before (measured): a day that repeats the
 * session before is left out. `rowsOf` reads a day, or says why it was none; it is given the code of the whole market, which
 * every answer must have.
 */
export async function* walkMarketDays<Row>(
  context: CallContext,
  plan: DaysPlan,
  rowsOf: (day: SectorsOfDay, all: string) => Read<Row>,
): Pages<Row> {
  const { calendar } = context;
  const all = codeOf(marketOf(plan.market), 'all');
  const rowsIn = (it: SectorsOfDay): Read<Row> =>
    all !== undefined && it.codes.includes(all)
      ? rowsOf(it, all)
      : err(empty(context, ka10051.id, `the answer for ${it.day} has no row for the market`));
  let left = plan.limit ?? Infinity;
  let next = sessionBefore(calendar, addDays(plan.to, 1));
  /** The answer of `next`, where the page before needed it. */
  let known: Asked | undefined;
  while (left > 0 && isWanted(next, plan)) {
    const days = takeSessions(calendar, next, plan, Math.min(left, DAYS_A_PAGE));
    next = sessionBefore(calendar, days.at(-1) ?? plan.to);
    const goesOn = left > days.length && isWanted(next, plan);
    const isUnsure = calendar.sessionOn(days.at(-1) ?? plan.to) === 'unknown';
    const older = next !== undefined && (goesOn || isUnsure) ? [next] : [];
    const missing = [...days, ...older].filter((day) => day !== known?.day);
    const replies = await concurrently(context, missing, (day, each) => askDay(each, plan, day));
    if (replies.isErr()) return yield err(replies.error);

    const answers = known === undefined ? replies.value : [known, ...replies.value];
    const rows: Row[] = [];
    let sessions = 0;
    for (const [place, day] of days.entries()) {
      const read = readDay(answers[place], answers[place + 1], rowsIn);
      if (read.isErr()) return yield err(read.error);
      if ('impossible' in read.value)
        context.leaveOut({ day, because: read.value.impossible }, ka10051.id);
      else {
        rows.push(...read.value);
        sessions += 1;
      }
    }
    known = answers[days.length];
    left -= sessions;
    if (rows.length > 0) yield ok(rows);
    // Without a beginning the walk ends where the broker's history does: at a page without a session.
    if (sessions === 0 && days.length === DAYS_A_PAGE && plan.from === undefined) return;
  }
}

type Read<Row> = Result<readonly Row[] | Impossible, BrokerError>;

const isWanted = (day: TradingDay | undefined, { from }: DaysPlan): day is TradingDay =>
  day !== undefined && (from === undefined || day >= from);

/** So many sessions from a day back, and none before the range. */
function takeSessions(
  calendar: TradingCalendar,
  newest: TradingDay,
  plan: DaysPlan,
  most: number,
): readonly TradingDay[] {
  const days = [newest];
  let day = sessionBefore(calendar, newest);
  while (days.length < most && isWanted(day, plan)) {
    days.push(day);
    day = sessionBefore(calendar, day);
  }
  return days;
}

/** What one day brought; a day that the calendar does not know may bring no row. */
type Asked = { readonly day: TradingDay } & (SectorsOfDay | Impossible);

async function askDay(
  context: CallContext,
  plan: DaysPlan,
  day: TradingDay,
): Promise<Result<Asked, BrokerError>> {
  const session = context.calendar.sessionOn(day);
  const { venue, measures } = plan;
  const market = marketOf(plan.market);
  const sectors = await sectorsOfDay(context, { market, day, session, venue, measures });
  return sectors.orElse((error) =>
    error.kind === 'empty' && session === 'unknown'
      ? ok({ day, impossible: error.because })
      : err(error),
  );
}

function readDay<Row>(
  asked: Asked | undefined,
  older: Asked | undefined,
  rowsOf: (day: SectorsOfDay) => Read<Row>,
): Read<Row> {
  if (asked === undefined) throw new TypeError('a day was not asked');
  if (isImpossible(asked)) return ok(asked);
  const isEcho =
    older !== undefined && !isImpossible(older) && asked.fingerprint() === older.fingerprint();
  return isEcho
    ? ok({ impossible: `every figure is that of ${older.day}, as on a closed day` })
    : rowsOf(asked);
}
