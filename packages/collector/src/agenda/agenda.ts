import type { Moment } from '@investor-flow/core';
import type { CheckedEntry } from '../plan/plan.ts';
import { type Step, type Task, taskId } from '../schedule/task.ts';
import { listOf, nextOf, owe, type Subject, subjectOf } from './subject.ts';

/** What has to do with now comes before what can wait. */
const URGENCY: Readonly<Record<Step, number>> = {
  sample: 0,
  list: 0,
  rest: 1,
  settle: 1,
  backfill: 2,
};

export interface Picked {
  readonly subject: Subject;
  readonly task: Task;
}

export type Agenda = ReturnType<typeof agendaOf>;

/** Everything that a plan has to do, subject by subject. */
export function agendaOf(entries: readonly CheckedEntry[], start: Moment) {
  const subjects: Subject[] = entries.flatMap((entry) => [
    ...listOf(entry, start),
    ...entry.targets.map((target) => subjectOf(entry, target, start)),
  ]);
  const known = new Set<string>();
  const running = new Set<string>();
  const dueAt = ({ next, retryAt }: Subject): number => Math.max(next?.at ?? Infinity, retryAt);
  /** The most urgent one that may begin, in one pass: there may be thousands. */
  const mostUrgent = (
    broker: string,
    allows: (task: Task) => boolean,
    { now }: Moment,
  ): Subject | undefined => {
    let best: Subject | undefined;
    for (const subject of subjects) {
      const { target, isRunning, next } = subject;
      if (isRunning || next === undefined || target.broker !== broker) continue;
      if (dueAt(subject) > now || (best !== undefined && urgency(subject) >= urgency(best)))
        continue;
      if (allows(next.task) && !running.has(taskId(next.task))) best = subject;
    }
    return best;
  };

  return {
    subjects: subjects as readonly Subject[],
    /** The most urgent task of a broker that is due, is not being done, and that `allows` lets through. */
    pick(broker: string, allows: (task: Task) => boolean, moment: Moment): Picked | undefined {
      for (;;) {
        const subject = mostUrgent(broker, allows, moment);
        if (subject === undefined) return undefined;
        owe(subject);
        // What was due may have changed while it waited.
        subject.next = nextOf(subject, moment);
        const { task, at } = subject.next ?? { task: undefined, at: Infinity };
        if (task === undefined || at > moment.now || running.has(taskId(task))) continue;
        running.add(taskId(task));
        subject.isRunning = true;
        return { subject, task };
      }
    },
    /** Gives back what was picked. */
    release({ subject, task }: Picked): void {
      running.delete(taskId(task));
      subject.isRunning = false;
    },
    /** The stocks of an entry that were not known before. */
    add(entry: CheckedEntry, stocks: readonly string[], moment: Moment): void {
      const { listing } = entry;
      if (listing === undefined) return;
      for (const stock of stocks)
        for (const broker of listing.brokers) {
          const key = `${entry.place} ${broker} ${stock}`;
          if (known.has(key)) continue;
          known.add(key);
          const { listing: _, ...plain } = entry;
          const query = { ...listing.query, stock };
          subjects.push(subjectOf(plain, { broker, query }, moment));
        }
    },
    /** The next moment at which a task of a broker falls due; nothing where none is left. */
    nextAt(broker: string): number | undefined {
      let first: number | undefined;
      for (const subject of subjects) {
        const { target, isRunning, next } = subject;
        if (isRunning || next === undefined || target.broker !== broker) continue;
        first = Math.min(first ?? Infinity, dueAt(subject));
      }
      return first;
    },
  };
}

const urgency = ({ next }: Subject): number =>
  next === undefined ? Infinity : URGENCY[next.task.step];
