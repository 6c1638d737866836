import { err, ok, type Result } from 'neverthrow';
import { hasOpened, isTradingDay, koreanTime } from '../calendar/trading-day.ts';
import type { Moment } from '../calendar/moment.ts';
import type { Issue } from '../issue.ts';
import { MARKETS, MEASURES, sectorIn, VENUES } from '../market.ts';
import { RANKING_BASES } from '../model/stocks.ts';
import { SECTOR_IDS } from '../sector-ids.ts';
import { isStockCode } from '../words.ts';
import {
  type Field,
  type FieldList,
  RANKED_INVESTORS,
  RANKING_SIDES,
  type ReadFields,
} from './fields.ts';

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
  const names: readonly string[] = [...required, ...optional, ...open];
  const notPlain = [{ path: '', message: 'the query must be a plain object' }];
  // Read once, so that nothing changes between check and use.
  const read: Record<string, unknown> = {};
  const issues: Issue[] = [];
  try {
    if (typeof query !== 'object' || query === null || Array.isArray(query)) return err(notPlain);
    for (const path of Object.keys(query))
      if (!names.includes(path))
        issues.push({
          path,
          message: `is not a field of this question, which has ${names.join(', ')}`,
        });
    for (const name of names) {
      const value = (query as Readonly<Record<string, unknown>>)[name];
      if (value !== undefined)
        read[name] = Array.isArray(value) ? [...(value as unknown[])] : value;
    }
  } catch {
    // A getter of the caller threw: an object that cannot be read is not a plain object.
    return err(notPlain);
  }
  for (const [path, value] of Object.entries(read)) {
    const message = RULES[path as Field](value);
    if (message !== undefined) issues.push({ path, message });
  }
  for (const path of required)
    if (read[path] === undefined) issues.push({ path, message: 'is required' });
  if (issues.length > 0) return err(issues);

  // What is wrong with fields that are right by themselves.
  const fields: ReadFields = read;
  const { market, sector, day: asked, from } = fields;
  if (market !== undefined && sector !== undefined && sectorIn(market, sector) === undefined)
    issues.push({ path: 'sector', message: `${market} has no sector ${sector}` });
  if (asked !== undefined || from !== undefined) issues.push(...wrongDays(fields, moment));
  return issues.length === 0 ? ok(fields) : err(issues);
}

function wrongDays(
  { market, venue = 'krx', ...read }: ReadFields,
  { calendar, now }: Moment,
): readonly Issue[] {
  const issues: Issue[] = [];
  const today = koreanTime(now).day;
  const future = `is in the future: today is ${today} in Korea`;
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
