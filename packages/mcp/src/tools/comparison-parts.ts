import { addDays, type FlowComparison, type SeriesComparison } from 'investor-flow';
import type { Fields as Query } from './tool.ts';

/** So many sessions are compared in one answer: a broker may need a call a day. */
const MOST_SESSIONS = 60;
/** Sessions of a series that names neither a beginning nor a number of them. */
const USUAL_SESSIONS = 30;

/** The newest part of a range. */
export interface PartOfSeries {
  readonly query: Query;
  /** How many sessions are left after it; nothing where the range has no number of them. */
  readonly left: number | undefined;
}

/** The part of a range that one answer compares; a limit that is not a number is left for the library to refuse. */
export function partOf(query: Query): PartOfSeries {
  const { from, limit = from === undefined ? USUAL_SESSIONS : undefined } = query;
  if (limit !== undefined && typeof limit !== 'number') return { query, left: 0 };
  const most = limit === undefined ? MOST_SESSIONS : Math.min(limit, MOST_SESSIONS);
  return {
    query: { ...query, limit: most },
    left: limit === undefined ? undefined : limit - most,
  };
}

/** The fields that ask for the sessions before a part; nothing where it is the last. */
export function restOfSeries(
  { days, leftOnly, rightOnly }: SeriesComparison<FlowComparison>,
  { query, left }: PartOfSeries,
): Query | undefined {
  const seen = [...new Set([...days.map(({ day }) => day), ...leftOnly, ...rightOnly])].toSorted();
  const [oldest] = seen;
  if (oldest === undefined || left === 0 || seen.length < MOST_SESSIONS) return undefined;
  const to = addDays(oldest, -1);
  const { from } = query;
  if (typeof from === 'string' && to < from) return undefined;
  return { ...query, to, limit: left };
}
