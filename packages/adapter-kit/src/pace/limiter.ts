import { type Clock } from '@investor-flow/core';
import { slidingWindow } from './sliding-window.ts';
import { turnQueue } from './turn-queue.ts';

/** Lets calls start no faster than a broker allows. */
export interface Limiter {
  /**
   * Resolves when the caller may start; a cancelled waiter is let go at once.
   *
   * Whoever starts a call tells `sent` and `answered` of it once each: a caller who tells neither slows down those who do.
   */
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

/** One that counts by itself, and so can tell at once. */
export interface LocalLimiter extends Required<Limiter> {
  forecast(key: string, perSecond: number): number;
}

/** First come, first served, and never more than the quota of starts in any sliding second, in this process. */
export function localLimiter(clock: Clock): LocalLimiter {
  const window = slidingWindow();
  const queue = turnQueue(clock, window.take);
  return {
    acquire: queue.acquire,
    learn: window.learn,
    refused: (key, perSecond) => window.fill(key, perSecond, clock.now()),
    sent: (key) => window.sent(key, clock.now()),
    answered: (key) => window.answered(key, clock.now()),
    forecast: (key, perSecond) =>
      window.forecast(key, [...queue.waiting(key), perSecond], clock.now()),
  };
}
