import { err, ok, type Result } from 'investor-flow';
import type { AssistantParts } from './assistant.ts';
import { type Failure, failed, failureResult, wrongField } from './answer/failure.ts';
import type { KeptAnswers, Remainder } from './answer/kept-answers.ts';
import { thrownText } from './answer/plain-text.ts';
import { present, type Presented } from './answer/present.ts';
import type { Call, Fields, Tool } from './tools/tool.ts';

/** What a call brings with it. */
export type CallParts = Pick<Call, 'signal' | 'progress'>;

/** What every call of a server shares. */
export interface ServerState {
  readonly parts: AssistantParts;
  readonly kept: KeptAnswers;
  readonly openStore: Call['openStore'];
}

/** Calls a tool: what it gives, or why not; it never throws, because what is thrown reaches the model. */
export async function callTool(
  tool: Tool,
  given: Fields,
  call: CallParts,
  state: ServerState,
): Promise<Presented> {
  try {
    const result = await answered(tool, given, call, state);
    return result.isOk() ? result.value : failureResult(result.error);
  } catch (thrown) {
    state.parts.log?.(`${tool.name} failed: ${thrownText(thrown)}`);
    return failureResult(failed('internal', `${tool.name} failed inside this server.`));
  }
}

async function answered(
  tool: Tool,
  given: Fields,
  call: CallParts,
  state: ServerState,
): Promise<Result<Presented, Failure>> {
  const { answering, now = Date.now } = state.parts;
  if (answering.isErr()) return err(failed('configuration', answering.error.message));
  const read = readShared(tool, given);
  if (read.isErr()) return err(read.error);
  const { fields, exact, cursor } = read.value;
  const question = `${tool.name} ${canonical({ ...fields, exact })}`;
  const began = performance.now();
  const left = cursor === undefined ? { question } : state.kept.find(cursor);
  if (left === undefined)
    return err(wrongField('cursor', 'is not known any more: ask again without it'));
  if (left.question !== question)
    return err(wrongField('cursor', 'belongs to other fields: repeat those it was given for'));
  if (left.table !== undefined) return ok(partOf(left.table, question, state));
  const answer = await tool.run(left.fields ?? fields, {
    ...call,
    openStore: state.openStore,
    answering: answering.value,
    exact,
    now,
    elapsedMs: () => performance.now() - began,
  });
  return answer.map((tabled) => partOf({ it: tabled(exact), shown: 0 }, question, state));
}

/** The part of a table that fits, with a cursor where something is left. */
function partOf(
  { it, shown }: NonNullable<Remainder['table']>,
  question: string,
  { kept }: ServerState,
): Presented {
  return present(it, shown, (to) => {
    if (to < it.rows.length) return kept.keep({ question, table: { it, shown: to } });
    return it.rest === undefined ? undefined : kept.keep({ question, fields: it.rest });
  }).presented;
}

/** Takes out what every table can be asked for; a tool without such a field refuses it like any other. */
function readShared(
  { input }: Tool,
  given: Fields,
): Result<
  { readonly fields: Fields; readonly exact: boolean; readonly cursor: string | undefined },
  Failure
> {
  const has = (name: string): boolean => Object.hasOwn(Object(input['properties']), name);
  const fields = Object.fromEntries(
    Object.entries(given).filter(([name]) => !(['exact', 'cursor'].includes(name) && has(name))),
  );
  const exact = has('exact') ? given['exact'] : undefined;
  const cursor = has('cursor') ? given['cursor'] : undefined;
  if (exact !== undefined && typeof exact !== 'boolean')
    return err(wrongField('exact', 'must be true or false'));
  if (cursor !== undefined && typeof cursor !== 'string')
    return err(wrongField('cursor', 'must be the nextCursor of an answer'));
  return ok({ fields, exact: exact === true, cursor });
}

/** The same text for the same fields in any order. */
const canonical = (fields: Fields): string =>
  JSON.stringify(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
