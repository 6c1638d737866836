import { addDays, isWeekend, type TradingCalendar, type TradingDay } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { offline, PATHS } from '../__fixtures__/over-nock.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { NET_COLUMNS, SECTOR_ROW, UNBORN_SECTOR } from '../__fixtures__/rows.ts';
import { type Given, leftOut, openedAt, type Sent, serving } from '../__fixtures__/serving.ts';

offline();

const kiwoom = () => openedAt('2026-07-01T16:00').broker;
const dayIn = ({ body }: Sent): TradingDay => {
  const text = body['base_dt'] ?? '';
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
};

/** Every day has figures of its own: the day's number stands in each of them. */
const numberOf = (day: TradingDay): number => Number(day.replaceAll('-', '')) % 10_000;
const rowOf = (code: string, day: TradingDay, factor = 1): object => ({
  ...SECTOR_ROW,
  inds_cd: code,
  trde_qty: String(numberOf(day) * 10 * factor),
  ...Object.fromEntries(
    NET_COLUMNS.map((column, place) => [column, `+${numberOf(day) * factor + place}`]),
  ),
});
const zeros = (code: string): object => ({
  ...SECTOR_ROW,
  inds_cd: code,
  ...Object.fromEntries(NET_COLUMNS.map((column) => [column, '-0'])),
});

const market = (rows: (day: TradingDay, sent: Sent) => Given): readonly Sent[] =>
  serving({
    path: PATHS.sectors,
    list: 'inds_netprps',
    rows: (sent) => rows(dayIn(sent), sent),
  });
const usual = (day: TradingDay): Given => [rowOf('001', day), rowOf('013', day, 2)];

/** Knows weekends alone. */
const weekends: TradingCalendar = {
  sessionOn: (day) => (isWeekend(day) ? 'closed' : 'unknown'),
};

describe('the days of a market', () => {
  it('are asked one by one and given newest first', async () => {
    const sent = market(usual);
    const days = valueOf(await kiwoom().flowHistory({ market: 'kospi', limit: 3 }));
    expect(days.map(({ day }) => day)).toEqual(['2026-07-01', '2026-06-30', '2026-06-29']);
    expect(sent.map(dayIn).toSorted()).toEqual(['2026-06-29', '2026-06-30', '2026-07-01']);
    expect(days[1]).toMatchObject({
      api: 'ka10051',
      day: '2026-06-30',
      dayBasis: 'requested',
      status: 'final',
      sector: { id: 'all', code: '001' },
      index: { volume: 6_300_000 },
      rounding: { value: 100_000_000 },
    });
    // The eighth column is that of individuals.
    expect(days[1]?.value?.individual.net).toBe((630 + 7) * 100_000_000);
    expect(days[0]?.status).toBe('provisional');
  });

  it('leave weekends and closed weekdays unasked', async () => {
    const sent = market(usual);
    const { broker } = openedAt('2026-07-21T16:00');
    const query = { market: 'kospi', from: '2026-07-16', to: '2026-07-20' } as const;
    const days = valueOf(await broker.flowHistory(query));
    // 2026-07-17 was no session.
    expect(days.map(({ day }) => day)).toEqual(['2026-07-20', '2026-07-16']);
    expect(sent).toHaveLength(2);
    expect(valueOf(broker.estimate('flowHistory', query)).calls).toBe(2);
  });

  it.each([
    ['15:40', '2026-06-30'],
    ['15:41', '2026-07-01'],
    ['23:59', '2026-07-01'],
  ])('end at %s with %s', async (time, newest) => {
    market(usual);
    const { broker } = openedAt(`2026-07-01T${time}`);
    const [first] = valueOf(await broker.flowHistory({ market: 'kospi', limit: 1 }));
    expect(first?.day).toBe(newest);
  });

  it('have value and volume from the answers of each', async () => {
    market((day, { body }) => [rowOf('001', day, body['amt_qty_tp'] === '1' ? 5 : 1)]);
    const measures = ['value', 'volume'] as const;
    const [first] = valueOf(await kiwoom().flowHistory({ market: 'kospi', limit: 1, measures }));
    expect(first?.value?.individual.net).toBe((701 + 7) * 100_000_000);
    expect(first?.volume?.individual.net).toBe((701 * 5 + 7) * 1000);
  });

  it('ask a day for each measure, and read the sector that was asked', async () => {
    const sent = market(usual);
    const [first] = valueOf(
      await kiwoom().flowHistory({
        market: 'kospi',
        sector: 'electrical-electronics',
        limit: 1,
        measures: ['value', 'volume'],
        venue: 'krx',
      }),
    );
    expect(sent.map(({ body }) => body['amt_qty_tp']).toSorted()).toEqual(['0', '1']);
    expect(first?.sector.id).toBe('electrical-electronics');
    expect(first?.volume?.individual.net).toBe((701 * 2 + 7) * 1000);
    // Registered foreigners and the others are two columns.
    const [registered, others] = [701 * 2 + 8, 701 * 2 + 9];
    expect(first?.value?.foreign.net).toBe((registered + others) * 100_000_000);
    expect(first?.value?.foreignOther?.net).toBe(others * 100_000_000);
    expect(first?.assumed).toEqual(['volume-unit']);
  });
});

