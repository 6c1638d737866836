import { MEASURES } from '../market.ts';
import { NEXTRADE_OPENED } from '../calendar/trading-calendar.ts';
import { koreanTime } from '../calendar/trading-day.ts';
import { newestPublished, sessionNow } from './days.ts';
import type { Field, FieldList, PlannedDays, PlannedFields } from './fields.ts';
import type { Moment, ReadFields } from './rules.ts';

/** A plan of any question: the fields that its question has. */
export type AnyPlan = Partial<PlannedFields> & PlannedDays;

/** How many sessions a gathered series gives that names neither `from` nor `limit`. */
export const USUAL_SESSIONS = 30;

/** Fills in what a query leaves open. `usual` limits a series that names no beginning. */
export function completed(
  read: ReadFields,
  { required, optional }: FieldList,
  moment: Moment,
  usual?: number,
): AnyPlan {
  const { venue = 'krx' } = read;
  const defaults: { readonly [F in Field]?: () => Partial<PlannedFields & PlannedDays> } = {
    sector: () => ({ sector: 'all' }),
    venue: () => ({ venue }),
    measures: () => ({ measures: ['value'] }),
    side: () => ({ side: 'buy' }),
    investor: () => ({ investor: 'foreign' }),
    day: () => sessionNow(moment, read),
  };
  const plan: Record<string, unknown> = { today: koreanTime(moment.now).day, session: 'open' };
  for (const field of [...required, ...optional])
    if (read[field] === undefined) Object.assign(plan, defaults[field]?.());
  Object.assign(plan, definedOf(read));
  if (read.day !== undefined) plan['session'] = moment.calendar.sessionOn(read.day);
  if (read.measures !== undefined)
    plan['measures'] = MEASURES.filter((measure) => read.measures?.includes(measure));
  if (optional.includes('from')) Object.assign(plan, range(read, moment, usual));
  return plan as unknown as AnyPlan;
}

const definedOf = (read: ReadFields): object =>
  Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));

function range(
  { from, to, limit, venue = 'krx' }: ReadFields,
  moment: Moment,
  usual: number | undefined,
): Pick<PlannedFields, 'from' | 'to' | 'limit'> {
  const newest = newestPublished(moment);
  const beginning = venue === 'krx' ? from : later(from, NEXTRADE_OPENED);
  return {
    from: beginning,
    to: to === undefined || to > newest ? newest : to,
    limit: from === undefined ? (limit ?? usual) : limit,
  };
}

const later = (a: string | undefined, b: string): string => (a === undefined || a < b ? b : a);
