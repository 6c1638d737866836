import { afterEach, expect, test } from 'vitest';
import { startClock } from './clock.ts';

const NOON = '2026-07-01T12:00:00+09:00';
const HOUR = 3_600_000;
const stops: (() => void)[] = [];
const start = (instant: string | number = NOON) => {
  const { clock, stop } = startClock(instant);
  stops.push(stop);
  return clock;
};
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

test('the clock starts where asked and runs on', async () => {
  const clock = start();
  expect(clock.now() - Date.parse(NOON)).toBeLessThan(1_000);
  const before = clock.now();
  await clock.sleep(20);
  expect(clock.now() - before).toBeGreaterThanOrEqual(20);
});

test('advancing wakes those whose time has come, and no one else', async () => {
  const clock = start();
  const woken: string[] = [];
  const early = clock.sleep(HOUR).then(() => woken.push('early'));
  const late = clock.sleep(3 * HOUR).then(() => woken.push('late'));
  await clock.advance(2 * HOUR);
  expect(woken).toStrictEqual(['early']);
  await clock.advance(2 * HOUR);
  expect(woken).toStrictEqual(['early', 'late']);
  await Promise.all([early, late]);
});

test('setting it jumps ahead and back', async () => {
  const clock = start();
  await clock.set('2027-01-04T09:00:00+09:00');
  expect(new Date(clock.now()).toISOString()).toMatch(/^2027-01-04T00:00:00/u);
  await clock.set(0);
  expect(clock.now()).toBeLessThan(1_000);
  await expect(clock.set('yesterday')).rejects.toThrow(TypeError);
});

test('a signal ends the sleep with its own reason', async () => {
  const clock = start();
  const abort = new AbortController();
  const sleep = clock.sleep(HOUR, abort.signal);
  abort.abort(new Error('enough'));
  await expect(sleep).rejects.toThrow('enough');
  await expect(clock.sleep(HOUR, abort.signal)).rejects.toThrow('enough');
});

test('stopping it lets every sleeper go, and no one lies down again', async () => {
  const { clock, stop } = startClock(NOON);
  const sleep = clock.sleep(HOUR);
  stop();
  await expect(sleep).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  await expect(clock.sleep(1)).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
});

test('a sleep longer than any timer is slept all the same', async () => {
  const clock = start();
  const sleep = clock.sleep(60 * 24 * HOUR);
  await clock.advance(61 * 24 * HOUR);
  await expect(sleep).resolves.toBeUndefined();
});
