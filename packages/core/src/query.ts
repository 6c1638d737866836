import { err, ok, type Result } from 'neverthrow';
import type { Issue } from './error.ts';
import { type Market, MARKETS, type Measure, MEASURES, type Venue, VENUES } from './market.ts';
import type { Question } from './question.ts';
import { SECTOR_IDS, sectorIn, type SectorId } from './sector.ts';
import { isStockCode, type StockCode } from './stock-code.ts';
import { hasOpened, type TradingCalendar } from './calendar/trading-calendar.ts';
import { isTradingDay, koreanTime, type TradingDay } from './calendar/trading-day.ts';

export interface FlowFields {
  readonly market: Market;
  readonly sector?: SectorId;
  readonly day?: TradingDay;
  readonly venue?: Venue;
  readonly measures?: readonly Measure[];
}

export interface HoldingFields {
  readonly stock: StockCode;
  readonly from?: TradingDay;
  readonly to?: TradingDay;
  readonly limit?: number;
  readonly venue?: Venue;
}

interface Today {
  readonly calendar: TradingCalendar;
  readonly now: number;
}

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

const aDay: Rule = (value) =>
  isTradingDay(value) ? undefined : 'must be a day that exists, written YYYY-MM-DD';

const aStock: Rule = (value) =>
  isStockCode(value) ? undefined : 'must be six digits or capital letters, like 005930 or 0197X0';

const aCount: Rule = (value) =>
  Number.isSafeInteger(value) && (value as number) >= 1
    ? undefined
    : 'must be a whole number of at least 1';

const HOLDINGS_RULES: Readonly<Record<keyof HoldingFields, Rule>> = {
  stock: aStock,
  from: aDay,
  to: aDay,
  limit: aCount,
  venue: oneOf(VENUES),
};

const FLOW_RULES: Readonly<Record<keyof FlowFields, Rule>> = {
  market: oneOf(MARKETS),
  sector: oneOf(SECTOR_IDS),
  day: aDay,
  venue: oneOf(VENUES),
  measures: someOf(MEASURES),
};
const { sector: _, ...SECTOR_FLOWS_RULES } = FLOW_RULES;

/** Reads a flow question; every fault is named, unknown fields too. */
export function readFlowQuery(
  question: Exclude<Question, 'foreignHoldings'>,
  query: unknown,
  today: Today,
): Result<FlowFields, readonly Issue[]> {
  const rules = question === 'sectorFlows' ? SECTOR_FLOWS_RULES : FLOW_RULES;
  return fields<FlowFields>(query, rules, 'market').andThen((read) => {
    const issues = [
      ...inMarket(read),
      ...(read.day === undefined ? [] : asksForSession(read.day, read.venue ?? 'krx', today)),
    ];
    return issues.length === 0 ? ok(read) : err(issues);
  });
}

/** Reads a holdings question; every fault is named, unknown fields too. */
export function readHoldingsQuery(
  query: unknown,
  today: TradingDay,
): Result<HoldingFields, readonly Issue[]> {
  return fields<HoldingFields>(query, HOLDINGS_RULES, 'stock').andThen((read) => {
    const { from, to } = read;
    const issues: Issue[] = [];
    if (from !== undefined && from > today)
      issues.push({ path: 'from', message: `is in the future: today is ${today} in Korea` });
    if (from !== undefined && to !== undefined && from > to)
      issues.push({ path: 'from', message: `is after to, ${to}` });
    return issues.length === 0 ? ok(read) : err(issues);
  });
}

/** A copy of the known fields, taken once, so that nothing can change between check and use. */
function fields<Fields>(
  query: unknown,
  rules: Readonly<Record<string, Rule>>,
  required: string,
): Result<Fields, readonly Issue[]> {
  const names = Object.keys(rules);
  const copy = snapshot(query, names);
  if (copy === undefined) return err([{ path: '', message: 'the query must be a plain object' }]);
  const issues: Issue[] = copy.unknown.map((path) => ({
    path,
    message: `is not a field of this question, which has ${names.join(', ')}`,
  }));
  for (const [path, rule] of Object.entries(rules)) {
    const value = copy.known[path];
    const message = value === undefined ? undefined : rule(value);
    if (message !== undefined) issues.push({ path, message });
  }
  if (copy.known[required] === undefined) issues.push({ path: required, message: 'is required' });
  return issues.length === 0 ? ok(copy.known as Fields) : err(issues);
}

interface Snapshot {
  readonly known: Readonly<Record<string, unknown>>;
  /** Also those that hold nothing: a misspelt field would otherwise mean its default. */
  readonly unknown: readonly string[];
}

/** Known fields are read by name, so that an inherited one counts too. */
function snapshot(query: unknown, names: readonly string[]): Snapshot | undefined {
  try {
    if (typeof query !== 'object' || query === null || Array.isArray(query)) return undefined;
    const known = names.map((name): readonly [string, unknown] => {
      const value: unknown = Reflect.get(query, name);
      return [name, Array.isArray(value) ? [...(value as unknown[])] : value];
    });
    return {
      known: Object.fromEntries(known),
      unknown: Object.keys(query).filter((key) => !names.includes(key)),
    };
  } catch {
    // A getter of the caller's threw: what cannot be read is not a plain object.
    return undefined;
  }
}

function inMarket({ market, sector }: FlowFields): readonly Issue[] {
  if (sector === undefined || sectorIn(market, sector) !== undefined) return [];
  return [{ path: 'sector', message: `${market} has no sector ${sector}` }];
}

/** Brokers answer a day without a session with another session's numbers and no date. */
function asksForSession(day: TradingDay, venue: Venue, { calendar, now }: Today): readonly Issue[] {
  const today = koreanTime(now).day;
  if (day > today) return dayIssue(`is in the future: today is ${today} in Korea`);
  if (calendar.sessionOn(day) === 'closed') return dayIssue(`${day} had no session`);
  if (day === today && !hasOpened(venue, now))
    return dayIssue(`the session of ${day} has not opened yet at ${venue}`);
  return [];
}

const dayIssue = (message: string): readonly Issue[] => [{ path: 'day', message }];
