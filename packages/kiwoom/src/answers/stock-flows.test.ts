import { flowViolations } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { offline } from '../__fixtures__/over-nock.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import {
  type Given,
  leftOut,
  openedAt,
  type Sent,
  serving,
  sessions,
} from '../__fixtures__/serving.ts';
import { STOCK_ROW, UNTRADED_DAY } from '../__fixtures__/stock-rows.ts';

offline();

const kiwoom = () => openedAt('2026-07-01T10:00').broker;
const PATH = '/api/dostk/stkinfo';
const stock = '005930';
const serve = (rows: (sent: Sent) => Given) =>
  serving({ path: PATH, list: 'stk_invsr_orgn', rows });
const on = (dt: string, more: object = {}): object => ({ ...STOCK_ROW, dt, ...more });

/** So many sessions, a hundred a page. */
const paged =
  (days: readonly string[]) =>
  ({ cursor }: Sent): Given => {
    const start = Number((cursor ?? '0').replace('from-', ''));
    const rows = days.slice(start, start + 100).map((day) => on(day));
    return start + 100 < days.length ? { rows, next: `from-${start + 100}` } : rows;
  };

describe('the days of a stock', () => {
  it('come newest first with provenance and trading', async () => {
    const sent = serve(() => [on('20260630'), on('20260629')]);
    const { broker } = openedAt('2026-07-01T10:00');
    const [first, ...others] = valueOf(await broker.stockFlows({ stock, limit: 2 }));
    expect(sent.map(({ body }) => body['dt'])).toEqual(['20260630']);
    expect(others).toHaveLength(1);
    expect(first).toMatchObject({
      broker: 'kiwoom',
      api: 'ka10059',
      stock,
      day: '2026-06-30',
      dayBasis: 'stated',
      status: 'final',
      venue: 'krx',
      volumeUnit: 'share',
      rounding: { value: 1_000_000 },
      derived: ['foreign'],
      assumed: [],
      trading: {
        lastPrice: 299_500,
        change: -7500,
        shares: 30_195_334,
        turnover: 9_008_513_000_000,
        turnoverRounding: 1_000_000,
      },
    });
    expect(first?.volume).toBeUndefined();
    expect(first === undefined ? [] : flowViolations(first)).toEqual([]);
  });

  it('have value and volume from two calls', async () => {
    serve(({ body }) => [on('20260630', body['amt_qty_tp'] === '2' ? { ind_invsr: '77' } : {})]);
    const measures = ['volume', 'value'] as const;
    const [first] = valueOf(await kiwoom().stockFlows({ stock, limit: 1, measures }));
    expect(first?.value?.individual.net).toBe(14_808_000_000);
    expect(first?.volume?.individual.net).toBe(77);
    expect(first?.rounding).toEqual({ value: 1_000_000, volume: 1 });
  });

  it.each([
    [250, 3, 3],
    [100, 1, 1],
    [101, 2, 2],
  ])('take for %i sessions %i calls a measure', async (limit, calls, pages) => {
    const days = sessions('2026-06-30', 260);
    const sent = serve(paged(days));
    const { broker } = openedAt('2026-07-01T10:00');
    const query = { stock, limit, measures: ['value', 'volume'] } as const;
    const rows = valueOf(await broker.stockFlows(query));
    expect(rows.map(({ day }) => day.replaceAll('-', ''))).toEqual(days.slice(0, limit));
    expect(sent).toHaveLength(calls * 2);
    expect(new Set(sent.map(({ cursor }) => cursor)).size).toBe(pages);
    expect(valueOf(broker.estimate('stockFlows', query)).calls).toBe(calls * 2);
  });

  it('keep an untraded day as a row of zeros without trading', async () => {
    serve(() => [{ ...UNTRADED_DAY, dt: '20260630' }]);
    const [first] = valueOf(await kiwoom().stockFlows({ stock, limit: 1 }));
    expect(first?.value?.individual).toEqual({ net: 0 });
    expect(first).not.toHaveProperty('trading');
  });

  it('have no trading where the traded volume did not fit its column', async () => {
    serve(() => [on('20260630', { acc_trde_qty: '4294967295' })]);
    const [first] = valueOf(await kiwoom().stockFlows({ stock: '252670', limit: 1 }));
    expect(first).not.toHaveProperty('trading');
    expect(first?.value?.individual.net).toBe(14_808_000_000);
  });

  it.each(['0', ''])('leave out a traded day whose price is "%s"', async (cur_prc) => {
    serve(() => [on('20260630', { cur_prc }), on('20260629')]);
    const open = openedAt('2026-07-01T10:00');
    const rows = valueOf(await open.broker.stockFlows({ stock, limit: 1 }));
    expect(rows.map(({ day }) => day)).toEqual(['2026-06-29']);
    expect(leftOut(open)).toMatchObject([{ day: '2026-06-30', because: 'there is no price' }]);
  });
});

