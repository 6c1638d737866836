import {
  ask,
  type BrokerError,
  err,
  offerOf,
  ok,
  type Question,
  QUESTIONS,
  type QueryOf,
  type Result,
  specOf,
} from 'investor-flow';
import { caveatsOf, leftOutCaveat, type LeftOutRow } from '../answer/caveats.ts';
import { brokerFailure, type Failure } from '../answer/failure.ts';
import type { AnyFacts } from '../answer/facts.ts';
import { questionInput } from '../input/field-schemas.ts';
import type { Call, Fields, Tabled, Tool } from '../tools/tool.ts';
import type { ToolEntry } from './entry.ts';
import { TOOL_ENTRIES } from './index.ts';
import { isSeries, type Read, readSeries } from './read-series.ts';
import { subjectFacts } from './subject-facts.ts';

/** The tools that are one question each. */
export const QUESTION_TOOLS: readonly Tool[] = QUESTIONS.flatMap((question) => {
  const entry = TOOL_ENTRIES[question];
  return 'because' in entry ? [] : [toolFrom(question, entry)];
});

function toolFrom(question: Question, entry: ToolEntry): Tool {
  const { name, title, description } = entry;
  return {
    name,
    title,
    description,
    input: questionInput(question),
    run: (fields, call) => answered(question, entry, fields, call),
  };
}

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
    : await readOnce(question, fields, call, onLeftOut);
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

async function readOnce(
  question: Question,
  fields: Fields,
  { answering: { source }, signal }: Call,
  onLeftOut: (row: LeftOutRow) => void,
) {
  const answer: Result<unknown, BrokerError> = await ask(
    source,
    question,
    fields as unknown as QueryOf<Question>,
    { signal, onLeftOut },
  );
  return answer.map((it): Pick<Read, 'rest'> & { readonly rows: readonly unknown[] } => ({
    rows: specOf(question).shape === 'one' ? [it] : (it as readonly unknown[]),
    rest: undefined,
  }));
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
