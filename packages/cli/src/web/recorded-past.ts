import { setTimeout as pause } from 'node:timers/promises';
import { startSandbox } from '@investor-flow/sandbox';
import { recording, type Store } from '@investor-flow/store';
import {
  addDays,
  connectAll,
  koreanTime,
  krxCalendar,
  latestSession,
  type Market,
  type Measure,
  opensAt,
  restsAt,
  sessionsBetween,
  type Source,
} from 'investor-flow';

const MARKETS: readonly Market[] = ['kospi', 'kosdaq'];
const BOTH: readonly Measure[] = ['value', 'volume'];
const MINUTE_MS = 60_000;
/** How far back the recorded past reaches. */
const WEEKS = 4;
const LATEST_STEP_MS = 10 * MINUTE_MS;
const EARLIER_STEP_MS = 60 * MINUTE_MS;
const HISTORY_SESSIONS = 60;
const UNPACED = 10_000;

/**
 * Records some weeks of the sandbox's market as if it had been watched all the time: the course of each day, and the
 * series that pages show first. It uses a sandbox of its own with the same market, whose clock it moves through the past.
 */
export async function recordPast(store: Store, now: number, signal: AbortSignal): Promise<void> {
  const sandbox = await startSandbox({ now, quotas: false });
  const opened = connectAll({
    tokens: 'memory',
    kiwoom: { ...sandbox.kiwoom, requestsPerSecond: UNPACED },
    koreainvestment: { ...sandbox.koreainvestment, requestsPerSecond: UNPACED },
  });
  try {
    if (opened.isErr()) return;
    const sources = Object.values(opened.value).map((source) => recording(source, store));
    const options = { signal };
    for (const source of sources)
      for (const market of MARKETS) {
        if (signal.aborted) return;
        // oxlint-disable-next-line no-await-in-loop -- one after another: pages are answered in between
        await source.flowHistory({ market, limit: HISTORY_SESSIONS, measures: BOTH }, options);
      }
    for (const instant of instantsBefore(now)) {
      // oxlint-disable-next-line no-await-in-loop -- a clock shows one moment at a time
      await sandbox.clock.set(instant);
      // oxlint-disable-next-line no-await-in-loop -- the same
      await observe(sources, signal);
      if (signal.aborted) return;
    }
  } finally {
    await sandbox.close();
  }
}

async function observe(sources: readonly Source[], signal: AbortSignal): Promise<void> {
  for (const source of sources)
    for (const market of MARKETS) {
      // oxlint-disable-next-line no-await-in-loop -- pages are answered in between
      await source.investorFlow({ market, measures: BOTH }, { signal });
      // oxlint-disable-next-line no-await-in-loop -- the same
      await pause(0);
    }
}

/** The moments at which the market was watched, the latest session first. */
function instantsBefore(now: number): readonly number[] {
  const latest = latestSession(krxCalendar, now, 'krx')?.day;
  if (latest === undefined) return [];
  const first = addDays(latest, -7 * WEEKS);
  return sessionsBetween(krxCalendar, first, latest)
    .toReversed()
    .flatMap((day) => {
      const step = day === latest ? LATEST_STEP_MS : EARLIER_STEP_MS;
      const rests = restsAt(day, 'krx');
      const instants: number[] = [];
      // Korea Investment sends zeros in the first minutes.
      for (let at = opensAt(day, 'krx') + 5 * MINUTE_MS; at < Math.min(rests, now); at += step)
        instants.push(at);
      if (rests < now && koreanTime(rests).day === day) instants.push(rests);
      return instants;
    });
}
