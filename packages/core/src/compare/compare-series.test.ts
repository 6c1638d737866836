import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { left, right } from '../__fixtures__/compared.ts';
import { addDays } from '../calendar/trading-day.ts';
import type { ForeignHolding } from '../model/foreign-holding.ts';
import type { InvestorFlow } from '../model/flows.ts';
import type { SectorId } from '../sector-ids.ts';
import { compareSeries } from './compare-series.ts';

const OBSERVED = { observedAt: '2026-08-01T00:00:00.000Z' };
const series = (
  make: typeof left,
  days: readonly string[],
  nets: Readonly<Record<string, number>> = {},
): readonly InvestorFlow[] =>
  days.map((day) => make({ foreign: { net: nets[day] ?? 7e12 } }, { ...OBSERVED, day }));

const WEEK = ['2026-07-10', '2026-07-09', '2026-07-08', '2026-07-07', '2026-07-06'];

describe('two series of a market', () => {
  it('agree where every day of both agrees', () => {
    const found = compareSeries(series(left, WEEK), series(right, WEEK));
    expect(found).toMatchObject({ verdict: 'agree', leftOnly: [], rightOnly: [] });
    expect(found.days.map(({ day }) => day)).toEqual(WEEK);
    expect(found.days.map(({ comparison }) => comparison.verdict)).toEqual(WEEK.map(() => 'agree'));
    expect(found).not.toHaveProperty('firstDifferent');
  });

  it('name the oldest day that disagrees', () => {
    const other = { '2026-07-09': 8e12, '2026-07-07': 6e12 };
    const found = compareSeries(series(left, WEEK), series(right, WEEK, other));
    expect(found).toMatchObject({ verdict: 'disagree', firstDifferent: '2026-07-07' });
    const days = found.days.filter(({ comparison }) => comparison.verdict === 'disagree');
    expect(days.map(({ day }) => day)).toEqual(['2026-07-09', '2026-07-07']);
  });

  it('may have days of one side alone, newest first', () => {
    const found = compareSeries(series(left, WEEK.slice(0, 3)), series(right, WEEK.slice(2)));
    expect(found).toMatchObject({
      verdict: 'agree',
      leftOnly: ['2026-07-10', '2026-07-09'],
      rightOnly: ['2026-07-07', '2026-07-06'],
    });
    expect(found.days.map(({ day }) => day)).toEqual(['2026-07-08']);
  });

  it('are incomparable without a day in common', () => {
    const found = compareSeries(series(left, WEEK.slice(0, 2)), series(right, WEEK.slice(2)));
    expect(found).toMatchObject({ verdict: 'incomparable', days: [] });
    expect(compareSeries([], []).verdict).toBe('incomparable');
    expect(compareSeries(series(left, WEEK), [])).toMatchObject({ leftOnly: WEEK, rightOnly: [] });
  });

  it('have the worst verdict of their days', () => {
    const today = { day: '2026-07-13', observedAt: '2026-07-13T03:00:00.000Z' };
    const moving = [left({ bank: { net: 5e12 } }, today), right({ bank: { net: 0 } }, today)];
    const [a, b] = moving as [InvestorFlow, InvestorFlow];
    const verdict = (more: InvestorFlow[], nets: Record<string, number> = {}) =>
      compareSeries([a, ...series(left, WEEK)], [b, ...more, ...series(right, WEEK, nets)]).verdict;
    expect(verdict([])).toBe('moving');
    expect(verdict([], { '2026-07-06': 1 })).toBe('disagree');
    const alien = series(right, WEEK).map((flow): InvestorFlow => ({ ...flow, venue: 'nxt' }));
    expect(compareSeries([a, ...series(left, WEEK)], [b, ...alien]).verdict).toBe('incomparable');
    const one = [b, ...alien.slice(1), ...series(right, ['2026-07-10'], { '2026-07-10': 1 })];
    expect(compareSeries([a, ...series(left, WEEK)], one).verdict).toBe('disagree');
  });

  it('take the first of two rows with one day', () => {
    const twice = [...series(right, WEEK), ...series(right, WEEK, { '2026-07-10': 1 })];
    expect(compareSeries(series(left, WEEK), twice).verdict).toBe('agree');
  });
});

