import type { CallEvent } from 'investor-flow';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { paper } from './__fixtures__/typed.ts';
import { progressOn } from './progress.ts';
import type { Terminal } from './terminal.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const ERASE = '\r\u001B[2K';
const begun = (more: Partial<Terminal> = {}) => {
  const err = paper();
  const progress = progressOn({
    stdout: paper().stream,
    stderr: err.stream,
    env: {},
    cwd: '/',
    isTTY: { stdout: false, stderr: true },
    columns: 200,
    signal: new AbortController().signal,
    ...more,
  });
  const line = () => err.text().split(ERASE).at(-1);
  return { progress, text: err.text, line };
};

const at = { broker: 'koreainvestment', operation: 'sectorFlows', api: 'FHPTJ04030000' } as const;
const answer: CallEvent = { type: 'response', at, attempt: 1, status: 200, tookMs: 5 };
const rowsOf = (...days: readonly string[]) => days.map((day) => ({ day }));

it('shows nothing of what takes less than a second', () => {
  const { progress, text } = begun();
  progress.begin('kiwoom investorFlow');
  vi.advanceTimersByTime(999);
  progress.end();
  expect(text()).toBe('');
});

it('is never shown where stderr is no terminal', () => {
  const { progress, text } = begun({ isTTY: { stdout: true, stderr: false } });
  progress.begin('kiwoom investorFlow');
  vi.advanceTimersByTime(60_000);
  progress.end();
  expect(text()).toBe('');
});

it('appears after a second and disappears when done', () => {
  const { progress, text, line } = begun();
  progress.begin('kiwoom investorFlow');
  vi.advanceTimersByTime(1000);
  expect(line()).toBe('kiwoom investorFlow: asked');
  progress.end();
  expect(text().endsWith(ERASE)).toBe(true);
  vi.advanceTimersByTime(5000);
  expect(text().split('kiwoom')).toHaveLength(2);
});

it('counts the calls of the estimate and says how long the rest takes', () => {
  const { progress, line } = begun();
  progress.begin('sectors', { calls: 31, atLeastMs: 2000 });
  for (let count = 0; count < 10; count += 1) progress.onEvent(answer);
  vi.advanceTimersByTime(2000);
  expect(line()).toBe('sectors: 10 of 31 calls, about 5 s left');
});

it('never promises less time than the quota takes', () => {
  const { progress, line } = begun();
  progress.begin('history', { calls: 100, atLeastMs: 100_000 });
  for (let count = 0; count < 10; count += 1) progress.onEvent(answer);
  vi.advanceTimersByTime(1000);
  expect(line()).toBe('history: 10 of 100 calls, about 90 s left');
});

it('does not count refusals, nor the answer that brought a token', () => {
  const { progress, line } = begun();
  progress.begin('sectors', { calls: 31, atLeastMs: 0 });
  const token: CallEvent = { type: 'token', at: { ...at, api: 'tokenP' }, expiresAt: '' };
  for (const event of [answer, token, { ...answer, status: 500 }, answer]) progress.onEvent(event);
  vi.advanceTimersByTime(1000);
  expect(line()).toMatch(/^sectors: 1 of 31 calls/);
});

it('says what is waited for and for how long', () => {
  const { progress, line } = begun();
  progress.begin('flow');
  const wait = { type: 'wait', at, for: 'quota' } as const;
  progress.onEvent({ ...wait, waitMs: 900 });
  progress.onEvent({ ...wait, waitMs: 4000 });
  vi.advanceTimersByTime(1000);
  expect(line()).toBe('flow: asked, waits 3 s for the quota (FHPTJ04030000)');
  progress.onEvent({
    type: 'retry',
    at: { ...at, api: 'tokenP' },
    attempt: 2,
    waitMs: 60_000,
    because: 'one token a minute',
  });
  vi.advanceTimersByTime(1000);
  expect(line()).toBe('flow: asked, waits 59 s to ask again (tokenP)');
  vi.advanceTimersByTime(60_000);
  expect(line()).toBe('flow: asked');
});

it('says pages, days and how far back they go', () => {
  const { progress, line } = begun();
  progress.begin('holdings', { calls: 4, atLeastMs: 0 });
  progress.onEvent(answer);
  progress.page(rowsOf('2026-11-20', '2026-11-19', '2026-11-19'));
  vi.advanceTimersByTime(3000);
  expect(line()).toBe('holdings: 1 of 4 calls, 1 page, 2 days, back to 2026-11-19, about 9 s left');
});

it('fits the window', () => {
  const { progress, line } = begun({ columns: 12 });
  progress.begin('kiwoom investorFlow');
  vi.advanceTimersByTime(1000);
  expect(line()).toBe('kiwoom inve');
});

it('makes way for what is said, once', () => {
  const { progress, text } = begun();
  progress.begin('flow');
  vi.advanceTimersByTime(1000);
  const before = text().length;
  progress.hide();
  progress.hide();
  expect(text().slice(before)).toBe(ERASE);
});
