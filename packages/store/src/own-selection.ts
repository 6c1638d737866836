import {
  type BrokerError,
  err,
  failure,
  ok,
  type Question,
  type Result,
  ResultAsync,
  type Source,
} from '@investor-flow/core';
import type { Engine } from './engine/engine.ts';
import { topicOf } from './entries.ts';
import { notKept } from './recording.ts';
import { answerers, type Selection } from './selecting.ts';
import { errorFrom, type StoreError } from './store-error.ts';

interface Remembering {
  readonly question: Question;
  readonly query: unknown;
  readonly moment: () => { readonly now: number };
}

/** What was kept of a source's own broker and environment: a sandbox's figures are never taken for the broker's. */
export async function ownSelection(
  engine: Engine,
  { broker, environment }: Source,
  { question, query, moment }: Remembering,
): Promise<Result<Selection, BrokerError>> {
  const selected = await attempted(engine, async () => {
    const selection = {
      ...topicOf(question, query as object),
      broker,
      environment,
      asOf: new Date(moment().now).toISOString(),
    };
    return {
      selection,
      found: environment === undefined ? await answerers(engine, selection) : [],
    };
  });
  if (selected.isErr()) return err(notKept(broker, question, selected.error));
  const { selection, found } = selected.value;
  const environments = [...new Set(found.map((it) => it.environment))];
  return environments.length > 1
    ? err(mixed(broker, question, environments))
    : ok({ ...selection, environment: environment ?? environments[0] });
}

export const mixed = (broker: string, operation: Question, environments: readonly string[]) =>
  failure.invalid({ broker, operation }, [
    {
      path: 'environment',
      message: `the store holds answers of ${broker} in several environments (${environments.join(', ')}): use a store for each`,
    },
  ]);

/** Reads a store; what it throws becomes a store error. */
export const attempted = <Value>(
  engine: Engine,
  work: () => Promise<Value>,
): ResultAsync<Value, StoreError> =>
  ResultAsync.fromPromise(engine.retrying(work), (thrown) =>
    errorFrom(thrown, engine.location, 'reading'),
  );
