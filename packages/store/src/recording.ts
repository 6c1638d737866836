import {
  addDays,
  type AnyRow,
  ask,
  type BrokerError,
  dayOf,
  err,
  failure,
  methodsOf,
  ok,
  type Pages,
  pages,
  type Question,
  type QuestionOf,
  type Result,
  ResultAsync,
  type Source,
} from '@investor-flow/core';
import type { DaysAsked } from './entries.ts';
import { BEGINNING } from './series.ts';
import type { Store } from './store.ts';
import type { StoreError } from './store-error.ts';

/** A store error as the failure of a question: what was given can always be replayed. */
export const notKept = (broker: string, operation: Question, error: StoreError): BrokerError =>
  failure.unavailable(
    { broker, operation },
    { cause: { code: `STORE_${error.kind.toUpperCase()}`, message: error.message } },
  );

export interface RecordOptions {
  /** That nothing about the days asked for can change any more, although their answers do not prove it. */
  readonly settled?: boolean | undefined;
}

/** A source whose every good answer is kept before it is given. An answer that cannot be kept is `unavailable`. */
export function recording(source: Source, store: Store, { settled }: RecordOptions = {}): Source {
  /** The environment of an answer without rows is that of the answers before it. */
  let environment: string | undefined = source.environment;
  const keep = async (
    question: Question,
    query: unknown,
    answer: unknown,
  ): Promise<Result<void, BrokerError>> => {
    const [row] = (Array.isArray(answer) ? answer : [answer]) as readonly AnyRow[];
    environment = row?.environment ?? environment;
    const options = { broker: source.broker, environment, settled };
    const written = await store.append(question, query as never, answer as never, options);
    return written.mapErr((error) => notKept(source.broker, question, error));
  };

  async function* kept(
    question: QuestionOf<'pages'>,
    query: unknown,
    options: unknown,
  ): Pages<unknown> {
    const { from, to, limit = Infinity } = query as DaysAsked;
    const about = { ...(query as object), limit: undefined };
    let last = to;
    let sessions = 0;
    for await (const page of pages(source, question, query as never, options as never)) {
      if (page.isErr()) return yield err(page.error);
      const rows = page.value as readonly AnyRow[];
      const days = [...new Set(rows.map(dayOf))].toSorted();
      const [oldest] = days;
      if (oldest === undefined) continue;
      const stored = await keep(question, { ...about, from: oldest, to: last }, rows);
      if (stored.isErr()) return yield err(stored.error);
      last = addDays(oldest, -1);
      sessions += days.length;
      yield ok(rows);
    }
    // A walk that came to its end, and not to its limit, has asked for the whole range.
    if (sessions >= limit || (from !== undefined && last !== undefined && from > last)) return;
    const rest = { ...about, from: from ?? BEGINNING, to: last };
    const stored = await keep(question, rest, []);
    if (stored.isErr()) yield err(stored.error);
  }

  return answering(
    source,
    async (question, query, options) => {
      const answer = await ask(source, question, query as never, options);
      if (answer.isErr()) return err(answer.error);
      const stored = await keep(question, query, answer.value);
      return stored.map(() => answer.value as unknown);
    },
    kept,
  );
}

type Asking = Parameters<typeof methodsOf>[0];
/** Answers a question of any kind. */
export type Answering = (
  ...asked: Parameters<Asking['answer']>
) => Promise<Result<unknown, BrokerError>>;

/** A source that plans as another one does, and answers in a way of its own. */
export const answering = (source: Source, answer: Answering, walk: Asking['pages']): Source => ({
  ...source,
  ...methodsOf({ answer: (...asked) => new ResultAsync(answer(...asked)), pages: walk }),
  refusal: (question, query) => source.refusal(question, query),
  estimate: (question, query) => source.estimate(question, query),
  close: () => source.close(),
});
