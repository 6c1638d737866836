import {
  type Market,
  type Moment,
  opensAt,
  type Question,
  sessionNow,
  specOf,
  type TradingDay,
  type Venue,
} from '@investor-flow/core';
import type { CheckedEntry, Target } from '../plan/plan.ts';
import { isDated } from '../run/keep.ts';
import { nextRest, type RestHours, type RestStep } from '../schedule/after-rest.ts';
import { nextSample } from '../schedule/sampling.ts';
import { latestSettled, opening, sessionAfter } from '../schedule/sessions.ts';
import { isDone, type Outcome } from '../run/outcome.ts';
import type { Task } from '../schedule/task.ts';

/** A task, and from which moment on it is due, in epoch milliseconds. */
export interface Due {
  readonly task: Task;
  readonly at: number;
}

/** One subject at one broker through a run: what comes next, and what went wrong. */
export interface Subject {
  readonly entry: CheckedEntry;
  /** That of the entry, or `stocks` for the list of its stocks. */
  readonly question: Question;
  readonly target: Target;
  /** Nothing where nothing is left to do. */
  next: Due | undefined;
  /** The last task that came to its end. */
  last: Task | undefined;
  /** Failures of the present task in a row. */
  failures: number;
  /** Epoch milliseconds before which it is not tried again. */
  retryAt: number;
  isRunning: boolean;
  /** The first session that was due in this run and is not settled yet. */
  owed: TradingDay | undefined;
}

export function subjectOf(
  entry: CheckedEntry,
  target: Target,
  moment: Moment,
  question: Question = entry.question,
): Subject {
  const subject: Subject = {
    entry,
    question,
    target,
    next: undefined,
    last: undefined,
    failures: 0,
    retryAt: 0,
    isRunning: false,
    owed: undefined,
  };
  subject.next = nextOf(subject, moment);
  return subject;
}

/** The subject that stands for the list of stocks of an entry, where there is one. */
export const listOf = (entry: CheckedEntry, moment: Moment): readonly Subject[] => {
  const { listing } = entry;
  if (listing === undefined) return [];
  const target = { broker: listing.lister, query: { market: listing.market } };
  return [subjectOf(entry, target, moment, 'stocks')];
};

export const isList = ({ entry }: Subject): boolean => entry.listing !== undefined;

/** What a subject's next task is, and when. */
export function nextOf(subject: Subject, moment: Moment): Due | undefined {
  const { entry, question, target, last } = subject;
  const asked = { ...target, question };
  if (isList(subject)) return nextList(subject, moment);
  const hours = hoursOf(question, target.query);
  switch (entry.when) {
    case 'every': {
      const lastAt = last?.step === 'sample' ? last.at : undefined;
      const at = nextSample(hours, entry.everyMs, lastAt, moment);
      return { at, task: { ...asked, step: 'sample', at, everyMs: entry.everyMs } };
    }
    case 'after-rest': {
      const { at, ...step } = nextRest(hours, restStepOf(last), moment);
      return { at, task: { ...asked, ...step, since: subject.owed } };
    }
    case 'backfill': {
      if (last !== undefined) return undefined;
      const newest = latestSettled(moment);
      const to = entry.to === undefined || entry.to > newest ? newest : entry.to;
      return { at: 0, task: { ...asked, step: 'backfill', from: entry.from, to } };
    }
  }
}

/** Notes the session of a task that is due: it stays owed if the next one comes first. */
export function owe(subject: Subject): void {
  const task = subject.next?.task;
  if (task !== undefined && 'day' in task) subject.owed ??= task.day;
}

const restStepOf = (last: Task | undefined): RestStep | undefined =>
  last?.step === 'rest' || last?.step === 'settle' ? last : undefined;

/** What decides when a subject is asked. */
export function hoursOf(question: Question, query: object): RestHours {
  const { venue = 'krx', market } = query as {
    readonly venue?: Venue;
    readonly market?: Market;
  };
  const isDayless = specOf(question).isDayless === true;
  return { venue, market, isDayless, isDated: isDated(question) };
}

/** A market's stocks are listed once a session; for a backfill once. */
function nextList({ entry, target, last }: Subject, moment: Moment): Due | undefined {
  if (last !== undefined && entry.when === 'backfill') return undefined;
  const hours = { venue: 'krx', market: undefined } as const;
  const { day } = sessionNow(moment);
  const current = opensAt(day, 'krx');
  const isListed = last?.step === 'list' && last.since >= current;
  const since = isListed ? opening(hours, sessionAfter(moment.calendar, day)) : current;
  return { at: since, task: { ...target, question: 'stocks', step: 'list', since } };
}

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
