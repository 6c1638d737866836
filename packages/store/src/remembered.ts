import {
  addDays,
  ANYTHING,
  type AnyRow,
  ask,
  type BrokerError,
  type CallOptions,
  type Clock,
  dayOf,
  err,
  isSeries,
  krxCalendar,
  nowBy,
  ok,
  type Pages,
  pages,
  planQuestion,
  type Question,
  type QuestionOf,
  type Result,
  type Source,
  systemClock,
  type TradingCalendar,
  type TradingDay,
} from '@investor-flow/core';
import type { Engine } from './engine/engine.ts';
import { daysOf } from './kept-days.ts';
import { engineOf } from './open-store.ts';
import { type Answering, answering, notKept, recording } from './recording.ts';
import { keptRun, newest, nextRun } from './runs.ts';
import { attempted, mixed, ownSelection } from './own-selection.ts';
import { lastOfEachDay, type Selection } from './selecting.ts';
import type { SeriesRange } from './series.ts';
import type { Store } from './store.ts';

export interface RememberOptions {
  readonly clock?: Clock | undefined;
  readonly calendar?: TradingCalendar | undefined;
}

/**
 * A source that asks its broker for each settled day once: settled days come from the store, the rest is asked and kept.
 *
 * A walk that failed in the middle goes on where it ended.
 */
export function remembered(
  source: Source,
  store: Store,
  { clock = systemClock, calendar = krxCalendar }: RememberOptions = {},
): Source {
  const recorded = recording(source, store);
  const { broker } = source;

  const momentNow = () => ({ calendar, now: nowBy(clock) });
  /** The store, where it may answer: what is refused or has been ended is left to the source. */
  const engineFor = (question: Question, query: unknown, options?: CallOptions) =>
    options?.signal?.aborted === true || source.refusal(question, query) !== undefined
      ? undefined
      : engineOf(store);

  async function* pagesOf(
    question: QuestionOf<'pages'>,
    query: unknown,
    options?: CallOptions,
    form: 'gathered' | 'pages' = 'pages',
  ): Pages<unknown> {
    const engine = engineFor(question, query, options);
    if (engine === undefined) {
      yield* pages(recorded, question, query as never, options);
      return;
    }
    const parts = { broker, capabilities: ANYTHING, moment: momentNow };
    const plan = planQuestion(parts, question, query, form);
    if (plan.isErr()) return yield err(plan.error);
    const { from, to, limit }: SeriesRange = plan.value;
    let left = limit ?? Infinity;
    let last: TradingDay | undefined = to;
    const selected = await ownSelection(engine, source, { question, query, moment: momentNow });
    if (selected.isErr()) return yield err(selected.error);
    const { environment } = selected.value;
    const settled = await attempted(engine, () => daysOf(engine, { ...selected.value, from, to }));
    if (settled.isErr()) return yield err(notKept(broker, question, settled.error));
    const isSettled = (day: TradingDay): boolean => settled.value.of(day)?.isSettled === true;
    const isOver = (day: TradingDay): boolean => from !== undefined && day < from;
    while (last !== undefined && left > 0 && !isOver(last)) {
      const run = nextRun(isSettled, calendar, { from, to: last, limit: left });
      const range = { from: run.from, to: run.to };
      const rest = { ...(query as object), ...range, limit: undefined };
      // Older than what the broker reaches: there is no more, as in a walk of its own.
      if (!run.isKept && last !== to && source.refusal(question, rest)?.kind === 'unsupported')
        return;
      const walk: Pages<unknown> = run.isKept
        ? keptPage(engine, selected.value, range)
        : pages(recorded, question, rest as never, options);
      let seen = false;
      for await (const page of walk) {
        if (page.isErr()) return yield err(page.error);
        const rows = newest(page.value as readonly AnyRow[], left);
        const [first] = rows;
        if (first !== undefined && environment !== undefined && first.environment !== environment)
          return yield err(mixed(broker, question, [environment, first.environment]));
        seen ||= rows.length > 0;
        left -= new Set(rows.map(dayOf)).size;
        if (rows.length > 0) yield ok(rows);
        if (left <= 0) return;
      }
      // Nothing older was there: the beginning of the broker's history.
      if (!seen && from === undefined) return;
      last = run.from === undefined ? undefined : addDays(run.from, -1);
    }
  }

  async function* keptPage(
    engine: Engine,
    selection: Selection,
    range: Parameters<typeof keptRun>[2],
  ): Pages<unknown> {
    const rows = await attempted(engine, () => keptRun(engine, selection, range));
    yield rows.mapErr((error) => notKept(broker, selection.question, error));
  }

  const gathered = async (
    question: QuestionOf<'pages'>,
    query: unknown,
    options?: CallOptions,
  ): Promise<Result<unknown, BrokerError>> => {
    const rows: unknown[] = [];
    for await (const page of pagesOf(question, query, options, 'gathered')) {
      if (page.isErr()) return err(page.error);
      rows.push(...page.value);
    }
    return ok(rows);
  };

  /** A day that is named and settled comes from the store. */
  const answered: Answering = async (question, query, options) => {
    const { day } = Object(query) as { readonly day?: TradingDay };
    const engine = day === undefined ? undefined : engineFor(question, query, options);
    if (engine !== undefined) {
      const selected = await ownSelection(engine, source, { question, query, moment: momentNow });
      if (selected.isErr()) return err(selected.error);
      const found = await attempted(engine, () =>
        lastOfEachDay(engine, { ...selected.value, from: day, to: day }, 1),
      );
      if (found.isErr()) return err(notKept(broker, question, found.error));
      if (found.value[0]?.settled === 1) {
        const { environment } = selected.value;
        const kept = await store.read(question, query as never, { broker, environment });
        return kept.mapErr((error) => notKept(broker, question, error));
      }
    }
    return await ask(recorded, question, query as never, options);
  };

  return answering(
    source,
    (question, query, options) =>
      isSeries(question) ? gathered(question, query, options) : answered(question, query, options),
    pagesOf,
  );
}