describe('two series with sectors', () => {
  const row = (make: typeof left, day: string, id: SectorId, net = 7e12): InvestorFlow =>
    make(
      { foreign: { net } },
      { ...OBSERVED, day, sector: { id, level: 'industry', code: `${make.name} ${id}`, name: id } },
    );

  it('pair by day and sector, newest first and in the order of the left rows', () => {
    const days = ['2026-07-09', '2026-07-10'];
    const ids = ['metals', 'chemicals'] as const;
    const rows = (make: typeof left) => days.flatMap((day) => ids.map((id) => row(make, day, id)));
    const found = compareSeries(rows(left), rows(right).toReversed());
    expect(found.verdict).toBe('agree');
    expect(found.days.map(({ day, sector }) => [day, sector?.id])).toEqual([
      ['2026-07-10', 'metals'],
      ['2026-07-10', 'chemicals'],
      ['2026-07-09', 'metals'],
      ['2026-07-09', 'chemicals'],
    ]);
  });

  it('name a day only where nothing of it pairs', () => {
    const found = compareSeries(
      [row(left, '2026-07-10', 'metals'), row(left, '2026-07-10', 'chemicals')],
      [row(right, '2026-07-10', 'metals'), row(right, '2026-07-09', 'chemicals')],
    );
    expect(found).toMatchObject({ leftOnly: [], rightOnly: ['2026-07-09'], verdict: 'agree' });
    const apart = compareSeries(
      [row(left, '2026-07-10', 'metals')],
      [row(right, '2026-07-10', 'chemicals')],
    );
    expect(apart).toMatchObject({
      leftOnly: ['2026-07-10'],
      rightOnly: ['2026-07-10'],
      verdict: 'incomparable',
    });
  });
});

describe('two series of holdings', () => {
  const holding = (broker: string, day: string, heldShares: number): ForeignHolding => ({
    broker,
    environment: 'live',
    api: 'any',
    stock: '005930',
    venue: 'krx',
    day,
    dayBasis: 'stated',
    status: 'final',
    heldShares,
    ownershipPercent: 50,
    limitUsedPercent: 50,
    ...OBSERVED,
  });

  it('compare each day as holdings', () => {
    const rows = (broker: string, last: number) => [
      holding(broker, '2026-07-10', 5),
      holding(broker, '2026-07-09', last),
    ];
    expect(compareSeries(rows('left', 4), rows('right', 4)).verdict).toBe('agree');
    const found = compareSeries(rows('left', 4), rows('right', 3));
    expect(found).toMatchObject({ verdict: 'disagree', firstDifferent: '2026-07-09' });
    expect(found.days[1]?.comparison.lines[0]).toMatchObject({
      figure: 'heldShares',
      difference: -1,
    });
    expect(found.days[0]).not.toHaveProperty('sector');
  });
});

it('any days pair as sets do, whatever the order of the rows', () => {
  const days = fc
    .uniqueArray(fc.integer({ min: 0, max: 20 }), { minLength: 0 })
    .map((places) => places.map((place) => addDays('2026-07-01', place)));
  fc.assert(
    fc.property(days, days, (a, b) => {
      const found = compareSeries(series(left, a), series(right, b));
      const newestFirst = (set: readonly string[]) => [...set].toSorted().toReversed();
      expect(found.days.map(({ day }) => day)).toEqual(
        newestFirst(a.filter((it) => b.includes(it))),
      );
      expect(found.leftOnly).toEqual(newestFirst(a.filter((it) => !b.includes(it))));
      expect(found.rightOnly).toEqual(newestFirst(b.filter((it) => !a.includes(it))));
    }),
  );
});
