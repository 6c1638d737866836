import { err, failure, type HoldingsPlan, ok } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { AT } from '../__fixtures__/asking.ts';
import { book, daysBack, fault, forbidden, page, rowOn, told } from '../__fixtures__/holdings.ts';
import { valueOf } from '../__fixtures__/results.ts';
import { type HoldingRow, walkHoldings } from './holdings-walk.ts';
import type { Page } from './pages.ts';

const plan = (more: Partial<HoldingsPlan> = {}): HoldingsPlan => ({
  stock: '005930',
  venue: 'krx',
  from: undefined,
  to: undefined,
  limit: undefined,
  ...more,
});
const nothing = () => failure.empty(AT, { because: 'the stock has no days' });
const NEWEST = '2026-07-09';
/** Nine days over three pages, newest first. */
const pages = (make: (day: string) => HoldingRow = (day) => rowOn(day)): Page<HoldingRow>[] => {
  const rows = daysBack(NEWEST, 9).map(make);
  return [page(rows.slice(0, 3), 'a'), page(rows.slice(3, 6), 'b'), page(rows.slice(6))];
};
const walk = (it: ReturnType<typeof book>, more: Partial<HoldingsPlan> = {}) =>
  told(walkHoldings(plan(more), it.fetch, nothing));

describe('a walk', () => {
  it('without bounds gives every day to the end of the history, a page at a time', async () => {
    const it = book(pages());
    expect(await walk(it)).toEqual([
      '2026-07-09 2026-07-08 2026-07-07',
      '2026-07-06 2026-07-05 2026-07-04',
      '2026-07-03 2026-07-02 2026-07-01',
    ]);
    expect(it.asked).toEqual([undefined, 'a', 'b']);
  });

  it.each<[string, Partial<HoldingsPlan>, string[], number]>([
    ['to', { to: '2026-07-03' }, ['2026-07-03 2026-07-02 2026-07-01'], 3],
    ['from', { from: '2026-07-08' }, ['2026-07-09 2026-07-08'], 1],
    [
      'from the last day of a page',
      { from: '2026-07-07' },
      ['2026-07-09 2026-07-08 2026-07-07'],
      1,
    ],
    ['from and to', { from: '2026-07-05', to: '2026-07-06' }, ['2026-07-06 2026-07-05'], 2],
    ['limit', { limit: 4 }, ['2026-07-09 2026-07-08 2026-07-07', '2026-07-06'], 2],
    ['a limit that ends with a page', { limit: 3 }, ['2026-07-09 2026-07-08 2026-07-07'], 1],
    ['limit counted from to', { to: '2026-07-07', limit: 2 }, ['2026-07-07', '2026-07-06'], 2],
    ['limit before from', { from: '2026-07-01', limit: 1 }, ['2026-07-09'], 1],
    ['from before limit', { from: '2026-07-08', limit: 9 }, ['2026-07-09 2026-07-08'], 1],
    ['a limit beyond the history', { to: '2026-07-02', limit: 9 }, ['2026-07-02 2026-07-01'], 3],
  ])('is trimmed to %s, and asks for no page more', async (_, bounds, expected, asked) => {
    const it = book(pages());
    expect(await walk(it, bounds)).toEqual(expected);
    expect(it.asked).toHaveLength(asked);
  });

  it('reads no row outside its range', async () => {
    const inside = { from: '2026-07-04', to: '2026-07-06' };
    const it = book(
      pages((day) => (day >= inside.from && day <= inside.to ? rowOn(day) : forbidden(day))),
    );
    expect(await walk(it, inside)).toEqual(['2026-07-06 2026-07-05 2026-07-04']);
  });

  it('reads no row beyond its limit', async () => {
    const it = book(pages((day) => (day >= '2026-07-08' ? rowOn(day) : forbidden(day))));
    expect(await walk(it, { limit: 2 })).toEqual(['2026-07-09 2026-07-08']);
  });

  it('stops on a day between two pages that the history does not have', async () => {
    const it = book([page([rowOn('2026-07-09')], 'a'), page([rowOn('2026-07-01')], 'b')]);
    expect(await walk(it, { from: '2026-07-05' })).toEqual(['2026-07-09']);
    expect(it.asked).toHaveLength(2);
  });

  it('that somebody leaves early asks for nothing more', async () => {
    const it = book(pages());
    for await (const result of walkHoldings(plan(), it.fetch, nothing)) {
      expect(valueOf(result)).toHaveLength(3);
      break;
    }
    expect(it.asked).toHaveLength(1);
  });
});

