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

/** The same source; before it asks, an answer may be found, and after it the answer may be saved. */
function through(
  source: Source,
  find: (question: Question, query: unknown) => unknown,
  save?: (question: Question, query: unknown, answer: unknown) => void,
): Source {
  async function* walked(question: never, query: unknown, options: unknown): Pages<unknown> {
    const found = find(question, query);
    if (found !== undefined) return yield ok(found as readonly unknown[]);
    const rows: unknown[] | undefined = save && [];
    for await (const page of pages(source, question, query as never, options as never)) {
      if (page.isErr()) return yield err(page.error);
      rows?.push(...(page.value as readonly unknown[]));
      yield page;
    }
    save?.(question, query, rows);
  }
  return {
    ...source,
    ...methodsOf({
      answer: (question, query, options): ResultAsync<unknown, BrokerError> => {
        const found = find(question, query);
        if (found !== undefined) return okAsync(found);
        return ask(source, question, query as never, options).map((answer) => {
          save?.(question, query, answer);
          return answer;
        });
      },
      pages: walked as never,
    }),
    refusal: (question, query) => source.refusal(question, query),
    estimate: (question, query) => source.estimate(question, query),
    close: () => source.close(),
  };
}

/** A source whose answers are remembered for copying. */
export const noted = (source: Source, recent: Recent, onAnswer: (row: unknown) => void): Source =>
  through(
    source,
    () => undefined,
    (question, query, answer) => {
      onAnswer(Array.isArray(answer) ? answer[0] : answer);
      recent.save(keyOf(source.broker, question, query), answer);
    },
  );

/** A source that gives what a page has just shown, and asks what it has not. */
export const pinned = (source: Source, recent: Recent): Source =>
  through(source, (question, query) => recent.find(keyOf(source.broker, question, query)));
