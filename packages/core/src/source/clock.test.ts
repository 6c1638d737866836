import { getEventListeners } from 'node:events';
import { expect, it, vi } from 'vitest';
import { timers } from '../__fixtures__/time.ts';
import { aborted, systemClock, timerMs } from './clock.ts';

it('reports the time in epoch milliseconds', () => {
  expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(1000);
});

it('sleeps as long as asked', async () => {
  vi.useFakeTimers();
  const woken = vi.fn<() => void>();
  const sleep = systemClock.sleep(30).then(woken);
  await vi.advanceTimersByTimeAsync(29);
  expect(woken).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  await sleep;
  vi.useRealTimers();
});

it('leaves, having slept, neither timer nor listener', async () => {
  const { signal } = new AbortController();
  const before = timers();
  await systemClock.sleep(5, signal);
  expect(timers()).toBe(before);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

it('rejects as soon as the signal aborts, and leaves no timer', async () => {
  const control = new AbortController();
  const before = timers();
  const sleep = systemClock.sleep(60_000, control.signal);
  expect(timers()).toBe(before + 1);
  control.abort(new Error('enough'));
  expect(timers()).toBe(before);
  await expect(sleep).rejects.toThrow('enough');
});

it('rejects at once when the signal has aborted already', async () => {
  const before = timers();
  const sleep = systemClock.sleep(60_000, AbortSignal.abort());
  expect(timers()).toBe(before);
  await expect(sleep).rejects.toThrow(/abort/i);
});

it('rejects with an error, whatever the caller aborted with', async () => {
  await expect(systemClock.sleep(60_000, AbortSignal.abort('a text'))).rejects.toBeInstanceOf(
    Error,
  );
  expect(aborted(AbortSignal.abort('a text'))).toBeInstanceOf(Error);
  expect(aborted(undefined)).toBeInstanceOf(Error);
});

it('does not wake at once from a sleep longer than a timer can run', async () => {
  const control = new AbortController();
  let woke = false;
  const sleep = systemClock.sleep(2 ** 31, control.signal).then(() => {
    woke = true;
  });
  await systemClock.sleep(20);
  expect(woke).toBe(false);
  control.abort();
  await expect(sleep).rejects.toThrow(/abort/i);
});

it.each([
  [5, 5],
  [-5, 0],
  [2 ** 31 - 1, 2 ** 31 - 1],
  [2 ** 31, 2 ** 31 - 1],
  [Infinity, 2 ** 31 - 1],
])('asks a timer for %s ms as %s', (ms, expected) => {
  expect(timerMs(ms)).toBe(expected);
});
