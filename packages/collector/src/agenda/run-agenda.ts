import type { Clock, Moment } from '@investor-flow/core';
import type { Outcome } from '../run/outcome.ts';
import type { Task } from '../schedule/task.ts';
import type { Agenda, Picked } from './agenda.ts';
import { bellOf } from './bell.ts';
import { laneOf, type LaneLimits } from './lane.ts';
import { type Effect, isList, settleSubject } from './subject.ts';

export interface AgendaRun {
  readonly agenda: Agenda;
  readonly brokers: readonly string[];
  readonly limits: LaneLimits;
  readonly clock: Clock;
  readonly moment: () => Moment;
  readonly stopping: AbortSignal;
  /** Does a task; never rejects. */
  readonly execute: (task: Task) => Promise<Outcome>;
  /** The stocks that a listing task has brought. */
  readonly stocksOf: (task: Task) => Promise<readonly string[] | Outcome>;
  readonly onEnd: (picked: Picked, outcome: Outcome, effect: Effect) => void;
}

export type AgendaEnd =
  | { readonly ended: 'done' | 'aborted' }
  | { readonly ended: 'store-failed'; readonly reason: string };

/** In steps, so that a clock that is moved or a host that slept is noticed. */
const LONGEST_SLEEP_MS = 60_000;

/** Does everything that falls due until nothing is left, the signal aborts or the store fails. What is in flight ends first. */
export async function runAgenda(run: AgendaRun): Promise<AgendaEnd> {
  const { agenda, clock, moment, stopping } = run;
  const lanes = run.brokers.map((broker) => laneOf(agenda, broker, run.limits));
  const bell = bellOf(stopping);
  let failure: string | undefined;
  const isEnding = (): boolean => stopping.aborted || failure !== undefined;

  const work = async (lane: (typeof lanes)[number], picked: Picked): Promise<void> => {
    let outcome = await run.execute(picked.task);
    if (outcome.kind !== 'store-failed' && isList(picked.subject)) {
      const stocks = await run.stocksOf(picked.task);
      if ('kind' in stocks) outcome = outcome.kind === 'kept' ? stocks : outcome;
      else agenda.add(picked.subject.entry, stocks, moment());
    }
    const effect = settleSubject(picked.subject, picked.task, outcome, moment());
    lane.end(picked, outcome, moment().now);
    if (outcome.kind === 'store-failed') failure ??= outcome.message;
    run.onEnd(picked, outcome, effect);
    bell.ring();
  };

  for (;;) {
    for (const lane of lanes)
      while (!isEnding()) {
        const picked = lane.take(moment());
        if (picked === undefined) break;
        void work(lane, picked);
      }
    const isBusy = lanes.some((lane) => lane.running() > 0);
    if (!isBusy) {
      if (failure !== undefined) return { ended: 'store-failed', reason: failure };
      if (stopping.aborted) return { ended: 'aborted' };
    }
    const wakes = lanes.flatMap((lane) => lane.wakeAt() ?? []);
    if (!isBusy && wakes.length === 0) return { ended: 'done' };
    // What is due and was not taken waits for a task in flight, which rings the bell.
    const { now } = moment();
    const later = wakes.filter((at) => at > now).map((at) => at - now);
    await bell.waited(clock, Math.min(LONGEST_SLEEP_MS, ...later));
  }
}
