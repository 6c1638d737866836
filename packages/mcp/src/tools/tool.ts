import type { Store, StoreError } from '@investor-flow/store';
import { type Environment, err, type Result, type Source } from 'investor-flow';
import type { Failure } from '../answer/failure.ts';
import type { JsonSchema } from '../input/json-schema.ts';
import { type Answer, type Table, tableOf } from '../answer/table.ts';
import { inputOf, type InputFields, readInput } from '../input/read-input.ts';

/** What can be asked: the source of every question, and the brokers by their names. */
export interface Answering {
  /** Answers every tool but compare_brokers. */
  readonly source: Source;
  readonly brokers: readonly Broker[];
}

/** One broker by name. Its answers in the store differ by environment. */
export interface Broker {
  readonly name: string;
  readonly environment: Environment;
  readonly source: Source;
}

/** The fields of a call, as they came. */
export type Fields = Readonly<Record<string, unknown>>;

/** One call of a tool. */
export interface Call {
  readonly answering: Answering;
  /** Aborts when the client cancels the call. */
  readonly signal: AbortSignal;
  /** Whole won in place of 억원. */
  readonly exact: boolean;
  /** Epoch milliseconds, by the clock of the sources. */
  readonly now: () => number;
  /** Milliseconds of real time since the call began. */
  readonly elapsedMs: () => number;
  readonly openStore: () => Promise<Result<Store, StoreError | { readonly message: string }>>;
  /** Says how far a long walk is. */
  readonly progress: (sessions: number, of: number | undefined) => void;
}

/** What a model reads about a tool. */
export interface ToolWords {
  readonly name: string;
  readonly title: string;
  /** What the figures are, in which unit, and what they are not. */
  readonly description: string;
}

/** A tool: what it is called, what it takes, and what it answers. */
export interface Tool extends ToolWords {
  readonly input: JsonSchema;
  run(fields: Fields, call: Call): Promise<Result<Tabled, Failure>>;
}

/** A tool that is not one question: its fields are checked before it runs, so `asked` is what their rules let through. */
export const toolWith = (
  words: ToolWords,
  fields: InputFields,
  answer: (asked: never, call: Call) => Result<Tabled, Failure> | Promise<Result<Tabled, Failure>>,
): Tool => ({
  ...words,
  input: inputOf(fields),
  run: async (given, call) => {
    const read = readInput(given, fields);
    return read.isErr() ? err(read.error) : answer(read.value as never, call);
  },
});

/** An answer that waits for its unit: 억원, or whole won. */
export type Tabled = (exact: boolean) => Table;

export const tabled =
  <Row>(answer: Answer<Row>): Tabled =>
  (exact) =>
    tableOf(answer, exact);
