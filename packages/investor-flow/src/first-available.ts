import {
  type BrokerError,
  type BrokerErrorKind,
  type CallOptions,
  err,
  type ForeignHolding,
  type ForeignHoldingsQuery,
  isTemporary,
  ok,
  type Question,
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

type Pages = AsyncGenerator<Result<readonly ForeignHolding[], BrokerError>, void, void>;

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

  const inTurn = async <Value>(
    question: Question,
    ask: (source: Source) => PromiseLike<Result<Value, BrokerError>>,
  ): Promise<Result<Value, BrokerError>> => {
    const attempts: BrokerError[] = [];
    for (const [place, source] of sources.entries()) {
      const result = await ask(source);
      if (result.isOk()) return result;
      attempts.push(result.error);
      const next = sources[place + 1];
      if (!MOVES_ON[result.error.kind] || next === undefined) break;
      const [from, to] = [source.broker, next.broker];
      announce({ type: 'moved-on', question, from, to, error: result.error });
    }
    return err(together(attempts));
  };

  async function* pages(query: ForeignHoldingsQuery, options?: CallOptions): Pages {
    const walks: Pages[] = [];
    try {
      const start = await inTurn('foreignHoldings', async (source) => {
        const walk = source.foreignHoldingPages(query, options);
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
      // Whoever is not asked to the end still holds its question open.
      await Promise.all(walks.map((walk) => walk.return()));
    }
  }

  return {
    broker: sources.map(({ broker }) => broker).join(' or '),
    capabilities: mergedCapabilities(sources),
    investorFlow: (query, options) =>
      new ResultAsync(inTurn('investorFlow', (source) => source.investorFlow(query, options))),
    sectorFlows: (query, options) =>
      new ResultAsync(inTurn('sectorFlows', (source) => source.sectorFlows(query, options))),
    foreignHoldings: (query, options) =>
      new ResultAsync(
        inTurn('foreignHoldings', (source) => source.foreignHoldings(query, options)),
      ),
    foreignHoldingPages: pages,
    refusal: (question, query) => {
      const attempts: BrokerError[] = [];
      for (const source of sources) {
        const refused = source.refusal(question, query);
        if (refused === undefined) return undefined;
        attempts.push(refused);
        if (!MOVES_ON[refused.kind]) break;
      }
      return together(attempts);
    },
    close: async () => {
      await Promise.all(sources.map((source) => source.close()));
    },
  };
}

/** The failure that decides, with every attempt that led to it: one that may pass, where all might be asked again. */
function together(attempts: readonly BrokerError[]): BrokerError {
  const last = attempts.at(-1);
  if (last === undefined) throw new TypeError('nobody was asked');
  if (attempts.length === 1) return last;
  const said = attempts.map(({ at, message }) => `${at.broker}: ${message}`).join(' ');
  const list = { attempts: Object.freeze([...attempts]) };
  if (!MOVES_ON[last.kind]) return Object.freeze({ ...last, message: said, ...list });
  const decisive = attempts.find(isTemporary) ?? last;
  return Object.freeze({ ...decisive, message: `No source answered. ${said}`, ...list });
}
