import type { Moment } from '@investor-flow/core';
import { isDone, type Outcome } from '../run/outcome.ts';
import type { Task } from '../schedule/task.ts';
import { nextOf, type Subject } from './subject.ts';

/** After so many failures of the same task it is given up, until the collector starts again or the next task is due. */
const MOST_FAILURES = 5;
const FIRST_RETRY_MS = 60_000;
const LONGEST_RETRY_MS = 3_600_000;

/** What a task's end did to its subject. */
export type Effect = 'done' | 'waiting' | 'given-up';

/** Moves a subject on after a task has ended. */
export function settleSubject(
  subject: Subject,
  task: Task,
  outcome: Outcome,
  moment: Moment,
): Effect {
  const effect = effectOf(subject, task, outcome, moment.now);
  // A session that was given up stays owed.
  if (effect === 'done' && 'day' in task)
    subject.owed = task.step === 'rest' ? task.day : undefined;
  if (effect !== 'waiting') {
    subject.last = task;
    subject.failures = 0;
    subject.retryAt = 0;
  }
  subject.next = nextOf(subject, moment);
  return effect;
}

function effectOf(subject: Subject, task: Task, outcome: Outcome, now: number): Effect {
  if (isDone(outcome)) return 'done';
  if (outcome.kind !== 'task-failed') return 'waiting';
  // The next sample comes anyway.
  if (task.step === 'sample') return 'given-up';
  subject.failures += 1;
  if (subject.failures >= MOST_FAILURES) return 'given-up';
  const waitMs = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (subject.failures - 1));
  subject.retryAt = now + waitMs;
  return 'waiting';
}
