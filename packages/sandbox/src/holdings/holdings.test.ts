import { afterAll, expect, test } from 'vitest';
import { startClock } from '../clock.ts';
import { createTruth } from '../truth.ts';
import { createWorld } from '../world.ts';

const { clock, stop } = startClock('2026-07-01T11:00:00+09:00');
afterAll(stop);
const truth = createTruth(createWorld('1', clock));

test('what is held and what may still be bought make the limit, on every session', () => {
  for (const code of truth.stocks) {
    const rows = truth.holdings(code);
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

test('a change is not always the difference of two days', () => {
  const rows = truth.holdings('005930').slice(1, 60);
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