describe('nothing', () => {
  it('is empty where the broker has no row at all', async () => {
    expect(await walk(book([page([])]))).toEqual(['empty']);
  });

  it('is no page at all where no row is in the range', async () => {
    expect(await walk(book(pages()), { from: '2026-06-01', to: '2026-06-02' })).toEqual([]);
    expect(await walk(book(pages()), { from: '2026-08-01' })).toEqual([]);
  });

  it('on a later page is the end', async () => {
    const it = book([page([rowOn(NEWEST)], 'a'), page([])]);
    expect(await walk(it)).toEqual([NEWEST]);
  });
});

describe('a failure', () => {
  const broken = (day: string): HoldingRow => ({
    day,
    read: () => err([{ path: 'rows.0.wght', message: 'is no decimal number' }]),
  });

  it('of a page comes once and last', async () => {
    let count = 0;
    const error = failure.unavailable(AT, { cause: { code: 'X', message: 'gone' } });
    const lines = await told(
      walkHoldings(
        plan(),
        () => {
          count += 1;
          return Promise.resolve(count === 1 ? ok(page([rowOn(NEWEST)], 'a')) : err(error));
        },
        nothing,
      ),
    );
    expect(lines).toEqual([NEWEST, 'unavailable']);
    expect(count).toBe(2);
  });

  it('of a row is that of its page, named, once and last', async () => {
    const it = book([
      page([rowOn('2026-07-09')], 'a'),
      page([rowOn('2026-07-08'), broken('2026-07-07')], 'b'),
    ]);
    const results = [];
    for await (const result of walkHoldings(plan(), it.fetch, nothing)) results.push(result);
    expect(results).toHaveLength(2);
    expect(results[1]).toEqual(
      err(fault([{ path: 'rows.0.wght', message: 'is no decimal number' }])),
    );
    expect(it.asked).toHaveLength(2);
  });

  it.each([
    ['newer after older', ['2026-07-08', '2026-07-09']],
    ['the same twice', ['2026-07-09', '2026-07-09']],
  ])('is a page with days out of order: %s', async (_, days) => {
    expect(await walk(book([page(days.map((day) => rowOn(day)))]))).toEqual(['unreadable']);
  });

  it.each([
    ['begins newer than the last ended', '2026-07-09'],
    ['repeats the last day', '2026-07-08'],
  ])('is a page that %s', async (_, day) => {
    const it = book([page([rowOn('2026-07-08')], 'a'), page([rowOn(day)])]);
    expect(await walk(it)).toEqual(['2026-07-08', 'unreadable']);
  });

  it('is disorder also among rows outside the range', async () => {
    const rows = ['2026-07-08', '2026-07-09', '2026-07-01'].map((day) => forbidden(day));
    expect(await walk(book([page(rows)]), { from: '2026-05-01', to: '2026-06-01' })).toEqual([
      'unreadable',
    ]);
  });

  it.each<[string, Page<HoldingRow>]>([
    ['a blank cursor', page([rowOn('2026-07-01')], '')],
    ['a repeated cursor', page([rowOn('2026-07-01')], 'a')],
    ['an empty page that promises more', page([], 'b')],
  ])('is %s', async (_, second) => {
    expect(await walk(book([page([rowOn(NEWEST)], 'a'), second]))).toEqual([NEWEST, 'unreadable']);
  });

  it('is an empty first page that promises more, rather than nothing there', async () => {
    expect(await walk(book([page([], 'a')]))).toEqual(['unreadable']);
  });
});
