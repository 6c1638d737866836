import type { Store, StoreError } from '@investor-flow/store';
import type { Environment, Result, Source } from 'investor-flow';
import type { Failure } from '../answer/failure.ts';
import type { JsonSchema } from '../answer/output-schema.ts';
import { tableOf } from '../answer/table-of.ts';
import type { Answer, Table } from '../answer/table.ts';

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

/** A tool: what it is called, what it takes, and what it answers. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: JsonSchema;
  run(fields: Readonly<Record<string, unknown>>, call: Call): Promise<Result<Tabled, Failure>>;
}

/** An answer that waits for its unit: 억원, or whole won. */
export type Tabled = (exact: boolean) => Table;

export const tabled =
  <Row>(answer: Answer<Row>): Tabled =>
  (exact) =>
    tableOf(answer, exact);
