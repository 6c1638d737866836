import { afterAll, expect, test } from 'vitest';
import { startClock } from '../clock.ts';
import { dayNumberOf, dayOf, newestSessions } from '../days.ts';
import { createTruth } from '../truth.ts';
import { createWorld } from '../world.ts';

const { clock, stop } = startClock('2026-07-01T11:00:00+09:00');
afterAll(stop);
const truth = createTruth(createWorld('1', clock));

const SESSIONS = newestSessions(dayNumberOf('2026-07-01'), dayNumberOf('2025-07-01')).map(dayOf);
const AWKWARD = ['005930', '030200', '252670', '0197X0', '348080'];

test('what is held and what may still be bought make the limit, on every session', () => {
  for (const code of AWKWARD) {
    const rows = SESSIONS.flatMap((day) => truth.holding(code, day) ?? []);
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) {
      expect(row.heldShares + row.acquirableShares).toBe(row.limitShares);
      expect(row.heldShares).toBeGreaterThanOrEqual(0);
      expect(row.acquirableShares).toBeGreaterThanOrEqual(0);
      expect(row.close).toBeGreaterThan(0);
    }
    const days = rows.map(({ day }) => day);
    expect(days).toStrictEqual([...new Set(days)].toSorted().toReversed());
  }
});

test('a change is what foreigners traded on all venues; registrations do the rest', () => {
  const rows = SESSIONS.slice(1, 200).flatMap((day) => truth.holding('035420', day) ?? []);
  const registered = rows.map((row, at) => {
    const { foreign } = truth.stockFlow({ stock: '035420', day: row.day, venue: 'unified' }).volume;
    expect(row.changeShares).toBe(foreign.net);
    return row.heldShares - (rows[at + 1]?.heldShares ?? NaN) - row.changeShares;
  });
  const outside = registered.slice(0, -1).filter((shares) => shares !== 0).length;
  expect(outside).toBeGreaterThan(15);
  expect(outside).toBeLessThan(90);
});

test('a change is not always the difference of two days', () => {
  const rows = SESSIONS.slice(1, 60).flatMap((day) => truth.holding('005930', day) ?? []);
  const differing = rows.filter((row, at) => {
    const before = rows[at + 1];
    return before !== undefined && row.heldShares - before.heldShares !== row.changeShares;
  });
  expect(differing.length).toBeGreaterThan(0);
  expect(differing.length).toBeLessThan(30);
});

test('today repeats the session before until the depository has counted', async () => {
  const [today, before] = truth.holdings('005930');
  expect(today).toMatchObject({ day: '2026-07-01', changeShares: 0 });
  expect(today?.heldShares).toBe(before?.heldShares);
  expect(today?.tradedShares).not.toBe(before?.tradedShares);
  await clock.set('2026-07-01T07:00:00+09:00');
  expect(truth.holding('005930', '2026-07-01')).toStrictEqual({
    ...before,
    day: '2026-07-01',
    changeShares: 0,
  });
  await clock.set('2026-07-02T00:00:00+09:00');
  expect(truth.holding('005930', '2026-07-01')?.changeShares).not.toBe(0);
});

test('venues differ in price and volume, never in what is held', () => {
  const at = (venue: 'krx' | 'nxt' | 'unified') => truth.holding('000660', '2026-06-30', venue);
  expect(at('unified')?.tradedShares).toBe(
    (at('krx')?.tradedShares ?? NaN) + (at('nxt')?.tradedShares ?? NaN),
  );
  expect(at('nxt')?.tradedShares).toBeGreaterThan(0);
  expect(at('unified')?.heldShares).toBe(at('krx')?.heldShares);
  expect(truth.holdings('000660', 'nxt').at(-1)?.day).toBe('2025-03-04');
  expect(truth.holdings('069500', 'nxt')).toStrictEqual([]);
});

test('awkward stocks: a carrier with its own limit, a newcomer, a halt, cancelled shares', () => {
  const carrier = truth.holding('030200', '2026-06-30');
  expect(carrier?.limitShares).toBe(123_490_625);
  expect(truth.holdings('0197X0').at(-1)).toMatchObject({ day: '2026-06-10', heldShares: 0 });
  const halted = truth.holding('005930', '2018-05-02');
  expect(halted).toMatchObject({ tradedShares: 0, closeChange: 0 });
  expect(truth.holding('005930', '2026-04-24')?.listedShares).toBeGreaterThan(
    truth.holding('005930', '2026-04-27')?.listedShares ?? NaN,
  );
  expect(truth.holdings('999999')).toStrictEqual([]);
  expect(truth.holding('005930', '2026-06-28')).toBeUndefined();
});
