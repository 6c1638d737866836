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
const sectors = { count: 31, answersAtOnce: 1 };

it('says nothing of what takes less than a second', () => {
  const { progress, text } = begun();
  progress.begin({ what: 'kiwoom flow of kospi' });
  vi.advanceTimersByTime(999);
  progress.end();
  expect(text()).toBe('');
});

it('never says anything where nobody looks', () => {
  const { progress, text } = begun({ isTTY: { stdout: true, stderr: false } });
  progress.begin({ what: 'kiwoom flow of kospi' });
  vi.advanceTimersByTime(60_000);
  progress.end();
  expect(text()).toBe('');
});

it('appears after a second and disappears when done', () => {
  const { progress, text, line } = begun();
  progress.begin({ what: 'kiwoom flow of kospi' });
  vi.advanceTimersByTime(1000);
  expect(line()).toBe('kiwoom flow of kospi: asked');
  progress.end();
  expect(text().endsWith(ERASE)).toBe(true);
  vi.advanceTimersByTime(5000);
  expect(text().split('kiwoom')).toHaveLength(2);
});

it('counts the sectors and says how long the rest takes', () => {
  const { progress, line } = begun();
  progress.begin({ what: 'sectors', sectors });
  for (let count = 0; count < 10; count += 1) progress.onEvent(answer);
  vi.advanceTimersByTime(2000);
  expect(line()).toBe('sectors: 10 of 31 sectors, about 5 s left');
});

it('does not count refusals, nor the answer that brought a token', () => {
  const { progress, line } = begun();
  progress.begin({ what: 'sectors', sectors });
  const token: CallEvent = { type: 'token', at: { ...at, api: 'tokenP' }, expiresAt: '' };
  for (const event of [answer, token, { ...answer, status: 500 }, answer]) progress.onEvent(event);
  vi.advanceTimersByTime(1000);
  expect(line()).toBe('sectors: 1 answer');
});

it('tells what is waited for and for how long', () => {
  const { progress, line } = begun();
  progress.begin({ what: 'flow' });
  progress.onEvent({ type: 'wait', at, for: 'turn', waitMs: 900 });
  progress.onEvent({ type: 'wait', at, for: 'turn', waitMs: 4000 });
  vi.advanceTimersByTime(1000);
  expect(line()).toBe('flow: asked, waits 3 s for its turn (FHPTJ04030000)');
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

it('tells pages, rows, how far back they go, and how long the rest takes', () => {
  const { progress, line } = begun();
  progress.begin({ what: 'holdings' });
  progress.reached({ answers: 24, rows: 1200, back: '2022-01-03', share: 0.25 });
  vi.advanceTimersByTime(3000);
  expect(line()).toBe('holdings: 24 pages, 1,200 rows back to 2022-01-03, about 9 s left');
});

it('fits the window', () => {
  const { progress, line } = begun({ columns: 12 });
  progress.begin({ what: 'kiwoom flow of kospi' });
  vi.advanceTimersByTime(1000);
  expect(line()).toBe('kiwoom flow');
});

it('makes way for what is said, once', () => {
  const { progress, text } = begun();
  progress.begin({ what: 'flow' });
  vi.advanceTimersByTime(1000);
  const before = text().length;
  progress.hide();
  progress.hide();
  expect(text().slice(before)).toBe(ERASE);
});
