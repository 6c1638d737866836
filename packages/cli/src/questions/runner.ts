import {
  ask,
  type BrokerError,
  type CallOptions,
  err,
  isSeries,
  ok,
  pages,
  type Question,
  type QueryOf,
  type Result,
  type Source,
  specOf,
} from 'investor-flow';
import type { Arguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { unanswered } from '../exit-message.ts';
import { type ArgumentSpec, type OptionSpec, OUTPUT } from '../options.ts';
import { argumentOf, optionsOf, queryOf, rightQueries } from '../query.ts';
import { print } from './print.ts';
import { selection } from './rows.ts';
import type { View } from './view.ts';
import type { Way } from './ways.ts';

export interface Asked {
  readonly question: Question;
  readonly view: View;
}

/** A command that asks one of its questions in a way, and prints the whole answer, or nothing of it. */
export function asking(candidates: readonly Asked[], way: Way): Command {
  const [first] = candidates as readonly [Asked];
  const options = candidates.flatMap(({ question, view }) => [
    ...(way.hasAllFields ? optionsOf(question) : []),
    ...(view.fieldOptions ?? optionsOf(question)),
    ...(view.options ?? []),
  ]);
  return {
    argument: oneOf(candidates.map(({ question, view }) => view.argument ?? argumentOf(question))),
    options: distinct([...options, ...way.options, ...OUTPUT]),
    run: (given, context) => {
      const asked = candidates.find(({ view }) => view.applies?.(given) !== false);
      return answered(asked ?? first, way, given, context);
    },
  };
}

/** The argument of a command that asks one of several questions. */
export const oneOf = (specs: readonly ArgumentSpec[]): ArgumentSpec => ({
  name: [...new Set(specs.map(({ name }) => name))].join('|'),
  about: [...new Set(specs.map(({ about }) => about))].join('; '),
});

/** Each option once, as it was said last. */
export const distinct = (options: readonly OptionSpec[]): readonly OptionSpec[] => [
  ...new Map(options.map((it) => [it.flags, it])).values(),
];

async function answered(
  { question, view }: Asked,
  way: Way,
  given: Arguments,
  context: CommandContext,
): Promise<number> {
  const queries = (view.queries?.(given) ?? ok([queryOf(question, given)])).andThen((typed) =>
    rightQueries(question, typed, context),
  );
  if (queries.isErr()) return context.fail(queries.error);
  const select = selection(view, given);
  if (select.isErr()) return context.fail(select.error);
  return way.with(given, context, async (source) => {
    const rows: unknown[] = [];
    for (const query of queries.value) {
      // oxlint-disable-next-line no-await-in-loop -- one after another: they share one quota
      const answer = await allRows(source, question, query, context);
      if (answer.isErr())
        return context.fail(unanswered(answer.error, view.advice?.(answer.error)));
      rows.push(...answer.value);
    }
    const made = view.shown?.(rows, given) ?? ok(rows);
    if (made.isErr()) return context.fail(made.error);
    const shown = select.value(made.value);
    const model = specOf(question).shape === 'one' ? shown[0] : shown;
    await print({ view, rows, shown, model }, given, context);
    return EXIT.done;
  });
}

/** The whole answer as rows. */
export async function allRows(
  source: Source,
  question: Question,
  query: object,
  context: CommandContext,
): Promise<Result<readonly unknown[], BrokerError>> {
  const { progress, terminal, say } = context;
  const { broker } = source;
  const options: CallOptions = {
    signal: terminal.signal,
    onLeftOut: ({ day, code, because }) => {
      const which = [day, code].filter((it) => it !== undefined).join(' ');
      say(
        `${broker}: ${which} 제외. ${because}.`,
        `${broker} left out ${which === '' ? 'a row' : which}: ${because}.`,
      );
    },
  };
  const typed = query as QueryOf<typeof question>;
  const expected = source.estimate(question, typed);
  progress.begin(`${broker} ${question}`, expected.unwrapOr(undefined));
  if (!isSeries(question)) {
    const answer: Result<unknown, BrokerError> = await ask(source, question, typed, options);
    return answer.map((it) => (Array.isArray(it) ? (it as unknown[]) : [it]));
  }
  const rows: unknown[] = [];
  for await (const page of pages(source, question, bounded(query) as typeof typed, options)) {
    if (page.isErr()) return err(page.error);
    rows.push(...page.value);
    progress.page(rows);
  }
  return ok(rows);
}

/** The sessions of a series that names no beginning; the gathered form of the library has the same. */
const USUAL_SESSIONS = 30;

const bounded = (query: { readonly from?: unknown; readonly limit?: unknown }): object =>
  query.from === undefined && query.limit === undefined
    ? { ...query, limit: USUAL_SESSIONS }
    : query;
