import { koreanInstant } from '../calendar/trading-day.ts';
import type { Clock } from '../source/clock.ts';

/** `2026-07-01 08:59` in Korea. */
export function at(text: string): number {
  const [day = '', time = ''] = text.split(' ');
  const [hours = NaN, minutes = NaN] = time.split(':').map(Number);
  return koreanInstant(day, hours, minutes);
}

/** Noon in Korea on a Wednesday with a session. */
export const NOON = at('2026-07-01 12:00');

/** A clock that moves only when a test moves it. */
export function stillClock(start = NOON): Clock & { readonly jump: (ms: number) => void } {
  let now = start;
  return {
    now: () => now,
    sleep: () => Promise.reject(new Error('nothing sleeps here')),
    jump: (ms) => {
      now += ms;
    },
  };
}

/** Lets all promises that can settle do so. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** How many timers of this process run. */
export const timers = (): number =>
  process.getActiveResourcesInfo().filter((it) => it === 'Timeout').length;
