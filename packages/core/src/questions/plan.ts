import { publishedAt, restsAt } from '../calendar/moments.ts';
import {
  latestSession,
  NEXTRADE_OPENED,
  type Session,
  sessionBefore,
} from '../calendar/trading-calendar.ts';
import { addDays, koreanTime, type TradingDay } from '../calendar/trading-day.ts';
import { DependencyError } from '../dependency-error.ts';
import { type Market, MEASURES, type Venue } from '../market.ts';
import type { Field, FieldList, PlannedDays, PlannedFields } from './fields.ts';
import type { History, OfferParts } from './offer.ts';
import type { Moment, ReadFields } from './rules.ts';

/** A plan of any question: the fields that its question has. */
export type AnyPlan = Partial<PlannedFields> & PlannedDays;

/** How many sessions a gathered series gives that names neither `from` nor `limit`. */
export const USUAL_SESSIONS = 30;

const DEFAULTS: { readonly [F in Field]?: PlannedFields[F] } = {
  sector: 'all',
  venue: 'krx',
  measures: ['value'],
  side: 'buy',
  investor: 'foreign',
};

/** Fills in what a query leaves open. `usual` limits a series that names no beginning. */
export function completed(
  read: ReadFields,
  { required, optional }: FieldList,
  moment: Moment,
  usual?: number,
): AnyPlan {
  const plan: Record<string, unknown> = {
    today: koreanTime(moment.now).day,
    session: 'open',
    ...read,
  };
  for (const field of [...required, ...optional])
    if (read[field] === undefined && DEFAULTS[field] !== undefined) plan[field] = DEFAULTS[field];
  if (read.day !== undefined) plan['session'] = moment.calendar.sessionOn(read.day);
  else if (optional.includes('day')) Object.assign(plan, sessionNow(moment, read));
  if (read.measures !== undefined)
    plan['measures'] = MEASURES.filter((measure) => read.measures?.includes(measure));
  if (optional.includes('from')) Object.assign(plan, range(read, moment, usual));
  return plan as unknown as AnyPlan;
}

function range(
  { from, to, limit, venue = 'krx' }: ReadFields,
  moment: Moment,
  usual: number | undefined,
): Pick<PlannedFields, 'from' | 'to' | 'limit'> {
  const newest = newestPublished(moment);
  const isBefore = venue !== 'krx' && (from === undefined || from < NEXTRADE_OPENED);
  return {
    from: isBefore ? NEXTRADE_OPENED : from,
    to: to === undefined || to > newest ? newest : to,
    limit: from === undefined ? (limit ?? usual) : limit,
  };
}

/** Why an offer does not cover a plan, in a sentence for users; nothing when it does. */
export function unsupportedReason(
  { markets, sectors, measures, venues, by, history }: Partial<OfferParts>,
  plan: AnyPlan,
  moment: Moment,
): string | undefined {
  const { market, sector, venue } = plan;
  if (market !== undefined) {
    if (markets?.includes(market) === false)
      return `The broker does not serve the market ${market}`;
    const served = sectors === undefined ? undefined : (sectors[market] ?? ['all']);
    if (sector !== undefined && served?.includes(sector) === false)
      return `The broker does not serve ${sector} of ${market}`;
  }
  const missing = plan.measures?.find((it) => measures?.includes(it) === false);
  if (missing !== undefined) return `The broker does not report the ${missing}`;
  if (venue !== undefined && venues !== undefined) {
    if (!venues.includes(venue)) return `The broker does not serve the venue ${venue}`;
    const last = plan.day ?? plan.to;
    if (venue !== 'krx' && last !== undefined && last < NEXTRADE_OPENED)
      return `Nextrade opened on ${NEXTRADE_OPENED}; before that there is only krx`;
  }
  if (by !== undefined && plan.by !== undefined) {
    const offered = by[plan.by];
    if (offered === undefined) return `The broker has no ranking by ${plan.by}`;
    if (plan.sessions !== undefined && !offered.includes(plan.sessions))
      return offered.length === 0
        ? `The broker's ranking by ${plan.by} has no choice of sessions`
        : `The broker ranks by ${plan.by} over ${offered.join(', ')} sessions`;
  }
  return history === undefined ? undefined : outsideHistory(history, plan, moment);
}

/** A day, or a range that ends before the served days, is refused; a range that begins before them gives what there is. */
function outsideHistory(
  { kind, from, sessions, because }: History,
  plan: AnyPlan,
  moment: Moment,
): string | undefined {
  const { day, to, today } = plan;
  const last = day ?? to;
  if (last === undefined) return undefined;
  if (day !== undefined && kind === 'latest-session') {
    const latest = sessionNow(moment, plan).day;
    if (day !== latest) return because ?? `The broker serves only the latest session, ${latest}`;
  }
  if (day !== undefined || kind === 'any-day')
    return from !== undefined && last < from
      ? (because ?? `The broker's history begins on ${from}`)
      : undefined;
  const first =
    kind === 'last-sessions' && sessions !== undefined
      ? sessionsBack(moment, today, sessions)
      : newestAtRest(moment);
  return last < first
    ? (because ?? `The broker serves only the sessions from ${first} on`)
    : undefined;
}

interface Where {
  readonly venue?: Venue;
  readonly market?: Market;
}

/** The session that a question without a day is about: today from its opening, else the one before. */
export const sessionNow = (
  { calendar, now }: Moment,
  { venue = 'krx', market }: Where = {},
): { readonly day: TradingDay; readonly session: Session } =>
  latestSession(calendar, now, venue, market) ?? noSession();

/** The newest session whose figures stand: today's from the moment of publication on, else the one before. */
export const newestPublished = (moment: Moment): TradingDay => newestBy(moment, publishedAt);

/** The newest session at whose figures nothing changes any more. */
export const newestAtRest = (moment: Moment): TradingDay =>
  newestBy(moment, (day) => restsAt(day, 'krx'));

function newestBy(moment: Moment, reached: (day: TradingDay) => number): TradingDay {
  const { day } = sessionNow(moment);
  return reached(day) <= moment.now ? day : (sessionBefore(moment.calendar, day) ?? noSession());
}

/** The first of so many sessions that end with a day, that day included where it is a session. */
export function sessionsBack({ calendar }: Moment, to: TradingDay, count: number): TradingDay {
  let day = sessionBefore(calendar, addDays(to, 1)) ?? noSession();
  for (let seen = 1; seen < count; seen += 1) day = sessionBefore(calendar, day) ?? noSession();
  return day;
}

/** The oldest session that a series wants: `from`, or `limit` sessions back, whichever is later. */
export function oldestWanted({ from, to, limit }: Range, moment: Moment): TradingDay {
  const byLimit = limit === undefined ? to : sessionsBack(moment, to, limit);
  if (from === undefined) return byLimit;
  return limit === undefined || from > byLimit ? from : byLimit;
}

interface Range {
  readonly from: TradingDay | undefined;
  readonly to: TradingDay;
  readonly limit: number | undefined;
}

function noSession(): never {
  throw new DependencyError('CALENDAR', 'it names no recent session');
}
