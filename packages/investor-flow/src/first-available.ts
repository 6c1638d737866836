import {
  ask,
  type BrokerError,
  type BrokerErrorKind,
  type CallOptions,
  err,
  isTemporary,
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
import { mergedCapabilities } from './merged-capabilities.ts';

/** One source could not answer, so the next is asked. */
export interface MovedOn {
  readonly type: 'moved-on';
  readonly question: Question;
  readonly from: string;
  readonly to: string;
  readonly error: BrokerError;
}

export interface FirstAvailableOptions {
  readonly onEvent?: ((event: MovedOn) => unknown) | undefined;
}

/** Failures that say something of the source and nothing of the question. */
const MOVES_ON: Readonly<Record<BrokerErrorKind, boolean>> = {
  unavailable: true,
  throttled: true,
  unauthenticated: true,
  unsupported: true,
  invalid: false,
  rejected: false,
  empty: false,
  unreadable: false,
  cancelled: false,
};

/**
 * Several sources as one, asked in order.
 *
 * The next is asked only where a source could not answer at all; the answer carries the broker that gave it, each move is
 * announced, and when none answers the error lists every attempt. A walk by pages never changes sources midway.
 *
 * @throws TypeError when there is no source.
 */
export function firstAvailable(
  given: readonly Source[],
  { onEvent }: FirstAvailableOptions = {},
): Source {
  const sources = [...given];
  const [first] = sources;
  if (first === undefined) throw new TypeError('firstAvailable needs at least one source');
  const announce = (event: MovedOn): void => {
    // What a handler does is its own affair and must not become an answer's failure.
    void Promise.resolve(Object.freeze(event))
      .then(onEvent)
      .catch(() => undefined);
  };

  const inOrder = async <Value>(
    question: Question,
    attempt: (source: Source) => PromiseLike<Result<Value, BrokerError>>,
  ): Promise<Result<Value, BrokerError>> => {
    const attempts: BrokerError[] = [];
    for (const [place, source] of sources.entries()) {
      const result = await attempt(source);
      if (result.isOk()) return result;
      attempts.push(result.error);
      const next = sources[place + 1];
      if (!MOVES_ON[result.error.kind] || next === undefined) break;
      const [from, to] = [source.broker, next.broker];
      announce({ type: 'moved-on', question, from, to, error: result.error });
    }
    return err(mergeAttempts(attempts));
  };

  async function* pagesOf(
    question: QuestionOf<'pages'>,
    query: unknown,
    options?: CallOptions,
  ): Pages<unknown> {
    const walks: Pages<unknown>[] = [];
    try {
      const start = await inOrder(question, async (source) => {
        const walk: Pages<unknown> = pages(source, question, query as never, options);
        walks.push(walk);
        const page = await walk.next();
        return page.done === true ? ok(undefined) : page.value;
      });
      if (start.isErr()) yield err(start.error);
      else if (start.value !== undefined) {
        yield ok(start.value);
        const chosen = walks.at(-1);
        if (chosen !== undefined) yield* chosen;
      }
    } finally {
      // A walk that is not read to its end still holds its question open.
      await Promise.all(walks.map((walk) => walk.return()));
    }
  }

  /** The refusals of all sources, or nothing where one of them would answer. */
  const refusedBy = (question: Question, query: unknown) => {
    const attempts: BrokerError[] = [];
    for (const source of sources) {
      const refused = source.refusal(question, query);
      if (refused === undefined) return { source };
      attempts.push(refused);
      if (!MOVES_ON[refused.kind]) break;
    }
    return { error: mergeAttempts(attempts) };
  };

  return {
    broker: sources.map(({ broker }) => broker).join(' or '),
    capabilities: mergedCapabilities(sources),
    ...methodsOf({
      answer: (question, query, options) =>
        new ResultAsync(
          inOrder<unknown>(question, async (source) =>
            ask(source, question, query as never, options),
          ),
        ),
      pages: pagesOf,
    }),
    refusal: (question, query) => refusedBy(question, query).error,
    estimate: (question, query) => {
      const { source, error } = refusedBy(question, query);
      return source === undefined ? err(error) : source.estimate(question, query);
    },
    close: async () => {
      await Promise.all(sources.map((source) => source.close()));
    },
  };
}

/** The failure that decides, with every attempt that led to it: a temporary one, where asking again may help. */
function mergeAttempts(attempts: readonly BrokerError[]): BrokerError {
  const last = attempts.at(-1);
  if (last === undefined) throw new TypeError('no source was asked');
  if (attempts.length === 1) return last;
  const said = attempts.map(({ at, message }) => `${at.broker}: ${message}`).join(' ');
  const list = { attempts: Object.freeze([...attempts]) };
  if (!MOVES_ON[last.kind]) return Object.freeze({ ...last, message: said, ...list });
  const decisive = attempts.find(isTemporary) ?? last;
  return Object.freeze({ ...decisive, message: `No source answered. ${said}`, ...list });
}
