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
import type { Command } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { EXIT, unanswered } from '../exit.ts';
import { type ArgumentSpec, type OptionSpec, OUTPUT } from '../options.ts';
import { argumentOf, optionsOf, queryOf, rightQueries } from '../query.ts';
import { csvText, jsonText } from '../render/formats.ts';
import { type Described, headingOf } from '../render/heading.ts';
import { notesOn } from '../render/notes.ts';
import { drawn } from '../render/section.ts';
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
    run: (context) => {
      const asked = candidates.find(({ view }) => view.applies?.(context.given) !== false);
      return answered(asked ?? first, way, context);
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
  context: CommandContext,
): Promise<number> {
  const queries = (view.queries?.(context.given) ?? ok([queryOf(question, context.given)])).andThen(
    (typed) => rightQueries(question, typed, context),
  );
  if (queries.isErr()) return context.fail(queries.error);
  const select = selection(view, context.given);
  if (select.isErr()) return context.fail(select.error);
  return way.with(context, async (source) => {
    const rows: unknown[] = [];
    for (const query of queries.value) {
      const answer = await allRows(source, question, query, context);
      if (answer.isErr())
        return context.fail(unanswered(answer.error, view.advice?.(answer.error)));
      rows.push(...answer.value);
    }
    const made = view.shown?.(rows, context.given) ?? ok(rows);
    if (made.isErr()) return context.fail(made.error);
    const shown = select.value(made.value);
    await print({ question, view }, rows, shown, context);
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

/** Prints what was asked for: the model, its lines as CSV, or a table with what a reader should know of it. */
async function print(
  { question, view }: Asked,
  rows: readonly unknown[],
  shown: readonly unknown[],
  context: CommandContext,
): Promise<void> {
  if (context.given.json === true)
    return context.print(jsonText(specOf(question).shape === 'one' ? shown[0] : shown));
  if (context.given.csv === true) return context.print(csvText(view.csv, shown, context.given.bom));
  if (shown.length === 0) return context.say('해당하는 행이 없습니다.', 'No row to show.');
  const { display, say } = context;
  const request = { given: context.given, language: display.language };
  const described = rows as readonly Described[];
  const made = drawn(view.sections(shown, request), display);
  const heading = headingOf(described, view.title?.(rows, request), display);
  await context.printTable({ ...made, lines: [...heading, ...made.lines] });
  for (const { ko, en } of [...notesOn(described), ...(view.note === undefined ? [] : [view.note])])
    say(ko, en);
}
