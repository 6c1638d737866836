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
  methodsOf,
  ok,
  type Pages,
  pages,
  planQuestion,
  type Question,
  type QuestionOf,
  type Result,
  ResultAsync,
  type Source,
  systemClock,
  type TradingCalendar,
  type TradingDay,
} from '@investor-flow/core';
import { measuresText, subjectText } from './entries.ts';
import type { Engine } from './engine/engine.ts';
import { daysOf } from './kept-days.ts';
import { engineOf } from './open-store.ts';
import { notKept, recording } from './recording.ts';
import { keptPages, newest, nextRun } from './runs.ts';
import { lastOfEachDay, type Selection } from './selecting.ts';
import type { Store } from './store.ts';
import { errorFrom } from './store-error.ts';

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

  const selectionOf = (question: Question, query: object): Selection => ({
    question,
    subject: subjectText(question, query),
    measures: measuresText(question, query),
    broker,
    environment: undefined,
    asOf: new Date(clock.now()).toISOString(),
  });

  async function* pagesOf(
    question: QuestionOf<'pages'>,
    query: unknown,
    options?: CallOptions,
    form: 'gathered' | 'pages' = 'pages',
  ): Pages<unknown> {
    const refused = source.refusal(question, query);
    const engine = engineOf(store);
    if (refused !== undefined || engine === undefined) {
      yield* pages(recorded, question, query as never, options);
      return;
    }
    const moment = { calendar, now: clock.now() };
    const parts = { broker, capabilities: ANYTHING, moment: () => moment };
    const plan = planQuestion(parts, question, query, form);
    if (plan.isErr()) return yield err(plan.error);
    const { from, to, limit } = plan.value as unknown as {
      readonly from: TradingDay | undefined;
      readonly to: TradingDay;
      readonly limit: number | undefined;
    };
    let left = limit ?? Infinity;
    let last: TradingDay | undefined = to;
    const settled = await attempted(engine, () =>
      daysOf(engine, { ...selectionOf(question, query as object), from, to }),
    );
    if (settled.isErr()) return yield err(notKept(broker, question, settled.error));
    const isSettled = (day: TradingDay): boolean => settled.value.of(day)?.isSettled === true;
    const isOver = (day: TradingDay): boolean => from !== undefined && day < from;
    while (last !== undefined && left > 0 && !isOver(last)) {
      const run = nextRun(isSettled, calendar, { from, to: last, limit: left });
      const range = { from: run.from, to: run.to };
      const walk: Pages<unknown> = run.isKept
        ? keptPages(engine, selectionOf(question, query as object), range)
        : pages(
            recorded,
            question,
            { ...(query as object), ...range, limit: undefined } as never,
            options,
          );
      let seen = false;
      for await (const page of walk) {
        if (page.isErr()) return yield err(page.error);
        const rows = newest(page.value as readonly AnyRow[], left);
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
  const answered = async (
    question: Question,
    query: unknown,
    options?: CallOptions,
  ): Promise<Result<unknown, BrokerError>> => {
    const engine = engineOf(store);
    const { day } = Object(query) as { readonly day?: TradingDay };
    if (
      day !== undefined &&
      engine !== undefined &&
      source.refusal(question, query) === undefined
    ) {
      const found = await attempted(engine, () =>
        lastOfEachDay(engine, { ...selectionOf(question, query as object), from: day, to: day }, 1),
      );
      if (found.isErr()) return err(notKept(broker, question, found.error));
      if (found.value[0]?.settled === 1) {
        const kept = await store.read(question, query as never, { broker });
        return kept.mapErr((error) => notKept(broker, question, error));
      }
    }
    return await ask(recorded, question, query as never, options);
  };

  return {
    ...source,
    ...methodsOf({
      answer: (question, query, options) =>
        new ResultAsync<unknown, BrokerError>(
          isSeries(question)
            ? gathered(question, query, options)
            : answered(question, query, options),
        ),
      pages: pagesOf,
    }),
    refusal: (question, query) => source.refusal(question, query),
    estimate: (question, query) => source.estimate(question, query),
    close: () => source.close(),
  };
}

const attempted = <Value>(engine: Engine, work: () => Promise<Value>) =>
  ResultAsync.fromPromise(work(), (thrown) => errorFrom(thrown, engine.location, 'reading'));