describe('today', () => {
  const half = on('20260701', { ind_invsr: '0' });

  it.each(['15:40', '09:30', '08:00'])('is in no answer at %s, whatever is sent', async (time) => {
    const sent = serve(() => [half, on('20260630')]);
    const open = openedAt(`2026-07-01T${time}`);
    const rows = valueOf(await open.broker.stockFlows({ stock, limit: 1 }));
    expect(rows.map(({ day }) => day)).toEqual(['2026-06-30']);
    expect(sent[0]?.body['dt']).toBe('20260630');
    expect(leftOut(open)).toMatchObject([{ day: '2026-07-01' }]);
  });

  it('is in from 15:41 on, provisional', async () => {
    serve(() => [on('20260701'), on('20260630')]);
    const { broker } = openedAt('2026-07-01T15:41');
    const [first] = valueOf(await broker.stockFlows({ stock, limit: 1 }));
    expect(first).toMatchObject({ day: '2026-07-01', status: 'provisional' });
  });

  it('is left out after 15:41 while its row is half filled', async () => {
    serve(() => [half, on('20260630', { ind_invsr: '0' })]);
    const open = openedAt('2026-07-01T15:50');
    const rows = valueOf(await open.broker.stockFlows({ stock, limit: 1 }));
    // Individuals of a past day may be 0 in truth.
    expect(rows.map(({ day }) => day)).toEqual(['2026-06-30']);
    expect(leftOut(open)).toMatchObject([
      { day: '2026-07-01', because: 'the row is half filled: individuals are missing' },
    ]);
  });

  it.each([
    ['2026-07-01T23:59', '2026-07-01'],
    ['2026-07-02T00:01', '2026-07-01'],
  ])('at %s the default range ends with %s', async (moment, newest) => {
    const sent = serve(() => [on('20260701')]);
    const { broker } = openedAt(moment);
    const [first] = valueOf(await broker.stockFlows({ stock }));
    expect(first?.day).toBe(newest);
    expect(sent[0]?.body['dt']).toBe('20260701');
  });
});

describe('an answer that cannot be trusted', () => {
  const query = { stock, limit: 150, measures: ['value', 'volume'] } as const;
  const ask = async (rows: (sent: Sent) => Given) => {
    serve(rows);
    return kiwoom().stockFlows(query);
  };
  const isVolume = ({ body }: Sent): boolean => body['amt_qty_tp'] === '2';

  const [newest, before] = [on('20260630'), on('20260629')];
  it.each<readonly [string, (sent: Sent) => Given]>([
    ['a day that only one measure has', (sent) => (isVolume(sent) ? [newest] : [newest, before])],
    ['days that differ', (sent) => [isVolume(sent) ? before : newest]],
    ['more of one', (sent) => (isVolume(sent) ? [newest] : { rows: [newest], next: 'x' })],
    ['more of the other', (sent) => (isVolume(sent) ? { rows: [newest], next: 'x' } : [newest])],
    ['a blank cursor', () => ({ rows: [newest], next: ' ' })],
    ['a page that comes again', () => ({ rows: [newest], next: 'x' })],
    ['days that ascend', () => [before, newest]],
    ['one day twice with other figures', () => [newest, on('20260630', { bank: '1' })]],
    ['a fraction', () => [on('20260630', { bank: '1.5' })]],
  ])('with %s is unreadable, never a short list', async (_, rows) => {
    expect(errorOf(await ask(rows))).toMatchObject({
      kind: 'unreadable',
      at: { operation: 'stockFlows', api: 'ka10059' },
    });
  });

  it('without a row is empty', async () => {
    expect(errorOf(await ask(() => []))).toMatchObject({ kind: 'empty', at: { api: 'ka10059' } });
  });

  it('one day twice with the same figures is taken once', async () => {
    const rows = valueOf(await ask(() => [on('20260630'), on('20260630'), on('20260629')]));
    expect(rows.map(({ day }) => day)).toEqual(['2026-06-30', '2026-06-29']);
  });
});