describe('a page', () => {
  it('is twenty days, and no day is asked twice', async () => {
    const sent = market(usual);
    const lengths: number[] = [];
    const days: TradingDay[] = [];
    for await (const page of kiwoom().flowHistoryPages({ market: 'kospi', limit: 45 })) {
      lengths.push(valueOf(page).length);
      days.push(...valueOf(page).map(({ day }) => day));
    }
    expect(lengths).toEqual([20, 20, 5]);
    expect(new Set(days).size).toBe(45);
    expect(days).toEqual(days.toSorted().toReversed());
    expect(sent).toHaveLength(45);
  });

  it('finds an echo at its border', async () => {
    // The twentieth session back from 2026-07-01; 2026-06-03 was an election.
    const echo = '2026-06-04';
    market((day) => usual(day === echo ? '2026-06-02' : day));
    const open = openedAt('2026-07-01T16:00');
    const days = valueOf(await open.broker.flowHistory({ market: 'kospi', limit: 30 }));
    expect(days).toHaveLength(30);
    expect(days.map(({ day }) => day)).not.toContain(echo);
    expect(leftOut(open)).toMatchObject([{ day: echo }]);
    for (const limit of [18, 19, 20, 21, 22]) {
      const some = valueOf(await open.broker.flowHistory({ market: 'kospi', limit }));
      const isOldest = some.at(-1)?.day === echo;
      expect(some).toHaveLength(limit);
      // The oldest day of a range has no neighbour that was asked, and the calendar knows it.
      expect(some.some(({ day }) => day === echo)).toBe(isOldest);
    }
  });
});

describe('a day that was no session', () => {
  it('is left out and announced when it repeats the session before', async () => {
    market((day) => usual(day === '2026-06-30' ? '2026-06-29' : day));
    const open = openedAt('2026-07-01T16:00');
    const query = { market: 'kospi', from: '2026-06-26', measures: ['value', 'volume'] } as const;
    const days = valueOf(await open.broker.flowHistory(query));
    expect(days.map(({ day }) => day)).toEqual(['2026-07-01', '2026-06-29', '2026-06-26']);
    expect(leftOut(open)).toMatchObject([
      { day: '2026-06-30', because: 'every figure is that of 2026-06-29, as on a closed day' },
    ]);
  });

  it.each([
    ['a net of the market', '001', { samo_fund_netprps: '+1' }],
    ['the index volume', '001', { trde_qty: '1' }],
    ['a net of another sector', '013', { ind_netprps: '+1' }],
  ])('differs from the session before in %s alone: it was one', async (_, code, change) => {
    market((day) =>
      day === '2026-06-30'
        ? [rowOf('001', '2026-06-29'), rowOf('013', '2026-06-29', 2)].map((row) =>
            'inds_cd' in row && row.inds_cd === code ? { ...row, ...change } : row,
          )
        : usual(day),
    );
    const days = valueOf(await kiwoom().flowHistory({ market: 'kospi', limit: 3 }));
    expect(days.map(({ day }) => day)).toContain('2026-06-30');
  });

  it('is not counted: a session before it takes its place', async () => {
    market((day) => (day > '2026-06-29' ? [zeros('001')] : usual(day)));
    const days = valueOf(await kiwoom().flowHistory({ market: 'kospi', limit: 1 }));
    expect(days.map(({ day }) => day)).toEqual(['2026-06-29']);
  });

  it('is left out when every net of the market is 0', async () => {
    market((day) => (day === '2026-06-30' ? [zeros('001'), rowOf('013', day)] : usual(day)));
    const open = openedAt('2026-07-01T16:00');
    const sector = 'electrical-electronics';
    const days = valueOf(await open.broker.flowHistory({ market: 'kospi', sector, limit: 2 }));
    expect(days.map(({ day }) => day)).toEqual(['2026-07-01', '2026-06-29']);
    expect(leftOut(open)).toMatchObject([
      { day: '2026-06-30', because: 'every net of the market is 0' },
    ]);
  });

  it('is found at the end of the range too, where the calendar does not know it', async () => {
    const sent = market((day) => usual(day === '2026-06-29' ? '2026-06-26' : day));
    const { broker } = openedAt('2026-07-01T16:00', { calendar: weekends });
    const query = { market: 'kospi', from: '2026-06-29' } as const;
    expect(valueOf(broker.estimate('flowHistory', query)).calls).toBe(4);
    const days = valueOf(await broker.flowHistory(query));
    expect(days.map(({ day }) => day)).toEqual(['2026-07-01', '2026-06-30']);
    expect(days.every(({ dayBasis }) => dayBasis === 'assumed')).toBe(true);
    expect(sent.map(dayIn).toSorted()[0]).toBe('2026-06-26');
  });

  it('may be an empty list where the calendar does not know it, and is a failure where it does', async () => {
    market((day) => (day === '2026-06-30' ? [] : usual(day)));
    const unsure = openedAt('2026-07-01T16:00', { calendar: weekends });
    const query = { market: 'kospi', from: '2026-06-29' } as const;
    const days = valueOf(await unsure.broker.flowHistory(query));
    expect(days.map(({ day }) => day)).toEqual(['2026-07-01', '2026-06-29']);
    expect(leftOut(unsure)).toMatchObject([{ day: '2026-06-30' }]);
    expect(errorOf(await kiwoom().flowHistory(query))).toMatchObject({ kind: 'empty' });
  });
});

