import {
  ask,
  type BrokerError,
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
import { unanswered } from '../exit-message.ts';
import { leftOut } from '../left-out.ts';
import { OUTPUT } from '../options.ts';
import { argumentOf, optionsOf, queryOf, wrongQuestion } from '../query.ts';
import { print } from './print.ts';
import { selection } from './rows.ts';
import type { View } from './view.ts';
import { ASKED, type Way } from './way.ts';

export interface Asked {
  readonly question: Question;
  readonly view: View;
}

/** A command that asks one of its questions in a way, and prints the whole answer, or nothing of it. */
export function asking(candidates: readonly Asked[], way: Way = ASKED): Command {
  const [{ question, view }] = candidates as readonly [Asked];
  const names = candidates.map((it) => it.view.argument ?? argumentOf(it.question));
  const options = candidates.flatMap((it) => [
    ...(way.hasAllFields ? optionsOf(it.question) : []),
    ...(it.view.fieldOptions ?? optionsOf(it.question)),
    ...(it.view.options ?? []),
  ]);
  return {
    argument: {
      name: [...new Set(names.map(({ name }) => name))].join('|'),
      about: [...new Set(names.map(({ about }) => about))].join('; '),
    },
    options: [
      ...new Map([...options, ...way.options, ...OUTPUT].map((it) => [it.flags, it])).values(),
    ],
    run: (given, context) => {
      const asked = candidates.find((it) => it.view.applies?.(given) !== false);
      return answered(asked ?? { question, view }, way, given, context);
    },
  };
}

async function answered(
  { question, view }: Asked,
  way: Way,
  given: Arguments,
  context: CommandContext,
): Promise<number> {
  const queries = view.queries?.(given) ?? ok([queryOf(question, given)]);
  if (queries.isErr()) return context.fail(queries.error);
  for (const query of queries.value) {
    const wrong = wrongQuestion(question, { ...query }, context);
    if (wrong !== undefined) return context.fail(wrong);
  }
  const select = selection(view, given);
  if (select.isErr()) return context.fail(select.error);
  return way.with(given, context, async (source) => {
    const rows: unknown[] = [];
    for (const query of queries.value) {
      // oxlint-disable-next-line no-await-in-loop -- one after another: they share one quota
      const answer = await allRows(source, question, query, context);
      if (answer.isErr()) return unanswered(answer.error, view.advice?.(answer.error));
      rows.push(...answer.value);
    }
    const made = view.shown?.(rows, given) ?? ok(rows);
    if (made.isErr()) return made.error;
    const shown = select.value(made.value);
    const model = specOf(question).shape === 'one' ? shown[0] : shown;
    await print({ view, rows, shown, model }, given, context);
    return undefined;
  });
}

/** The whole answer as rows. */
export async function allRows(
  source: Source,
  question: Question,
  query: object,
  context: CommandContext,
): Promise<Result<readonly unknown[], BrokerError>> {
  const { progress, terminal } = context;
  const options = { signal: terminal.signal, onLeftOut: leftOut(source.broker, context) };
  const typed = query as QueryOf<typeof question>;
  const expected = source.estimate(question, typed);
  progress.begin(`${source.broker} ${question}`, expected.unwrapOr(undefined));
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
