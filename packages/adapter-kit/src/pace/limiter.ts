import type { Clock } from '@investor-flow/core';
import { elapsedMs, type Permit, permitQueue } from './permit.ts';

/** The rules of the pace, wherever starts are counted. */
export const PACE = {
  /** A second, and what the clocks of a broker and of this host may differ by within one. */
  windowMs: 1020,
  /** So often a lowered pace rises again by one a second. */
  recoveryMs: 10_000,
  /** The smallest pace of all who share a key counts; one that was not asked for so long is forgotten. */
  rememberMs: 60_000,
} as const;

/** First come, first served, and never more than the quota of starts in any sliding second, in this process. */
export function localLimiter(clock: Clock) {
  const windowOf = paceWindows(() => elapsedMs(clock));
  const queue = permitQueue(clock, (key, perSecond, now) => windowOf(key).take(perSecond, now));
  return {
    acquire: queue.acquire,
    /** A permit, where nothing has to wait for one. */
    takeFree(key: string, perSecond: number): Permit | undefined {
      if ((queue.waiting(key) ?? NaN) > 0) return undefined;
      const taken = windowOf(key).take(perSecond, elapsedMs(clock));
      return typeof taken === 'number' ? undefined : taken;
    },
    forecast: (key: string, perSecond: number) =>
      windowOf(key).waitMs(perSecond, queue.waiting(key)),
    learn: (key: string, perSecond: number) => windowOf(key).learn(perSecond),
    refused: (key: string, perSecond: number) => windowOf(key).refused(perSecond),
  };
}

type PaceWindow = ReturnType<typeof paceWindow>;

/** One window a key; `time` gives milliseconds. */
export function paceWindows(time: () => number): (key: string) => PaceWindow {
  const windows = new Map<string, PaceWindow>();
  return (key) => {
    const window = windows.get(key) ?? paceWindow(time);
    windows.set(key, window);
    return window;
  };
}

interface Start {
  at: number;
}

/** Counts the starts of one key, so that no sliding second holds more than the quota. */
function paceWindow(time: () => number) {
  const lateness = tripTimes();
  /** When the starts that still count were made, oldest first. */
  let starts: readonly Start[] = [];
  /** The paces that were asked for, and when last. */
  const asked = new Map<number, number>();
  let learned = Infinity;
  /** How fast after a refusal, from then on. */
  let lowered = { perSecond: Infinity, at: -Infinity };

  /** How many starts a window may hold and how long it is; a rate below one a second stretches the window instead. */
  const paceAt = (now: number, perSecond: number) => {
    for (const [rate, at] of asked) if (at <= now - PACE.rememberMs) asked.delete(rate);
    const risen = Math.floor(Math.max(0, now - lowered.at) / PACE.recoveryMs);
    const rate = Math.min(perSecond, learned, lowered.perSecond + risen, ...asked.keys());
    return rate < 1
      ? { rate, most: 1, windowMs: Math.ceil(PACE.windowMs / rate) }
      : { rate, most: Math.floor(rate), windowMs: PACE.windowMs };
  };
  type Pace = ReturnType<typeof paceAt>;
  const waitAt = (now: number, { most, windowMs }: Pace, ahead = 0): number => {
    // A clock that was set back has starts in its future; they count as made now.
    if ((starts.at(-1)?.at ?? now) > now)
      for (const start of starts) start.at = Math.min(start.at, now);
    // Each start waits for the one `most` places before it, so the waits of a queue repeat window by window.
    const before = starts.at((ahead % most) - most);
    const first = before === undefined ? 0 : Math.max(0, Math.ceil(before.at + windowMs - now));
    return first + Math.floor(ahead / most) * windowMs;
  };

  return {
    /** How long somebody waits before whom so many others wait. */
    waitMs: (perSecond: number, ahead?: number): number => {
      const now = time();
      return waitAt(now, paceAt(now, perSecond), ahead);
    },
    /** Counts a start now, or says how many milliseconds are missing; `moved` hears from when the start counts later on. */
    take(perSecond: number, now: number, moved?: (at: number) => void): Permit | number {
      asked.set(perSecond, now);
      const pace = paceAt(now, perSecond);
      const wait = waitAt(now, pace);
      if (wait > 0) return wait;
      const oldest = now - pace.windowMs;
      const start: Start = { at: now };
      starts = [...starts.filter(({ at }) => at > oldest), start];
      const countFrom = (at: number | undefined): void => {
        starts = starts.filter((other) => other !== start);
        if (at === undefined) return;
        start.at = at;
        starts = [...starts, start].toSorted((one, other) => one.at - other.at);
        moved?.(at);
      };
      let sentAt: number | undefined;
      let isDone = false;
      return {
        sent() {
          if (isDone || sentAt !== undefined) return;
          sentAt = time();
          countFrom(sentAt);
        },
        done() {
          if (isDone) return;
          isDone = true;
          if (sentAt === undefined) return countFrom(undefined);
          const lateMs = lateness(time() - sentAt);
          if (lateMs > 0) countFrom(sentAt + lateMs);
        },
      };
    },
    learn(perSecond: number): void {
      if (!(perSecond > 0)) return;
      const now = time();
      // A pace that the broker states need not be halved on top.
      if (perSecond < paceAt(now, Infinity).rate) lowered = { perSecond, at: now };
      learned = Math.min(perSecond, learned);
    },
    refused(perSecond: number): void {
      const now = time();
      const { rate, most } = paceAt(now, perSecond);
      const half = Math.min(rate, Math.max(1, Math.floor(rate / 2)));
      // Calls that were in flight together are refused together: the pace is halved once.
      if (now - lowered.at >= PACE.windowMs) lowered = { perSecond: half, at: now };
      starts = Array.from({ length: most }, () => ({ at: now }));
    },
  };
}

/** After so many answers the latency is known: that of the second quickest, since the quickest may have been cancelled. */
const ENOUGH_TRIPS = 20;
/** A broker that is slow to answer slows us down by no more than this. */
const LATEST_MS = 1000;
/** What the slack of a window bears, less what may stay unsaid between limiters. */
const TOLERATED_MS = 15;

/**
 * How much later than usual a call may have reached the broker whose answer took so long.
 *
 * All calls go the same way, so what is longer than usual is delay. Until it is known what is usual, a call may have
 * arrived as late as its answer came.
 */
function tripTimes(): (tripMs: number) => number {
  let last: readonly number[] = [];
  return (tripMs) => {
    const usualMs =
      last.length < ENOUGH_TRIPS ? 0 : last.toSorted((a, b) => a - b)[ENOUGH_TRIPS / 4];
    last = [...last, tripMs].slice(-ENOUGH_TRIPS);
    return Math.min(LATEST_MS, tripMs - (usualMs ?? NaN)) - TOLERATED_MS;
  };
}
