import { aborted, type Clock } from './clock.ts';

/** Lets calls start no faster than a broker allows. */
export interface Limiter {
  /** Resolves when the caller may start; a cancelled waiter is let go at once. */
  acquire(key: string, perSecond: number, signal?: AbortSignal): Promise<void>;
  /** The broker itself told its quota: from now on no faster than this. */
  learn?(key: string, perSecond: number): void;
  /** A call that was let start has its answer, or none: by now at the latest it had reached the broker. */
  answered?(key: string): void;
  /** How long a caller arriving now would wait, in milliseconds, where the limiter can tell. */
  forecast?(key: string, perSecond: number): number;
}

/** A broker's second and ours never quite agree. */
const SLACK_MS = 20;
const WINDOW_MS = 1000 + SLACK_MS;
/**
 * A call reaches the broker somewhere between its start and its answer, so a late answer may mean a late arrival; but
 * a broker that is slow to answer must not slow us down for more than this.
 */
const LATEST_ARRIVAL_MS = 250;
/** Nobody will tell of so old a call any more. */
const FORGOTTEN_MS = 60_000;

interface Waiter {
  readonly perSecond: number;
  readonly start: () => void;
  readonly fail: (reason: unknown) => void;
}

interface Queue {
  readonly waiting: Waiter[];
  /** When the last calls started, or may have reached the broker, oldest first. */
  starts: number[];
  /** Of those without an answer, when they started. */
  unanswered: number[];
  pump: AbortController | undefined;
}

/** First come, first served, and never more than the quota of starts in any sliding second. */
export function localLimiter(clock: Clock): Limiter {
  const queues = new Map<string, Queue>();
  const learned = new Map<string, number>();

  const queueOf = (key: string): Queue => {
    const known = queues.get(key);
    if (known !== undefined) return known;
    const queue: Queue = { waiting: [], starts: [], unanswered: [], pump: undefined };
    queues.set(key, queue);
    return queue;
  };
  const pace = (key: string, perSecond: number): Pace =>
    paceOf(Math.min(perSecond, learned.get(key) ?? perSecond));

  const pump = async (key: string, queue: Queue, control: AbortController): Promise<void> => {
    let slept = -Infinity;
    for (let head = queue.waiting[0]; head !== undefined; head = queue.waiting[0]) {
      // A clock that stands still, or was set back while we slept, must not send us to sleep for ever.
      const now = Math.max(clock.now(), slept);
      const quota = pace(key, head.perSecond);
      queue.starts = upTo(now, queue.starts);
      const begin = nextStart(queue.starts, quota, now);
      if (begin > now) {
        await clock.sleep(begin - now, control.signal);
        slept = begin;
      } else {
        queue.waiting.shift();
        queue.starts.push(now);
        queue.unanswered = [...queue.unanswered.filter((it) => it > now - FORGOTTEN_MS), now];
        queue.starts.splice(0, queue.starts.length - quota.starts);
        head.start();
      }
    }
    queue.pump = undefined;
  };
  const run = (key: string, queue: Queue): void => {
    if (queue.pump !== undefined) return;
    const control = new AbortController();
    queue.pump = control;
    pump(key, queue, control).catch((reason: unknown) => {
      queue.pump = undefined;
      if (!control.signal.aborted) {
        for (const waiter of queue.waiting.splice(0)) waiter.fail(reason);
      } else if (queue.waiting.length > 0) {
        // The last waiter left and took the timer along; whoever came meanwhile needs a new one.
        run(key, queue);
      }
    });
  };

  return {
    acquire: (key, perSecond, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) {
          reject(aborted(signal));
          return;
        }
        const queue = queueOf(key);
        const leave = (): void => {
          queue.waiting.splice(queue.waiting.indexOf(waiter), 1);
          if (queue.waiting.length === 0) queue.pump?.abort();
          reject(aborted(signal));
        };
        const waiter: Waiter = {
          perSecond,
          start: () => {
            signal?.removeEventListener('abort', leave);
            resolve();
          },
          fail: (reason) => {
            signal?.removeEventListener('abort', leave);
            reject(reason instanceof Error ? reason : new Error('the clock failed'));
          },
        };
        signal?.addEventListener('abort', leave, { once: true });
        queue.waiting.push(waiter);
        run(key, queue);
      }),
    learn: (key, perSecond) => {
      if (perSecond > 0) learned.set(key, Math.min(perSecond, learned.get(key) ?? perSecond));
    },
    answered: (key) => {
      const queue = queues.get(key);
      const start = queue?.unanswered.shift();
      if (queue === undefined || start === undefined) return;
      const arrived = Math.min(clock.now(), start + LATEST_ARRIVAL_MS) - SLACK_MS;
      const place = queue.starts.indexOf(start);
      if (place >= 0 && arrived > start) queue.starts[place] = arrived;
      queue.starts.sort((a, b) => a - b);
    },
    forecast: (key, perSecond) => {
      const queue = queues.get(key);
      if (queue === undefined) return 0;
      const now = clock.now();
      const starts = [...upTo(now, queue.starts)];
      let begin = now;
      for (const ahead of [...queue.waiting, { perSecond }]) {
        begin = nextStart(starts, pace(key, ahead.perSecond), begin);
        starts.push(begin);
      }
      return begin - now;
    },
  };
}

/** How many starts a window may hold; a rate below one a second stretches the window instead. */
interface Pace {
  readonly starts: number;
  readonly windowMs: number;
}

const paceOf = (perSecond: number): Pace =>
  perSecond < 1
    ? { starts: 1, windowMs: WINDOW_MS / perSecond }
    : { starts: Math.floor(perSecond), windowMs: WINDOW_MS };

/** A clock that was set back has starts in its future; they count as made now. */
const upTo = (now: number, starts: number[]): number[] =>
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