describe('a day that fails', () => {
  it('fails the question: the list is never short', async () => {
    market((day) => (day === '2026-06-29' ? [{ ...SECTOR_ROW, orgn_netprps: '' }] : usual(day)));
    expect(errorOf(await kiwoom().flowHistory({ market: 'kospi', limit: 5 }))).toMatchObject({
      kind: 'unreadable',
      at: { operation: 'flowHistory', api: 'ka10051' },
    });
  });

  it('lacks the row of the market', async () => {
    market((day) => [rowOf('013', day)]);
    expect(errorOf(await kiwoom().flowHistory({ market: 'kospi', limit: 1 })).kind).toBe('empty');
  });
});

it('leaves out the days on which a sector did not exist', async () => {
  market((day) => [rowOf('001', day), day > '2026-06-29' ? rowOf('028', day) : UNBORN_SECTOR]);
  const open = openedAt('2026-07-01T16:00');
  const query = { market: 'kospi', sector: 'real-estate', from: '2026-06-26' } as const;
  const days = valueOf(await open.broker.flowHistory(query));
  expect(days.map(({ day }) => day)).toEqual(['2026-07-01', '2026-06-30']);
  expect(leftOut(open)).toMatchObject([{ day: '2026-06-29' }, { day: '2026-06-26' }]);
});

it('ends without a beginning where twenty days hold no session', async () => {
  market((day) => (day < '2026-06-15' ? [zeros('001')] : usual(day)));
  const days: TradingDay[] = [];
  for await (const page of kiwoom().flowHistoryPages({ market: 'kospi' }))
    days.push(...valueOf(page).map(({ day }) => day));
  expect(days.at(-1)).toBe('2026-06-15');
});

it('asks nothing for a range without a session', async () => {
  const { broker } = openedAt('2026-07-01T16:00');
  const query = { market: 'kospi', from: '2026-06-27', to: '2026-06-28' } as const;
  expect(valueOf(await broker.flowHistory(query))).toEqual([]);
  expect(valueOf(broker.estimate('flowHistory', query))).toEqual({ calls: 0, atLeastMs: 0 });
});

it('keeps the quota: a year of the mock host is a call a second', () => {
  const { broker } = openedAt('2026-07-01T16:00', { environment: 'mock' });
  const estimate = broker.estimate('flowHistory', {
    market: 'kosdaq',
    from: addDays('2026-07-01', -13),
    measures: ['value', 'volume'],
  });
  expect(valueOf(estimate)).toEqual({ calls: 20, atLeastMs: 19_000 });
});

it('uses the whole quota and never more, and waits for each page anew', async () => {
  const sent: number[] = [];
  market((day) => {
    sent.push(clock.now());
    return usual(day);
  });
  const { broker, clock } = openedAt('2026-07-01T16:00', { requestsPerSecond: 1 });
  const query = { market: 'kospi', limit: 60, measures: ['value', 'volume'] } as const;
  const began = clock.now();
  expect(valueOf(await broker.flowHistory(query))).toHaveLength(60);
  const { calls, atLeastMs } = valueOf(broker.estimate('flowHistory', query));
  expect(sent).toHaveLength(calls);
  const took = clock.now() - began;
  // Two minutes: more than one question may wait, and no page waits longer than it may.
  expect(took).toBeGreaterThanOrEqual(atLeastMs);
  expect(atLeastMs / took).toBeGreaterThan(0.95);
});
