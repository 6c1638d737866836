import {
  errAsync,
  type Question,
  ResultAsync,
  settledAt,
  type TradingDay,
} from '@investor-flow/core';
import { topicOf } from './entries.ts';
import type { Engine } from './engine/engine.ts';
import { engineOf } from './open-store.ts';
import { askedRanges, daysSeen, type Selection } from './selecting.ts';
import type { Store } from './store.ts';
import { errorFrom, type StoreError, storeError } from './store-error.ts';

/** A day of a subject that was kept, or that lay in a range that was asked for. */
export interface KeptDay {
  /** ISO instant of the last answer about the day. */
  readonly observedAt: string;
  /** Whether nothing about the day can change any more. */
  readonly isSettled: boolean;
}

/** What a store knows of the days of one subject, without its answers. */
export interface KeptDays {
  /** Days with an entry, oldest first. */
  readonly days: readonly TradingDay[];
  /** ISO instant of the last entry. */
  readonly lastObservedAt: string | undefined;
  of(day: TradingDay): KeptDay | undefined;
}

export interface KeptDaysOptions {
  readonly broker?: string | undefined;
  /** Needed where the store holds answers of several: what a sandbox said is not kept of the broker. */
  readonly environment?: string | undefined;
  readonly from?: TradingDay | undefined;
  readonly to?: TradingDay | undefined;
}

/** Which days of a subject a store holds, when they were last observed, and which of them are settled. */
export function keptDays(
  store: Store,
  question: Question,
  query: object,
  { broker, environment, from, to }: KeptDaysOptions = {},
): ResultAsync<KeptDays, StoreError> {
  const engine = engineOf(store);
  if (engine === undefined)
    return errAsync(storeError('closed', 'The store is closed: open it again.', store.location));
  const selection = {
    ...topicOf(question, query),
    broker,
    environment,
    asOf: LATEST,
    from,
    to,
  };
  return ResultAsync.fromPromise(daysOf(engine, selection), (thrown) =>
    errorFrom(thrown, engine.location, 'reading'),
  );
}

const LATEST = '9999';

/** The days of a selection, by its entries and by the ranges that were asked for. */
export async function daysOf(engine: Engine, selection: Selection): Promise<KeptDays> {
  const entries = await daysSeen(engine, selection);
  const ranges = await askedRanges(engine, selection);
  const byDay = new Map(entries.map((entry) => [entry.day, entry]));
  const latest = (instants: readonly string[]): string | undefined => instants.toSorted().at(-1);
  return {
    days: entries.map(({ day }) => day),
    lastObservedAt: latest(entries.map(({ observed_at }) => observed_at)),
    of: (day) => {
      const entry = byDay.get(day);
      const asked = ranges.filter(({ first_day, last_day }) => first_day <= day && day <= last_day);
      const observedAt = latest([
        ...(entry === undefined ? [] : [entry.observed_at]),
        ...asked.map(({ observed_at }) => observed_at),
      ]);
      if (observedAt === undefined) return undefined;
      const isSettled =
        entry === undefined
          ? asked.some(({ observed_at }) => Date.parse(observed_at) >= settledAt(day))
          : Number(entry.settled) === 1;
      return { observedAt, isSettled };
    },
  };
}
