import type { Agenda, Picked } from './agenda.ts';
import type { Moment } from '@investor-flow/core';
import type { Outcome } from '../run/outcome.ts';
import { closedFor, type Gate, OPEN } from '../schedule/back-off.ts';
import type { Task } from '../schedule/task.ts';

/** How many tasks of one broker are in flight at a time. */
export interface LaneLimits {
  readonly tasks: number;
  /** How many of them may be backfills, which take long. */
  readonly backfills: number;
}

/** The tasks of one broker: how many are in flight, and whether it answers. */
export function laneOf(agenda: Agenda, broker: string, limits: LaneLimits) {
  let gate: Gate = OPEN;
  let running = 0;
  let backfills = 0;
  const allows = (task: Task): boolean => task.step !== 'backfill' || backfills < limits.backfills;
  return {
    /** The next task that may begin now. */
    take(moment: Moment): Picked | undefined {
      // After a failure one task is let through to see whether the broker answers again.
      const most = gate.failures > 0 ? 1 : limits.tasks;
      if (gate.until > moment.now || running >= most) return undefined;
      const picked = agenda.pick(broker, allows, moment);
      if (picked === undefined) return undefined;
      running += 1;
      if (picked.task.step === 'backfill') backfills += 1;
      return picked;
    },
    end(picked: Picked, outcome: Outcome, now: number): void {
      running -= 1;
      if (picked.task.step === 'backfill') backfills -= 1;
      agenda.release(picked);
      if (outcome.kind === 'broker-failed') {
        // What was in flight together fails together, and counts once.
        if (now >= gate.until) gate = closedFor(gate, now, retryAfter(outcome));
      } else if (hasAnswered(outcome)) gate = OPEN;
    },
    /** When to look again, in epoch milliseconds; nothing where nothing is left. */
    wakeAt(): number | undefined {
      const at = agenda.nextAt(broker);
      return at === undefined ? undefined : Math.max(at, gate.until);
    },
    /** How many tasks are in flight. */
    running: () => running,
  };
}

const retryAfter = ({ error }: Extract<Outcome, { kind: 'broker-failed' }>): number | undefined =>
  error.kind === 'throttled' ? error.retryAfterMs : undefined;

const hasAnswered = ({ kind }: Outcome): boolean =>
  kind === 'kept' || kind === 'nothing' || kind === 'task-failed';
