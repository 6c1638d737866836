import {
  ANYTHING,
  type AnyRow,
  type Answers,
  type BrokerError,
  byQuestion,
  type Clock,
  dayOf,
  err,
  failure,
  isSeries,
  krxCalendar,
  lifetime,
  ok,
  type Origin,
  type QuestionContext,
  type Pages,
  type Question,
  type Source,
  sourceOf,
  systemClock,
  type TradingCalendar,
} from '@investor-flow/core';
import { notKept } from './recording.ts';
import type { ReadOptions, Store } from './store.ts';
import type { StoreError } from './store-error.ts';

export interface ReplayOptions extends ReadOptions {
  /** What "now" means; moved, it plays a recorded day. */
  readonly clock?: Clock | undefined;
  readonly calendar?: TradingCalendar | undefined;
}

/** How many sessions one page of a replayed series has. */
const PAGE_SESSIONS = 50;
const WITHOUT_END_MS = 3_600_000;

/** A store as a source: the same questions, answered from what was kept; a broker is never asked. */
export function replayed(store: Store, options: ReplayOptions = {}): Source {
  const { clock: given = systemClock, calendar = krxCalendar, broker = 'store' } = options;
  const clock = options.asOf === undefined ? given : fixed(given, Date.parse(options.asOf));
  const read = (question: Question, query: object) => {
    const asOf = options.asOf ?? new Date(clock.now()).toISOString();
    return store.read(question, query as never, { ...options, asOf });
  };
  const answers = byQuestion((question) => ({
    calls: () => 0,
    answer: isSeries(question)
      ? (plan: object, context: QuestionContext) => pagesOf(question, plan, context)
      : async (plan: object, { at }: QuestionContext) =>
          (await read(question, queryOf(plan))).mapErr((error) => failed(at, question, error)),
  })) as unknown as Answers;

  async function* pagesOf(
    question: Question,
    plan: object,
    { at }: QuestionContext,
  ): Pages<unknown> {
    const answer = await read(question, queryOf(plan));
    if (answer.isErr()) return yield err(failed(at, question, answer.error));
    for (const page of bySessions(answer.value)) yield ok(page);
  }

  return sourceOf<QuestionContext>({
    broker,
    capabilities: ANYTHING,
    lifetime: lifetime({ clock, calendar, maxWaitMs: WITHOUT_END_MS, onLeftOut: () => undefined }),
    answers,
    context: {},
    callsPerSecond: 1,
    release: () => undefined,
  });
}

const fixed = (clock: Clock, now: number): Clock => ({
  now: () => now,
  sleep: (ms, signal) => clock.sleep(ms, signal),
});

/** A plan as a query again; a series without a beginning keeps none. */
function queryOf(plan: object): object {
  const { session: _, today: __, limit, from, ...query } = plan as Record<string, unknown>;
  const isOpen = 'to' in query && limit === undefined && from === undefined;
  return { ...query, from, limit: isOpen ? Number.MAX_SAFE_INTEGER : limit };
}

/** What a store says, as what a broker would: never kept is nothing there, and a choice that is left open is a wrong question. */
function failed(at: Origin, question: Question, error: StoreError): BrokerError {
  if (error.kind === 'missing') return failure.empty(at, { because: error.message });
  if (error.kind === 'ambiguous')
    return failure.invalid(at, [{ path: 'broker', message: error.message }]);
  return notKept(at.broker, question, error);
}

function* bySessions(rows: readonly AnyRow[]): Generator<readonly AnyRow[]> {
  let page: AnyRow[] = [];
  let sessions = 0;
  let day: string | undefined;
  for (const row of rows) {
    if (dayOf(row) !== day) {
      if (sessions === PAGE_SESSIONS) {
        yield page;
        [page, sessions] = [[], 0];
      }
      day = dayOf(row);
      sessions += 1;
    }
    page.push(row);
  }
  if (page.length > 0) yield page;
}
