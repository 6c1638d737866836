import {
  type Clock,
  krxCalendar,
  nowBy,
  ResultAsync,
  systemClock,
  type TradingCalendar,
} from '@investor-flow/core';
import { checkEntries } from './checking.ts';
import type { Engine } from './engine/engine.ts';
import { type PoolLike, postgresEngine } from './engine/postgres.ts';
import { sqliteEngine } from './engine/sqlite.ts';
import { heldSubjects, readCoverage } from './coverage.ts';
import { type Reading, readAnswer, readObservations } from './reading.ts';
import { migrate } from './migrate.ts';
import type { Store } from './store.ts';
import {
  errorFrom,
  isAddress,
  isPostgresAddress,
  shownLocation,
  type StoreError,
  storeError,
} from './store-error.ts';
import { writeAnswer } from './writing.ts';

export interface OpenOptions {
  /** What "now" and "the latest session" mean. Default: the system's. */
  readonly clock?: Clock | undefined;
  readonly calendar?: TradingCalendar | undefined;
}

/**
 * Opens a store: a file or `:memory:` is SQLite, `postgres://…` or a pool of `pg` is PostgreSQL.
 *
 * The tables are made or migrated first, safely when several processes open at once. A file of another program and one of
 * a newer version are refused and left as they are.
 */
export function openStore(
  location: string | PoolLike,
  { clock = systemClock, calendar = krxCalendar }: OpenOptions = {},
): ResultAsync<Store, StoreError> {
  const shown = typeof location === 'string' ? shownLocation(location) : 'postgres://(pool)';
  return ResultAsync.fromPromise(
    (async () => {
      const engine = await engineFor(location);
      try {
        await migrate(engine);
      } catch (thrown) {
        await engine.close().catch(() => undefined);
        throw thrown;
      }
      return storeOver(engine, clock, calendar);
    })(),
    (thrown) => errorFrom(thrown, shown, 'reading'),
  );
}

function engineFor(location: string | PoolLike): Promise<Engine> {
  if (typeof location !== 'string' || isPostgresAddress(location)) return postgresEngine(location);
  if (isAddress(location))
    throw storeError(
      'unreadable',
      'The location must be a file, or an address that begins with postgres://.',
      shownLocation(location),
    );
  return sqliteEngine(location);
}

/** The engine of each store, for copying. */
const ENGINES = new WeakMap<Store, Engine>();
export const engineOf = (store: Store): Engine | undefined => ENGINES.get(store);

function storeOver(engine: Engine, clock: Clock, calendar: TradingCalendar): Store {
  let closing: Promise<unknown> | undefined;
  const inHand = new Set<Promise<unknown>>();
  const reading = (): Reading => ({ engine, calendar, now: nowBy(clock) });
  const guarded = <Value>(
    doing: 'reading' | 'writing',
    work: () => Promise<Value>,
  ): ResultAsync<Value, StoreError> => {
    const done = (async () => {
      if (closing !== undefined)
        throw storeError('closed', 'The store is closed: open it again.', engine.location);
      return engine.retrying(work);
    })();
    inHand.add(done);
    const leave = (): unknown => inHand.delete(done);
    done.then(leave, leave);
    return ResultAsync.fromPromise(done, (thrown) => errorFrom(thrown, engine.location, doing));
  };
  const store: Store = {
    location: engine.location,
    append: (question, query, answer, options = {}) =>
      guarded('writing', () => writeAnswer(reading(), { question, query, answer }, options)),
    read: (question, query, options = {}) =>
      guarded('reading', () => readAnswer(reading(), question, query, options) as Promise<never>),
    observations: (question, query, options = {}) =>
      guarded(
        'reading',
        () => readObservations(reading(), question, query, options) as Promise<readonly never[]>,
      ),
    coverage: (question, query, options = {}) =>
      guarded('reading', () => readCoverage(reading(), question, query, options)),
    held: () => guarded('reading', () => heldSubjects(reading())),
    check: () => guarded('reading', () => checkEntries(engine)),
    close: async () => {
      ENGINES.delete(store);
      // What was begun is finished: a store that closes loses nothing.
      closing ??= Promise.allSettled(inHand).then(() => engine.close());
      await closing;
    },
  };
  ENGINES.set(store, engine);
  return store;
}
