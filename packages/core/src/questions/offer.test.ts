import { expect, it } from 'vitest';
import { type History, MERGED } from './offer.ts';

it('merges what any source offers, each value once', () => {
  expect(MERGED.markets([['kospi'], ['kosdaq', 'kospi']])).toEqual(['kospi', 'kosdaq']);
  expect(MERGED.venues([['krx'], ['krx', 'nxt']])).toEqual(['krx', 'nxt']);
  expect(MERGED.measures([['volume'], ['value']])).toEqual(['volume', 'value']);
});

it('merges sectors market by market, and rankings basis by basis', () => {
  const sectors = [
    { kosdaq: ['all'], kospi: ['all', 'metals'] },
    { kospi: ['all', 'chemicals'] },
  ] as const;
  expect(MERGED.sectors(sectors)).toEqual({
    kospi: ['all', 'metals', 'chemicals'],
    kosdaq: ['all'],
  });
  expect(MERGED.by([{ trade: [1, 5] }, { trade: [5, 20], estimate: [] }])).toEqual({
    trade: [1, 5, 20],
    estimate: [],
  });
});

it('keeps the sides that every source reports, and the fewest days a call', () => {
  expect(MERGED.sides([['net', 'buy'], ['net']])).toEqual(['net']);
  expect(MERGED.sides([])).toEqual([]);
  expect(MERGED.daysPerCall([300, 50])).toBe(50);
});

const since = (from: string): History => ({ kind: 'any-day', from });
const last = (sessions: number): History => ({ kind: 'last-sessions', sessions });
const LATEST: History = { kind: 'latest-session', because: 'it takes no date' };
it.each<[readonly History[], History]>([
  [[LATEST], { kind: 'latest-session' }],
  [[LATEST, last(30)], last(30)],
  [[last(20), last(30)], last(30)],
  [[last(20), since('2020-01-02')], since('2020-01-02')],
  [[since('2020-01-02'), since('2014-07-01')], since('2014-07-01')],
  [[since('2020-01-02'), { kind: 'any-day' }], { kind: 'any-day' }],
])('reaches back as far as any source: %j', (histories, longest) => {
  expect(MERGED.history(histories)).toEqual(longest);
});
