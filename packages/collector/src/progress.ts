import { explain, type Question, type Source } from '@investor-flow/core';
import type { Agenda } from './agenda/agenda.ts';
import { type Effect, isList, type Subject } from './agenda/subject.ts';
import { brokersOf, type CheckedEntry, type When } from './plan/plan.ts';
import type { Outcome } from './run/outcome.ts';
import { timeLeft } from './time-left.ts';

/** How far one entry of a plan is. */
export interface EntryProgress {
  /** Its place in the plan, from 0. */
  readonly place: number;
  readonly question: Question;
  readonly when: When;
  readonly brokers: readonly string[];
  /** How many subjects it asks for; those of a list that was not asked yet are not known. */
  readonly subjects: number;
  /** Tasks of this run that were answered, or found answered in the store. */
  readonly done: number;
  /** Subjects that have something to do now. */
  readonly left: number;
  /** Tasks that were given up. */
  readonly failed: number;
  /** ISO instant. */
  readonly lastAnswerAt?: string;
  /** ISO instant of the next task, where nothing is left now. */
  readonly nextAt?: string;
  /** The last failure of a subject that has not been answered since. */
  readonly problem?: string;
}

/** How far a plan is. */
export interface Progress {
  readonly entries: readonly EntryProgress[];
  readonly done: number;
  readonly left: number;
  readonly failed: number;
  /** How old the last answer of this run is. */
  readonly ageMs?: number;
  /** What the quotas alone make the rest take, where it can be estimated. */
  readonly leftMs?: number;
}

const nothingYet = () => ({
  done: 0,
  failed: 0,
  answeredAt: undefined as number | undefined,
  /** By subject, until it is answered. */
  problems: new Map<Subject, string>(),
});
type Count = Readonly<ReturnType<typeof nothingYet>>;

/** Counts what a run does. */
export function countingOf(
  entries: readonly CheckedEntry[],
  agenda: Agenda,
  sources: Readonly<Record<string, Source>>,
) {
  const leftMsOf = timeLeft(sources);
  const counts = new Map(entries.map(({ place }) => [place, nothingYet()]));
  return {
    end(subject: Subject, outcome: Outcome, effect: Effect, now: number): void {
      const count = counts.get(subject.entry.place);
      if (count === undefined) return;
      if (effect === 'done') count.done += 1;
      if (effect === 'given-up') count.failed += 1;
      if (outcome.kind === 'kept') count.answeredAt = now;
      const problem = problemOf(outcome, subject.target.query);
      if (problem !== undefined) count.problems.set(subject, problem);
      else if (outcome.kind !== 'stopped') count.problems.delete(subject);
    },
    progress(now: number): Progress {
      const places = entries.map((entry) => entryProgress(entry, agenda, counts, now));
      const answers = [...counts.values()].flatMap(({ answeredAt }) => answeredAt ?? []);
      const sum = (of: (it: EntryProgress) => number): number =>
        places.reduce((total, it) => total + of(it), 0);
      const left = agenda.subjects.filter((it) => isLeft(it, now));
      const leftMs = leftMsOf(left);
      return {
        entries: places,
        done: sum((it) => it.done),
        left: sum((it) => it.left),
        failed: sum((it) => it.failed),
        ...(answers.length === 0 ? {} : { ageMs: Math.max(0, now - Math.max(...answers)) }),
        ...(leftMs === undefined ? {} : { leftMs }),
      };
    },
  };
}

const isLeft = ({ next, isRunning }: Subject, now: number): boolean =>
  isRunning || (next !== undefined && next.at <= now);

function entryProgress(
  entry: CheckedEntry,
  agenda: Agenda,
  counts: ReadonlyMap<number, Count>,
  now: number,
): EntryProgress {
  const { place, question, when } = entry;
  const mine = agenda.subjects.filter((it) => it.entry.place === place);
  const { done = 0, failed = 0, answeredAt, problems } = counts.get(place) ?? {};
  const problem = problems === undefined ? undefined : [...problems.values()].at(-1);
  const left = mine.filter((it) => isLeft(it, now)).length;
  const moments = mine.flatMap(({ next }) => next?.at ?? []);
  return {
    place,
    question,
    when,
    brokers: brokersOf(entry),
    subjects: mine.filter((it) => !isList(it)).length,
    done,
    left,
    failed,
    ...(answeredAt === undefined ? {} : { lastAnswerAt: new Date(answeredAt).toISOString() }),
    ...(left > 0 || moments.length === 0
      ? {}
      : { nextAt: new Date(Math.min(...moments)).toISOString() }),
    ...(problem === undefined ? {} : { problem }),
  };
}

function problemOf(outcome: Outcome, query: object): string | undefined {
  if (outcome.kind === 'store-failed') return outcome.message;
  if (!('error' in outcome)) return undefined;
  return `${Object.values(query).join(' ')}: ${explain(outcome.error)}`;
}
