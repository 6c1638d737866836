import { ask, err, offerOf, ok, type Question, QUESTIONS, type Result } from 'investor-flow';
import { caveatsOf, leftOutCaveat, type LeftOutRow } from '../answer/caveats.ts';
import { brokerFailure, type Failure } from '../answer/failure.ts';
import { type AnyFacts, subjectFacts } from '../answer/facts.ts';
import { questionInput } from '../input/field-schemas.ts';
import type { Call, Fields, Tabled, Tool } from '../tools/tool.ts';
import type { ToolEntry } from './entry.ts';
import { TOOL_ENTRIES } from './index.ts';
import { isSeries, readSeries } from './read-series.ts';

/** The tools that are one question each. */
export const QUESTION_TOOLS: readonly Tool[] = QUESTIONS.flatMap((question) => {
  const entry = TOOL_ENTRIES[question];
  if ('because' in entry) return [];
  const run: Tool['run'] = (fields, call) => answered(question, entry, fields, call);
  return [{ ...entry, input: questionInput(question), run }];
});

async function answered(
  question: Question,
  entry: ToolEntry,
  fields: Fields,
  call: Call,
): Promise<Result<Tabled, Failure>> {
  const leftOut: LeftOutRow[] = [];
  const onLeftOut = (row: LeftOutRow): void => void leftOut.push(row);
  const read = isSeries(question)
    ? await readSeries(question, fields, call, {
        show: (rows) => entry.table(rows as never, fields, { facts: {}, caveats: [] })(call.exact),
        onLeftOut,
      })
    : await ask(call.answering.source, question, fields as never, {
        signal: call.signal,
        onLeftOut,
      }).map((it: unknown) => ({ rows: [it].flat(), rest: undefined }));
  if (read.isErr()) return err(brokerFailure(read.error));
  const rows = read.value.rows as unknown as readonly AnyFacts[];
  const caveats = [
    ...caveatsOf(rows),
    ...offerCaveat(question, rows, call),
    ...leftOutCaveat(leftOut),
    ...(rows.length === 0 ? ['There is no row: no session of the range has figures.'] : []),
  ];
  const facts = subjectFacts(fields);
  return ok(entry.table(rows as never, fields, { facts, caveats, rest: read.value.rest }));
}

/** What limits the offer of the broker that answered. */
function offerCaveat(
  question: Question,
  [first]: readonly AnyFacts[],
  { answering: { brokers } }: Call,
): readonly string[] {
  const broker = brokers.find(({ name }) => name === first?.broker);
  const offer = broker === undefined ? undefined : offerOf(broker.source.capabilities, question);
  return offer?.support === 'partial' ? [`${first?.broker}: ${offer.because}.`] : [];
}
