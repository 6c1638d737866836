import {
  ask,
  type BrokerError,
  err,
  methodsOf,
  ok,
  okAsync,
  type Pages,
  pages,
  type Question,
  type ResultAsync,
  type Source,
} from 'investor-flow';

/** The answers that pages show, so that what is copied is what is seen. */
export interface Recent {
  readonly save: (key: string, answer: unknown) => void;
  readonly find: (key: string) => unknown;
}

const MOST = 64;
/** Older figures of a running session are asked again. */
const LIFE_MS = 90_000;

export function createRecent(now: () => number = Date.now): Recent {
  const kept = new Map<string, { readonly at: number; readonly answer: unknown }>();
  return {
    save: (key, answer) => {
      kept.delete(key);
      kept.set(key, { at: now(), answer });
      const [oldest] = kept.keys();
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
    },
    find: (key) => {
      const found = kept.get(key);
      return found !== undefined && now() - found.at < LIFE_MS ? found.answer : undefined;
    },
  };
}

/** The same question has one key, whatever the order of its fields. */
const keyOf = (broker: string, question: Question, query: unknown): string =>
  JSON.stringify([
    broker,
    question,
    Object.entries(query as object)
      .filter(([, value]) => value !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ]);

/** The same source, asked in another way. */
const through = (source: Source, asking: Parameters<typeof methodsOf>[0]): Source => ({
  ...source,
  ...methodsOf(asking),
  refusal: (question, query) => source.refusal(question, query),
  estimate: (question, query) => source.estimate(question, query),
  close: () => source.close(),
});

/** A source whose answers are remembered for copying. */
export function noted(source: Source, recent: Recent, onAnswer: (row: unknown) => void): Source {
  const note = (question: Question, query: unknown, answer: unknown): void => {
    onAnswer(Array.isArray(answer) ? answer[0] : answer);
    recent.save(keyOf(source.broker, question, query), answer);
  };
  async function* walked(question: never, query: unknown, options: unknown): Pages<unknown> {
    const rows: unknown[] = [];
    for await (const page of pages(source, question, query as never, options as never)) {
      if (page.isErr()) return yield err(page.error);
      rows.push(...(page.value as readonly unknown[]));
      yield page;
    }
    note(question, query, rows);
  }
  return through(source, {
    answer: (question, query, options) =>
      ask(source, question, query as never, options).map((answer) => {
        note(question, query, answer);
        return answer;
      }),
    pages: walked as never,
  });
}

/** A source that gives what a page has just shown, and asks what it has not. */
export function pinned(source: Source, recent: Recent): Source {
  const found = (question: Question, query: unknown): unknown =>
    recent.find(keyOf(source.broker, question, query));
  async function* walked(question: never, query: unknown, options: unknown): Pages<unknown> {
    const rows = found(question, query);
    if (rows !== undefined) yield ok(rows as readonly unknown[]);
    else yield* pages(source, question, query as never, options as never) as Pages<unknown>;
  }
  return through(source, {
    answer: (question, query, options): ResultAsync<unknown, BrokerError> => {
      const answer = found(question, query);
      return answer === undefined
        ? ask(source, question, query as never, options).map((it) => it as unknown)
        : okAsync(answer);
    },
    pages: walked as never,
  });
}
