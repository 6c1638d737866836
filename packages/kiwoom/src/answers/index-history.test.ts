import { describe, expect, it } from 'vitest';
import { CHART_DAY, LATEST_DAY } from '../__fixtures__/index-rows.ts';
import { offline, PATHS } from '../__fixtures__/over-nock.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import {
  type Given,
  leftOut,
  openedAt,
  type Sent,
  serving,
  sessions,
} from '../__fixtures__/serving.ts';

offline();

const kiwoom = () => openedAt('2026-07-01T14:51').broker;
const CHART = '/api/dostk/chart';
const latest = (rows: readonly object[]) =>
  serving({ path: PATHS.sectors, list: 'inds_cur_prc_daly_rept', rows: () => rows });
const chart = (rows: (sent: Sent) => Given) =>
  serving({ path: CHART, list: 'inds_dt_pole_qry', rows });

const chartDays = (to: string, count: number): readonly object[] =>
  sessions(to, count).map((dt, place) => ({ ...CHART_DAY, dt, cur_prc: `${800_000 - place}` }));

describe('the latest sessions', () => {
  it('come from one call, with what it tells', async () => {
    const sent = latest([{ ...LATEST_DAY, dt_n: '20260701' }, LATEST_DAY]);
    const open = openedAt('2026-07-01T14:51');
    const query = { market: 'kospi', from: '2026-06-30' } as const;
    const days = valueOf(await open.broker.indexHistory(query));
    expect(sent).toMatchObject([{ api: 'ka20009', body: { mrkt_tp: '0', inds_cd: '001' } }]);
    expect(days).toEqual([
      {
        broker: 'kiwoom',
        environment: 'live',
        api: 'ka20009',
        observedAt: '2026-07-01T05:51:00.000Z',
        market: 'kospi',
        sector: { id: 'all', level: 'total', code: '001', name: '종합' },
        day: '2026-06-30',
        dayBasis: 'stated',
        status: 'final',
        price: 8476.48,
        change: 81.83,
        changePercent: 0.97,
        volume: 449_824_000,
        rounding: { volume: 1000 },
      },
    ]);
    expect(leftOut(open)).toMatchObject([{ day: '2026-07-01' }]);
  });

  it('keep a level above 0 and a change below it on a day that falls', async () => {
    latest([{ ...LATEST_DAY, cur_prc_n: '-8305.80', pred_pre_n: '-170.68', flu_rt_n: '-2.01' }]);
    expect(valueOf(await kiwoom().indexHistory({ market: 'kospi', limit: 1 }))).toMatchObject([
      { price: 8305.8, change: -170.68, changePercent: -2.01 },
    ]);
  });

  it.each([
    ['2026-07-01T14:51', 19, 'ka20009'],
    ['2026-07-01T14:51', 20, 'ka20006'],
    ['2026-07-01T15:41', 20, 'ka20009'],
    ['2026-07-01T15:41', 21, 'ka20006'],
    ['2026-07-04T12:00', 20, 'ka20009'],
    ['2026-07-04T12:00', 21, 'ka20006'],
  ])('at %s are at most %i: then %s is asked', async (moment, limit, api) => {
    const sent = latest(sessions(moment.slice(0, 10), 20).map((dt_n) => ({ ...LATEST_DAY, dt_n })));
    const charted = chart(() => chartDays('2026-07-03', 40));
    const { broker } = openedAt(moment);
    const days = valueOf(await broker.indexHistory({ market: 'kospi', limit }));
    expect(days).toHaveLength(limit);
    expect(new Set(days.map((it) => it.api))).toEqual(new Set([api]));
    expect(sent.length + charted.length).toBe(1);
    const estimate = valueOf(broker.estimate('indexHistory', { market: 'kospi', limit }));
    expect(estimate.calls).toBe(1);
  });
});

