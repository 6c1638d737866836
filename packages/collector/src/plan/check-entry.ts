import {
  ANYTHING,
  type BrokerError,
  type Clock,
  err,
  type Issue,
  isSeries,
  nowBy,
  ok,
  planQuestion,
  type Question,
  QUESTIONS,
  type Result,
  sessionBefore,
  addDays,
  type Source,
  type TradingCalendar,
} from '@investor-flow/core';
import { latestSettled } from '../schedule/sessions.ts';
import { eachIssues, timeIssues, type Unchecked } from './entry-rules.ts';
import type { CheckedEntry, Each, Listing, Target } from './plan.ts';

export interface Planning {
  readonly sources: Readonly<Record<string, Source>>;
  readonly clock: Clock;
  readonly calendar: TradingCalendar;
}

/** KRX's first session whose calendar is known. */
const USUAL_BEGINNING = '2010-01-04';
/** Stands for every stock of a market that has not been listed yet. */
const SOME_STOCK = '005930';
const SCHEDULED: readonly string[] = ['day', 'from', 'to', 'limit'];

/** Checks one entry, as far as its parts can be read. */
export function checkEntry(
  planning: Planning,
  place: number,
  given: unknown,
): Result<CheckedEntry, readonly Issue[]> {
  const entry = Object(given) as Unchecked;
  const at = (path: string): string => `entries.${place}${path === '' ? '' : `.${path}`}`;
  const issues: Issue[] = [];
  const fault = (path: string, message: string): void => {
    issues.push({ path: at(path), message });
  };
  const { question, when } = entry;
  if (!isQuestion(question)) return err([{ path: at('question'), message: 'is not a question' }]);
  for (const { path, message } of timeIssues(question, entry)) fault(path, message);

  const query: Unchecked = isObject(entry['query']) ? entry['query'] : {};
  for (const field of Object.keys(query).filter((it) => SCHEDULED.includes(it)))
    fault(`query.${field}`, 'is filled in by the schedule');
  const each = (isObject(entry['each']) ? entry['each'] : undefined) as Each | undefined;
  for (const { path, message } of eachIssues(question, query, each)) fault(path, message);
  if (issues.length > 0) return err(issues);

  const days = daysOf(planning, question, entry);
  const expanded = expand(query, each);
  const named = entry['broker'];
  const broker = typeof named === 'string' ? named : undefined;
  const names = Object.keys(planning.sources);
  if (named !== undefined && (broker === undefined || !Object.hasOwn(planning.sources, broker)))
    fault('broker', names.length === 0 ? 'has no settings' : `must be one of ${names.join(', ')}`);
  const targets: Target[] = [];
  for (const { path, subject } of expanded) {
    const wrong = queryIssues(planning, question, { ...subject, ...days });
    for (const issue of wrong) fault(placeOf(issue.path, path), issue.message);
    if (wrong.length > 0 || issues.length > 0) continue;
    const asked = broker === undefined ? names : [broker];
    const refusals = asked.map((name) =>
      planning.sources[name]?.refusal(question, { ...subject, ...days }),
    );
    const willing = asked.filter((_, index) => refusals[index] === undefined);
    targets.push(...willing.map((name) => ({ broker: name, query: subject })));
    if (willing.length === 0)
      fault(path, `is answered by no source: ${refusals.map(saidBy).join(' ') || 'there is none'}`);
  }
  const listing = listingOf(planning, each, query, targets);
  if (listing?.isErr() === true) fault('each.stocks', listing.error);
  if (issues.length > 0) return err(issues);
  return ok({
    place,
    question,
    when: when as CheckedEntry['when'],
    everyMs: (entry['everyMs'] ?? NaN) as number,
    from: (entry['from'] ?? USUAL_BEGINNING) as string,
    to: entry['to'] as string | undefined,
    ...(listing?.isOk() === true ? { targets: [], listing: listing.value } : { targets }),
  });
}

const isQuestion = (it: unknown): it is Question => QUESTIONS.includes(it as Question);
const isObject = (it: unknown): it is Unchecked =>
  typeof it === 'object' && it !== null && !Array.isArray(it);
const saidBy = (refusal: BrokerError | undefined): string =>
  refusal === undefined ? '' : `${refusal.at.broker}: ${refusal.message}`;

/** The items of a list; nothing else has any. */
export const listed = (it: unknown): readonly unknown[] => (Array.isArray(it) ? it : []);

/** The subjects of an entry, each with the path by which its faults are named. */
function expand(
  query: Unchecked,
  each: Each | undefined,
): readonly { readonly path: string; readonly subject: Unchecked }[] {
  if (each === undefined) return [{ path: '', subject: query }];
  const [path, field, values] =
    'markets' in each
      ? (['each.markets', 'market', each.markets] as const)
      : (['each.stocks', 'stock', each.stocks] as const);
  // Every stock of a market.
  if (field === 'stock' && !Array.isArray(values))
    return [{ path, subject: { ...query, stock: SOME_STOCK } }];
  return listed(values).map((value, index) => ({
    path: `${path}.${index}`,
    subject: { ...query, [field]: value },
  }));
}

/** The path of a faulty field in the entry: a day is the entry's own, a field that `each` fills is there. */
function placeOf(field: string, path: string): string {
  if (field === 'from' || field === 'to') return field;
  const filled = path.startsWith('each.markets') ? 'market' : 'stock';
  if (path !== '' && field === filled) return path;
  return field === '' ? 'query' : `query.${field}`;
}

/** The days by which an entry is checked; the newest that it asks for. */
function daysOf(
  { clock, calendar }: Planning,
  question: Question,
  { when, from, to }: Unchecked,
): Unchecked {
  if (when !== 'backfill') return {};
  if (isSeries(question)) return { from: from ?? USUAL_BEGINNING, to };
  const newest = latestSettled({ calendar, now: nowBy(clock) });
  const last = typeof to === 'string' && to < newest ? to : newest;
  return { day: sessionBefore(calendar, addDays(last, 1)) };
}

function queryIssues(
  { clock, calendar }: Planning,
  question: Question,
  query: Unchecked,
): readonly Issue[] {
  const moment = () => ({ calendar, now: nowBy(clock) });
  const plan = planQuestion({ broker: 'plan', capabilities: ANYTHING, moment }, question, query);
  if (plan.isOk() || plan.error.kind === 'unsupported') return [];
  return plan.error.kind === 'invalid'
    ? plan.error.issues
    : [{ path: '', message: plan.error.message }];
}

/** Who lists the stocks of a market, where an entry wants all of them. */
function listingOf(
  planning: Planning,
  each: Each | undefined,
  query: Unchecked,
  targets: readonly Target[],
): Result<Listing, string> | undefined {
  if (each === undefined || !('stocks' in each) || !isObject(each.stocks)) return undefined;
  const { market } = each.stocks;
  const lister = Object.keys(planning.sources).find(
    (name) => planning.sources[name]?.refusal('stocks', { market }) === undefined,
  );
  return lister === undefined
    ? err(`no source lists the stocks of ${market}: name their codes`)
    : ok({ market, lister, brokers: targets.map(({ broker }) => broker), query });
}
