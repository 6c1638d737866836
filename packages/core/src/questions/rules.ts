import { err, ok, type Result } from 'neverthrow';
import { hasOpened, type TradingCalendar } from '../calendar/trading-calendar.ts';
import { isTradingDay, koreanTime } from '../calendar/trading-day.ts';
import type { Issue } from '../issue.ts';
import { MARKETS, MEASURES, VENUES } from '../market.ts';
import { RANKING_BASES } from '../model/ranked-stock.ts';
import { SECTOR_IDS, sectorIn } from '../sector.ts';
import { isStockCode } from '../stock-code.ts';
import {
  type Field,
  type FieldList,
  type Fields,
  RANKED_INVESTORS,
  RANKING_SIDES,
} from './fields.ts';

/** The moment at which a question is asked. */
export interface Moment {
  readonly calendar: TradingCalendar;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Fields whose values have been checked one by one. */
export type ReadFields = { readonly [F in Field]?: Fields[F] };

/** A field's rule: nothing when the value fits, else what is wrong with it. */
type Rule = (value: unknown) => string | undefined;

const oneOf =
  (words: readonly string[]): Rule =>
  (value) =>
    typeof value === 'string' && words.includes(value)
      ? undefined
      : `must be one of ${words.join(', ')}`;

const someOf =
  (words: readonly string[]): Rule =>
  (value) =>
    Array.isArray(value) && value.length > 0 && value.every((it) => words.includes(it as string))
      ? undefined
      : `must be a list of at least one of ${words.join(', ')}`;

const day: Rule = (value) =>
  isTradingDay(value) ? undefined : 'must be a day that exists, written YYYY-MM-DD';

const count: Rule = (value) =>
  Number.isSafeInteger(value) && (value as number) >= 1
    ? undefined
    : 'must be a whole number of at least 1';

const RULES: Readonly<Record<Field, Rule>> = {
  market: oneOf(MARKETS),
  sector: oneOf(SECTOR_IDS),
  stock: (value) =>
    isStockCode(value) ? undefined : 'must be six digits or capital letters, like 005930 or 0197X0',
  day,
  from: day,
  to: day,
  limit: count,
  venue: oneOf(VENUES),
  measures: someOf(MEASURES),
  by: oneOf(RANKING_BASES),
  side: oneOf(RANKING_SIDES),
  investor: oneOf(RANKED_INVESTORS),
  sessions: count,
};

/** Checks a query against the fields of its question; every fault is named, unknown fields too. */
export function readFields(
  query: unknown,
  { required, optional, open = [] }: FieldList,
  moment: Moment,
): Result<ReadFields, readonly Issue[]> {
  const names = [...required, ...optional, ...open];
  const copy = snapshot(query, names);
  if (copy === undefined) return err([{ path: '', message: 'the query must be a plain object' }]);
  const { read, unknown } = copy;
  const issues: Issue[] = unknown.map((path) => ({
    path,
    message: `is not a field of this question, which has ${names.join(', ')}`,
  }));
  for (const path of names) {
    const message = read[path] === undefined ? undefined : RULES[path](read[path]);
    if (message !== undefined) issues.push({ path, message });
  }
  for (const path of required)
    if (read[path] === undefined) issues.push({ path, message: 'is required' });
  const fields = read as ReadFields;
  const found = issues.length > 0 ? issues : betweenFields(fields, moment);
  return found.length === 0 ? ok(fields) : err(found);
}

/** The known fields, read once so that nothing changes between check and use, and the names of all others. */
function snapshot(
  query: unknown,
  names: readonly Field[],
): { readonly read: Record<string, unknown>; readonly unknown: readonly string[] } | undefined {
  try {
    if (typeof query !== 'object' || query === null || Array.isArray(query)) return undefined;
    const fields = query as Readonly<Record<string, unknown>>;
    return {
      read: Object.fromEntries(names.map((name) => [name, copied(fields[name])])),
      unknown: Object.keys(query).filter((key) => !(names as readonly string[]).includes(key)),
    };
  } catch {
    // A getter of the caller threw: an object that cannot be read is not a plain object.
    return undefined;
  }
}

const copied = (value: unknown): unknown =>
  Array.isArray(value) ? [...(value as unknown[])] : value;

/** What is wrong with fields that are right by themselves. */
function betweenFields(
  { market, sector, venue = 'krx', ...read }: ReadFields,
  { calendar, now }: Moment,
): readonly Issue[] {
  const issues: Issue[] = [];
  const today = koreanTime(now).day;
  const future = `is in the future: today is ${today} in Korea`;
  if (market !== undefined && sector !== undefined && sectorIn(market, sector) === undefined)
    issues.push({ path: 'sector', message: `${market} has no sector ${sector}` });
  if (read.day !== undefined) {
    // Brokers answer a day without a session with another session's numbers and no date.
    if (read.day > today) issues.push({ path: 'day', message: future });
    else if (calendar.sessionOn(read.day) === 'closed')
      issues.push({ path: 'day', message: `${read.day} had no session` });
    else if (read.day === today && !hasOpened(venue, now, market))
      issues.push({
        path: 'day',
        message: `the session of ${read.day} has not opened yet at ${venue}`,
      });
  }
  if (read.from !== undefined && read.from > today) issues.push({ path: 'from', message: future });
  if (read.from !== undefined && read.to !== undefined && read.from > read.to)
    issues.push({ path: 'from', message: `is after to, ${read.to}` });
  return issues;
}
