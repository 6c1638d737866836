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
  if (!isPlainObject(query))
    return err([{ path: '', message: 'the query must be a plain object' }]);
  // Copied once, so that nothing can change between check and use.
  const read = Object.fromEntries(names.map((name) => [name, copied(query[name])]));
  const issues: Issue[] = Object.keys(query)
    .filter((key) => !(names as readonly string[]).includes(key))
    .map((path) => ({
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

const isPlainObject = (query: unknown): query is Readonly<Record<string, unknown>> =>
  typeof query === 'object' && query !== null && !Array.isArray(query);

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
