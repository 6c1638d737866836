import {
  byQuestion,
  type Capabilities,
  err,
  type Field,
  krxCalendar,
  type Market,
  MARKET_LABELS,
  MARKETS,
  ok,
  planQuestion,
  type Question,
  type Result,
  sectorsOf,
  specOf,
} from 'investor-flow';
import type { Arguments } from './arguments.ts';
import type { CommandContext } from './context.ts';
import { type ExitMessage, unanswered, usage } from './exit.ts';
import { type ArgumentSpec, FIELD_OPTIONS, MARKET, type OptionSpec, STOCK } from './options.ts';

/** What was typed for each field; whether its words exist is for the library to say. */
const READ: { readonly [F in Field]: (given: Arguments) => unknown } = {
  market: ({ subject }) => marketNamed(subject),
  stock: ({ subject }) => subject?.toUpperCase(),
  sector: ({ subject, sector }) => sectorNamed(marketNamed(subject), sector),
  day: ({ day }) => day,
  from: ({ from }) => from,
  to: ({ to }) => to,
  limit: ({ limit }) => count(limit),
  venue: ({ venue }) => venue?.toLowerCase(),
  measures: ({ measure }) => measure?.split(',').map((it) => it.trim()),
  by: ({ by }) => by,
  side: ({ side }) => side,
  investor: ({ investor }) => investor,
  sessions: ({ sessions }) => count(sessions),
};

const fieldsOf = (question: Question): readonly Field[] => {
  const { required, optional, open = [] } = specOf(question).fields;
  return [...required, ...open, ...optional];
};

/** The query that was typed, made of the fields of its question. */
export const queryOf = (question: Question, given: Arguments): Readonly<Record<string, unknown>> =>
  Object.fromEntries(fieldsOf(question).map((field) => [field, READ[field](given)]));

/** The argument of a question: its market or its stock. */
export const argumentOf = (question: Question): ArgumentSpec =>
  fieldsOf(question).includes('stock') ? STOCK : MARKET;

export const optionsOf = (question: Question): readonly OptionSpec[] =>
  fieldsOf(question).flatMap((field) => {
    if (field === 'market' || field === 'stock') return [];
    const isRequired = specOf(question).fields.required.includes(field);
    return [{ ...FIELD_OPTIONS[field], isRequired }];
  });

/** Offers everything: what is refused under it is wrong at every broker. */
const WIDEST = byQuestion(() => ({ support: 'full' as const })) as unknown as Capabilities;

/** What is wrong with the question itself: known without keys, so said first. */
export function wrongQuestion(
  question: Question,
  query: Readonly<Record<string, unknown>>,
  { now }: CommandContext,
): ExitMessage | undefined {
  const planned = planQuestion(
    {
      broker: '',
      capabilities: WIDEST,
      moment: () => ({ calendar: krxCalendar, now: now() }),
    },
    question,
    query,
  );
  if (planned.isOk() || planned.error.kind !== 'invalid') return undefined;
  const market = MARKETS.find((it) => it === query['market']);
  if (market !== undefined && planned.error.issues.some(({ path }) => path === 'sector'))
    return noSuchSector(market, query['sector'] as string | undefined);
  return unanswered(planned.error);
}

function noSuchSector(market: Market, sector: string | undefined): ExitMessage {
  const names = sectorsOf(market).map(({ id }) => id);
  return usage(
    sector === undefined
      ? `--sector: is required: one of ${names.join(', ')}.`
      : `--sector: ${market} has no sector ${sector}: it has ${names.join(', ')}.`,
  );
}

/** Queries of which none is wrong in itself; what is wrong with the first that is. */
export function rightQueries(
  question: Question,
  queries: readonly object[],
  context: CommandContext,
): Result<readonly object[], ExitMessage> {
  const [wrong] = queries.flatMap((it) => wrongQuestion(question, { ...it }, context) ?? []);
  return wrong === undefined ? ok(queries) : err(wrong);
}

/** `KOSPI` and `코스피` are `kospi`. */
export function marketNamed(typed: string | undefined): string | undefined {
  const lower = typed?.toLowerCase();
  return MARKETS.find((it) => it === lower || MARKET_LABELS[it].ko === typed) ?? typed;
}

/** A sector by its id, or by its name in either language. */
function sectorNamed(market: string | undefined, typed: string | undefined): string | undefined {
  const lower = typed?.toLowerCase();
  const known = MARKETS.find((it) => it === market);
  const found = (known === undefined ? [] : sectorsOf(known)).find(
    ({ id, label }) => id === lower || label.ko === typed || label.en.toLowerCase() === lower,
  );
  return found?.id ?? typed;
}

/** No number where none was typed: the field's rule says what is wrong. */
const count = (typed: string | undefined): number | undefined =>
  typed === undefined ? undefined : /^\d+$/.test(typed) ? Number(typed) : Number.NaN;
