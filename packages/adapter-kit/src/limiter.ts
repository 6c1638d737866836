import type { Clock } from './clock.ts';
import { type Pace, paceOf, SLACK_MS } from './pace.ts';
import { turnQueue } from './turn-queue.ts';
import { type Moved, underway } from './underway.ts';

/** Lets calls start no faster than a broker allows. */
export interface Limiter {
  /** Resolves when the caller may start; a cancelled waiter is let go at once. */
  acquire(key: string, perSecond: number, signal?: AbortSignal): Promise<void>;
  /** The broker itself told its quota: from now on no faster than this. */
  learn?(key: string, perSecond: number): void;
  /** The broker says its second is full: nobody starts before a new one. */
  refused?(key: string, perSecond: number): void;
  /** A call that was let start is on its way only now: it may have waited for a connection. */
  sent?(key: string): void;
  /** It has its answer, or has come to nothing: by now at the latest it had reached the broker. */
  answered?(key: string): void;
  /** How long a caller arriving now would wait, in milliseconds, where the limiter can tell. */
  forecast?(key: string, perSecond: number): number | Promise<number>;
}

/** First come, first served, and never more than the quota of starts in any sliding second. */
export function localLimiter(clock: Clock): Limiter {
  /** When the last calls of a key started, or may have reached the broker, oldest first. */
  const starts = new Map<string, readonly number[]>();
  const learned = new Map<string, number>();
  const calls = underway(SLACK_MS);

  const pace = (key: string, perSecond: number): Pace =>
    paceOf(Math.min(perSecond, learned.get(key) ?? perSecond));
  const startsOf = (key: string, now: number): readonly number[] =>
    upTo(now, starts.get(key) ?? []);

  const move = (key: string, moved: Moved | undefined): void => {
    const known = starts.get(key);
    if (known === undefined || moved === undefined || moved.to === moved.at) return;
    // One that took so long that newer starts have its place counts all the same, now that it goes.
    const place = Math.max(0, known.indexOf(moved.at));
    starts.set(key, known.toSpliced(place, 1, moved.to).toSorted(ascending));
  };

  const queue = turnQueue(clock, (key, perSecond, now) => {
    const quota = pace(key, perSecond);
    const before = startsOf(key, now);
    const begin = nextStart(before, quota, now);
    const after = begin > now ? before : [...before, now].slice(-quota.starts);
    starts.set(key, after);
    if (begin > now) return begin - now;
    calls.started(key, { id: '', at: now });
    return 0;
  });

  return {
    acquire: (key, perSecond, signal) => queue.acquire(key, perSecond, signal),
    learn: (key, perSecond) => {
      if (perSecond > 0) learned.set(key, Math.min(perSecond, learned.get(key) ?? perSecond));
    },
    refused: (key, perSecond) => {
      const now = clock.now();
      starts.set(
        key,
        Array.from({ length: pace(key, perSecond).starts }, () => now),
      );
    },
    sent: (key) => move(key, calls.sent(key, clock.now())),
    answered: (key) => move(key, calls.answered(key, clock.now())),
    forecast: (key, perSecond) => {
      const now = clock.now();
      const booked = [...startsOf(key, now)];
      let begin = now;
      for (const ahead of [...queue.waiting(key), perSecond]) {
        begin = nextStart(booked, pace(key, ahead), begin);
        booked.push(begin);
      }
      return begin - now;
    },
  };
}

const ascending = (one: number, other: number): number => one - other;

/** A clock that was set back has starts in its future; they count as made now. */
const upTo = (now: number, starts: readonly number[]): readonly number[] =>
  (starts.at(-1) ?? now) <= now ? starts : starts.map((start) => Math.min(start, now));

/** When the next call may start: once the one `starts` places before it is a whole window old. */
function nextStart(
  starts: readonly number[],
  { starts: most, windowMs }: Pace,
  soonest: number,
): number {
  const blocking = starts.at(-most);
  return blocking === undefined ? soonest : Math.max(soonest, Math.ceil(blocking + windowMs));
}
