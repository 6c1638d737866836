import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { endedBy } from './clock.ts';
import { linkedSignal } from './signals.ts';

it('a linked signal follows the first that aborts, with its reason, until it is released', () => {
  const [one, other] = [new AbortController(), new AbortController()];
  const { signal, link, release } = linkedSignal([one.signal, other.signal]);
  link();
  release();
  one.abort('first');
  expect(signal.aborted).toBe(false);
  link();
  expect(signal.reason).toBe('first');
  release();
  for (const it of [one, other]) expect(getEventListeners(it.signal, 'abort')).toEqual([]);
});

it('a linked signal can be aborted without the others', () => {
  const { signal } = new AbortController();
  const linked = linkedSignal([signal]);
  linked.abort('mine');
  expect([linked.signal.reason, signal.aborted]).toEqual(['mine', false]);
});

it('work that a signal ends is what it comes to where the signal stays quiet', async () => {
  const { signal } = new AbortController();
  await expect(endedBy(signal, Promise.resolve('done'))).resolves.toBe('done');
  await expect(endedBy(signal, Promise.reject(new Error('mine')))).rejects.toThrow('mine');
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

it('work that a signal ends is over at once, and its later failure is no one’s', async () => {
  const control = new AbortController();
  const late = new Promise((_, reject) => {
    setTimeout(() => reject(new Error('late')), 10);
  });
  const ended = endedBy(control.signal, late);
  control.abort();
  await expect(ended).rejects.toThrow('aborted');
  await expect(endedBy(AbortSignal.abort(), late)).rejects.toThrow('aborted');
  await new Promise((resolve) => setTimeout(resolve, 20));
});
