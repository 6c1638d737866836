import { err, ok, type Question, type Result, specOf } from 'investor-flow';
import type { ReadOptions, Store } from '@investor-flow/store';
import type { Command } from '../../command.ts';
import type { CommandContext } from '../../context.ts';
import { EXIT, type ExitMessage, unanswered, usage } from '../../exit.ts';
import { storeFailed, withStore } from '../../kept-store.ts';
import { CONFIG, LANGUAGE, option } from '../../options.ts';
import { argumentOf, optionsOf, queryOf, rightQueries } from '../../query.ts';
import { KEPT_BY, keptBy } from '../../questions/ways.ts';
import { allRows, type Asked, distinct, oneOf } from '../../questions/runner.ts';
import { formatOf, writeTable } from './table-file.ts';

const FILE = option('--file <file>', 'where to: its name ends in .parquet, .csv or .ndjson', {
  isRequired: true,
});
const OBSERVATIONS = option(
  '--observations',
  'every answer that was kept, not the last of each day',
);
const BOM = option('--bom', 'begin a .csv with a byte-order mark, for Excel');

/** A command that writes what a store holds of one of its questions to a file. */
export function exporting(candidates: readonly Asked[]): Command {
  const [first] = candidates as readonly [Asked];
  const options = candidates.flatMap(({ question, view }) => [
    ...optionsOf(question),
    ...(view.applies === undefined ? [] : (view.options ?? [])),
  ]);
  return {
    argument: oneOf(candidates.map(({ question }) => argumentOf(question))),
    options: distinct([...options, FILE, OBSERVATIONS, BOM, ...KEPT_BY, CONFIG, LANGUAGE]),
    run: (context) => {
      const isOne = candidates.length === 1;
      const asked = candidates.find(({ view }) => isOne || view.applies?.(context.given) !== false);
      return exported(asked ?? first, context);
    },
  };
}

async function exported({ question, view }: Asked, context: CommandContext): Promise<number> {
  const format = formatOf(context.given.file ?? '');
  if (format === undefined)
    return context.fail(usage('--file must end in .parquet, .csv or .ndjson.'));
  const options = keptBy(context.given);
  if (options.isErr()) return context.fail(options.error);
  // What a table makes of the rows is not exported, but the rows.
  const made = view.shown === undefined ? view.queries?.(context.given) : undefined;
  const queries = (made ?? ok([queryOf(question, context.given)])).andThen((typed) =>
    rightQueries(question, typed, context),
  );
  if (queries.isErr()) return context.fail(queries.error);
  return withStore(context, { mustExist: true }, async (store) => {
    const rows: unknown[] = [];
    for (const query of queries.value) {
      const read = await (context.given.observations === true ? everyAnswer : lastAnswers)(store, {
        question,
        query,
        options: options.value,
        context,
      });
      if (read.isErr()) return context.fail(read.error);
      rows.push(...read.value);
    }
    const done = await writeTable(view.rowsCsv ?? view.csv, rows, format, context);
    if (done.isErr()) return context.fail(done.error);
    const { lines, path } = done.value;
    context.say(`${path}에 ${lines}행을 썼습니다.`, `${lines} lines are in ${path}.`);
    return EXIT.done;
  });
}

interface Exported {
  readonly question: Question;
  readonly query: object;
  readonly options: ReadOptions;
  readonly context: CommandContext;
}
type Rows = Result<readonly unknown[], ExitMessage>;

/** The last answer of each day: of a series that names no beginning, of all that is held. */
async function lastAnswers(
  store: Store,
  { question, query, options, context }: Exported,
): Promise<Rows> {
  const { replayed } = await import('@investor-flow/store');
  const { from, limit } = query as { readonly from?: string; readonly limit?: number };
  let whole = query;
  if (specOf(question).shape === 'pages' && from === undefined && limit === undefined) {
    const held = await store.coverage(question, query as never, options);
    if (held.isErr()) return err(storeFailed(held.error));
    whole = {
      ...query,
      from: held.value.days[0],
      to: (query as { to?: string }).to ?? held.value.days.at(-1),
    };
  }
  const source = replayed(store, { ...options, clock: context.clock });
  const rows = await allRows(source, question, whole, context);
  await source.close();
  return rows.mapErr((error) => unanswered(error));
}

async function everyAnswer(store: Store, { question, query, options }: Exported): Promise<Rows> {
  const answers = await store.observations(question, query as never, options);
  return answers
    .map((it) => (it as readonly unknown[]).flat())
    .mapErr((error) => storeFailed(error));
}
