import { nowBy, type StockCode } from '@investor-flow/core';
import type { Store } from '@investor-flow/store';
import type { Planning } from '../plan/check-entry.ts';
import type { CheckedEntry } from '../plan/plan.ts';
import { countingOf, type Progress } from '../progress.ts';
import type { Ending } from '../run/ending.ts';
import type { Outcome } from '../run/outcome.ts';
import type { Task } from '../schedule/task.ts';
import { agendaOf } from './agenda.ts';
import { type AgendaEnd, type AgendaRun, runAgenda } from './run-agenda.ts';

/** How a run ended, and how far it came. */
export type Report = Progress & AgendaEnd;

/** What every run of a plan is given. */
export interface PlanRunOptions extends Planning {
  readonly store: Store;
  readonly onProgress?: ((progress: Progress) => unknown) | undefined;
}

interface PlanRun extends Pick<AgendaRun, 'limits' | 'execute'> {
  readonly ending: Ending;
  /** Called when the store fails. */
  readonly onStoreFailed?: () => void;
}

/** Does everything of a plan that has been checked, and says how far it is. */
export async function runPlan(
  entries: readonly CheckedEntry[],
  { sources, store, clock, calendar, onProgress }: PlanRunOptions,
  { ending, onStoreFailed, ...run }: PlanRun,
): Promise<Report> {
  try {
    const moment = () => ({ calendar, now: nowBy(clock) });
    const agenda = agendaOf(entries, moment());
    const counting = countingOf(entries, agenda, sources);
    const tell = (): void => announce(onProgress, () => counting.progress(moment().now));
    tell();
    const end = await runAgenda({
      ...run,
      agenda,
      brokers: Object.keys(sources),
      clock,
      moment,
      stopping: ending.stopping,
      stocksOf: (task) => stocksKept({ store, sources }, task),
      onEnd: ({ subject }, outcome, effect) => {
        if (outcome.kind === 'store-failed') onStoreFailed?.();
        counting.end(subject, outcome, effect, moment().now);
        tell();
      },
    });
    return { ...counting.progress(moment().now), ...end };
  } finally {
    ending.release();
  }
}

/** The newest list of a market's stocks in the store; an older one serves where the newest could not be had. */
async function stocksKept(
  { store, sources }: Pick<PlanRunOptions, 'store' | 'sources'>,
  { broker, query }: Task,
): Promise<readonly StockCode[] | Outcome> {
  const name = sources[broker]?.broker ?? broker;
  const kept = await store.read('stocks', query as never, { broker: name });
  if (kept.isOk()) return kept.value.map(({ stock }) => stock);
  const { kind, message } = kept.error;
  return kind === 'missing' || kind === 'ambiguous' ? [] : { kind: 'store-failed', message };
}

/** A handler of the caller that fails must not end the run. */
export function announce<Value>(
  handler: ((value: Value) => unknown) | undefined,
  value: () => Value,
): void {
  if (handler === undefined) return;
  try {
    void Promise.resolve(handler(value())).catch(() => undefined);
  } catch {
    // The handler threw: its failure is its own.
  }
}