describe('older sessions', () => {
  const query = { market: 'kospi', from: '2026-01-02', to: '2026-06-30' } as const;

  it('come from the daily chart in hundredths, with the change from the session before', async () => {
    const sent = chart(() => [
      { ...CHART_DAY, cur_prc: '831064' },
      { ...CHART_DAY, dt: '20260629', cur_prc: '847648' },
      { ...CHART_DAY, dt: '20251230', cur_prc: '839465' },
    ]);
    const open = openedAt('2026-07-01T14:51');
    const days = valueOf(await open.broker.indexHistory(query));
    expect(sent).toMatchObject([{ api: 'ka20006', body: { inds_cd: '001', base_dt: '20260630' } }]);
    expect(days).toMatchObject([
      {
        day: '2026-06-30',
        price: 8310.64,
        change: -165.84,
        changePercent: -1.96,
        open: 8400,
        high: 8501.01,
        low: 8399.02,
        volume: 449_824_000,
        turnover: 29_690_576_000_000,
        rounding: { volume: 1000, turnover: 1_000_000 },
      },
      { day: '2026-06-29', change: 81.83, changePercent: 0.97 },
    ]);
    expect(leftOut(open)).toEqual([]);
  });

  it('compare across the border of two pages, and read one row more than the range', async () => {
    const days = chartDays('2026-06-30', 90);
    const sent = chart(({ cursor }) => {
      const start = Number(cursor ?? 0);
      const rows = days.slice(start, start + 30);
      return start + 30 < days.length ? { rows, next: `${start + 30}` } : rows;
    });
    const open = openedAt('2026-07-01T14:51');
    const found = valueOf(await open.broker.indexHistory({ market: 'kospi', limit: 60 }));
    expect(found.map(({ day }) => day.replaceAll('-', ''))).toEqual(sessions('2026-06-30', 60));
    expect(leftOut(open)).toEqual([]);
    expect(found.every(({ change }) => change === 0.01)).toBe(true);
    expect(sent).toHaveLength(3);
  });

  it('have changed from another day, where a row comes twice', async () => {
    const older = { ...CHART_DAY, dt: '20260629', cur_prc: '839465' };
    chart(() => [CHART_DAY, CHART_DAY, older]);
    const [first] = valueOf(await openedAt('2026-07-01T14:51').broker.indexHistory(query));
    expect(first?.change).toBe(81.83);
  });

  it('take a call for six hundred days, and one day more to compare with', () => {
    const calls = (limit: number) =>
      valueOf(kiwoom().estimate('indexHistory', { market: 'kospi', limit })).calls;
    expect([599, 600].map(calls)).toEqual([1, 2]);
  });

  it('leave out the first day of the history, which has nothing to compare with', async () => {
    chart(() => [CHART_DAY]);
    const open = openedAt('2026-07-01T14:51');
    expect(valueOf(await open.broker.indexHistory(query))).toEqual([]);
    expect(leftOut(open)).toMatchObject([{ day: '2026-06-30' }]);
  });

  it('are the same figures that the latest sessions have', async () => {
    latest([LATEST_DAY]);
    chart(() => [
      { ...CHART_DAY, cur_prc: '847648' },
      { ...CHART_DAY, dt: '20260629', cur_prc: '839465' },
    ]);
    const { broker } = openedAt('2026-07-01T14:51');
    const [short] = valueOf(await broker.indexHistory({ market: 'kospi', limit: 1 }));
    const [long] = valueOf(await broker.indexHistory(query));
    const shared = ({ day, price, change, changePercent, volume }: NonNullable<typeof short>) => ({
      day,
      price,
      change,
      changePercent,
      volume,
    });
    expect(short && shared(short)).toEqual(long && shared(long));
  });

  it.each([
    ['a sign that is no colour', { cur_prc: '--5x' }],
    ['a decimal', { cur_prc: '8310.64' }],
    ['a blank', { trde_prica: '' }],
  ])('with %s are unreadable', async (_, change) => {
    chart(() => [
      { ...CHART_DAY, ...change },
      { ...CHART_DAY, dt: '20260629' },
    ]);
    expect(errorOf(await kiwoom().indexHistory(query)).kind).toBe('unreadable');
  });
});
