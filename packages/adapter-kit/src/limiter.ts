import type { Clock } from './clock.ts';
import { type Pace, paceOf } from './pace.ts';
import { sending } from './sending.ts';
import { turnQueue } from './turn-queue.ts';

/** Lets calls start no faster than a broker allows. */
export interface Limiter {
  /** Resolves when the caller may start; a cancelled waiter is let go at once. */
  acquire(key: string, perSecond: number, signal?: AbortSignal): Promise<void>;
  /** The broker itself told its quota: from now on no faster than this. */
  learn?(key: string, perSecond: number): void;
  /** The broker says its second is full: nobody starts before a new one. */
  refused?(key: string, perSecond: number): void;
  /** A call that was let start is on its way only now, having waited for a connection, or has come to nothing. */
  sent?(key: string): void;
  /** How long a caller arriving now would wait, in milliseconds, where the limiter can tell. */
  forecast?(key: string, perSecond: number): number | Promise<number>;
}

/** First come, first served, and never more than the quota of starts in any sliding second. */
export function localLimiter(clock: Clock): Limiter {
  /** When the last calls of a key started, or went on their way, oldest first. */
  const starts = new Map<string, readonly number[]>();
  const learned = new Map<string, number>();
  const underway = sending();

  const pace = (key: string, perSecond: number): Pace =>
    paceOf(Math.min(perSecond, learned.get(key) ?? perSecond));
  const startsOf = (key: string, now: number): readonly number[] =>
    upTo(now, starts.get(key) ?? []);

  const queue = turnQueue(clock, (key, perSecond, now) => {
    const quota = pace(key, perSecond);
    const before = startsOf(key, now);
    const begin = nextStart(before, quota, now);
    const after = begin > now ? before : [...before, now].slice(-quota.starts);
    starts.set(key, after);
    if (begin > now) return begin - now;
    underway.started(key, { at: now });
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
    sent: (key) => {
      const call = underway.sent(key);
      const known = starts.get(key);
      if (call === undefined || known === undefined) return;
      // One that waited so long that newer starts took its place counts all the same, now that it goes.
      const place = Math.max(0, known.indexOf(call.at));
      starts.set(key, known.toSpliced(place, 1, clock.now()).toSorted(ascending));
    },
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
