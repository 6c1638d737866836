import { type Pace, paceOf, SLACK_MS } from './pace.ts';
import { type Moved, underway } from './underway.ts';

/** Counts starts, so that no sliding second holds more than the quota; instants are epoch milliseconds. */
export interface SlidingWindow {
  /** Counts a start now and says 0, or counts none and says how many milliseconds are missing. */
  readonly take: (key: string, perSecond: number, now: number) => number;
  /** Counts a start that somebody else allowed. */
  count(key: string, perSecond: number, now: number): void;
  /** How long the last of these callers would wait, coming one after another from now on. */
  forecast(key: string, perSeconds: readonly number[], now: number): number;
  readonly learn: (key: string, perSecond: number) => void;
  /** As if the whole quota had started now. */
  fill(key: string, perSecond: number, now: number): void;
  sent(key: string, now: number): void;
  answered(key: string, now: number): void;
}

export function slidingWindow(): SlidingWindow {
  /** When the last calls of a key started, or may have reached the broker, oldest first. */
  const starts = new Map<string, readonly number[]>();
  const learned = new Map<string, number>();
  const calls = underway(SLACK_MS);

  const pace = (key: string, perSecond: number): Pace =>
    paceOf(Math.min(perSecond, learned.get(key) ?? perSecond));
  const startsOf = (key: string, now: number): readonly number[] =>
    upTo(now, starts.get(key) ?? []);
  const count = (key: string, perSecond: number, now: number): void => {
    starts.set(key, [...startsOf(key, now), now].slice(-pace(key, perSecond).starts));
    calls.started(key, { id: '', at: now });
  };
  const move = (key: string, moved: Moved | undefined): void => {
    const known = starts.get(key);
    if (known === undefined || moved === undefined || moved.to === moved.at) return;
    // One that took so long that newer starts have its place counts all the same, now that it goes.
    const place = Math.max(0, known.indexOf(moved.at));
    starts.set(key, known.toSpliced(place, 1, moved.to).toSorted(ascending));
  };

  return {
    take: (key, perSecond, now) => {
      const before = startsOf(key, now);
      starts.set(key, before);
      const begin = nextStart(before, pace(key, perSecond), now);
      if (begin <= now) count(key, perSecond, now);
      return Math.max(0, begin - now);
    },
    count,
    forecast: (key, perSeconds, now) =>
      forecastFrom(
        startsOf(key, now),
        perSeconds.map((perSecond) => pace(key, perSecond)),
        now,
      ),
    learn: (key, perSecond) => {
      if (perSecond > 0) learned.set(key, Math.min(perSecond, learned.get(key) ?? perSecond));
    },
    fill: (key, perSecond, now) => {
      const all = Array.from({ length: pace(key, perSecond).starts }, () => now);
      starts.set(key, all);
    },
    sent: (key, now) => move(key, calls.sent(key, now)),
    answered: (key, now) => move(key, calls.answered(key, now)),
  };
}

/** How long the last of these callers would wait after such starts. */
export function forecastFrom(
  starts: readonly number[],
  paces: readonly Pace[],
  now: number,
): number {
  const booked = [...starts];
  let begin = now;
  for (const pace of paces) {
    begin = nextStart(booked, pace, begin);
    booked.push(begin);
  }
  return begin - now;
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
