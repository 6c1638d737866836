import { setImmediate as turn } from 'node:timers/promises';
import { startSandbox } from '@investor-flow/sandbox';
import { recording, type Store } from '@investor-flow/store';
import {
  addDays,
  connectAll,
  krxCalendar,
  latestSession,
  type Market,
  type Measure,
  opensAt,
  restsAt,
  sessionsBetween,
  type Source,
} from 'investor-flow';
import { unpaced } from '../embedded-sandbox.ts';

const MARKETS: readonly Market[] = ['kospi', 'kosdaq'];
const BOTH: readonly Measure[] = ['value', 'volume'];
const MINUTE_MS = 60_000;
/** How far back the recorded past reaches. */
const WEEKS = 4;
const LATEST_STEP_MS = 15 * MINUTE_MS;
const EARLIER_STEP_MS = 60 * MINUTE_MS;
const HISTORY_SESSIONS = 60;
const STREAK_SESSIONS = 30;
/** The stock that its page shows by itself. */
const SHOWN_STOCK = '005930';

/** A past that is being recorded. */
export interface RecordedPast {
  /** What is shown first has been recorded: the course of the latest session of KOSPI at the first broker. */
  readonly begun: Promise<void>;
  readonly done: Promise<void>;
}

/**
 * Records some weeks of the sandbox's market as if it had been watched all the time: the course of each day, and the
 * series that pages show first. It uses a sandbox of its own with the same market, whose clock it moves through the past.
 */
export function recordPast(store: Store, now: number, signal: AbortSignal): RecordedPast {
  let begin = (): void => undefined;
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  return { begun, done: recordAll({ store, now, signal, begin }).finally(begin) };
}

interface Recording {
  readonly store: Store;
  readonly now: number;
  readonly signal: AbortSignal;
  readonly begin: () => void;
}

async function recordAll({ store, now, signal, begin }: Recording): Promise<void> {
  const latest = latestSession(krxCalendar, now, 'krx')?.day;
  if (latest === undefined) return;
  const sandbox = await startSandbox({ now, quotas: false });
  const opened = connectAll(unpaced(sandbox));
  const watched = opened.isErr()
    ? []
    : Object.values(opened.value).flatMap((source) =>
        MARKETS.map((market): Watched => ({ source: recording(source, store), market })),
      );
  const days = sessionsBetween(krxCalendar, addDays(latest, -7 * WEEKS), latest).toReversed();
  const watch = (day: string, step: number, those: readonly Watched[]) =>
    watchDay(those, instantsOf(day, step, now), (instant) => sandbox.clock.set(instant), signal);
  try {
    await watch(latest, LATEST_STEP_MS, watched.slice(0, 1));
    begin();
    await sandbox.clock.set(now);
    for (const { source, market } of watched)
      await source.flowHistory({ market, limit: HISTORY_SESSIONS, measures: BOTH }, { signal });
    // The first broker gives every sector of a day in one call.
    for (const { source, market } of watched.slice(0, MARKETS.length))
      await source.sectorFlowHistory({ market, limit: STREAK_SESSIONS }, { signal });
    const [first] = watched;
    const series = { stock: SHOWN_STOCK, limit: HISTORY_SESSIONS };
    await first?.source.stockFlows(series, { signal });
    await first?.source.foreignHoldings(series, { signal });
    await watch(latest, LATEST_STEP_MS, watched.slice(1));
    for (const day of days.slice(1)) await watch(day, EARLIER_STEP_MS, watched);
  } finally {
    await sandbox.close();
  }
}

interface Watched {
  readonly source: Source;
  readonly market: Market;
}

async function watchDay(
  watched: readonly Watched[],
  instants: readonly number[],
  moveTo: (instant: number) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  for (const instant of instants) {
    await moveTo(instant);
    for (const { source, market } of watched) {
      if (signal.aborted) return;
      await source.investorFlow({ market, measures: BOTH }, { signal });
      await turn();
    }
  }
}

/** Korea Investment sends zeros in the first minutes. */
const FIRST_MINUTES_MS = 5 * MINUTE_MS;

/** The moments at which a day was watched; the last is its rest. */
function instantsOf(day: string, step: number, now: number): readonly number[] {
  const ends = Math.min(restsAt(day, 'krx'), now);
  const instants: number[] = [];
  for (let at = opensAt(day, 'krx') + FIRST_MINUTES_MS; at < ends; at += step) instants.push(at);
  return [...instants, ends];
}
