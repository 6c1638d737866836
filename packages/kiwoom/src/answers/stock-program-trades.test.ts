import { describe, expect, it } from 'vitest';
import { offline } from '../__fixtures__/over-nock.ts';
import { STOCK_PROGRAM_DAY } from '../__fixtures__/program-rows.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { without } from '../__fixtures__/rows.ts';
import { type Given, leftOut, openedAt, type Sent, serving } from '../__fixtures__/serving.ts';

offline();

const kiwoom = () => openedAt('2026-07-01T10:00').broker;
const serve = (rows: (sent: Sent) => Given) =>
  serving({ path: '/api/dostk/mrkcond', list: 'stk_daly_prm_trde_trnsn', rows });
const stock = '005930';

describe('programme trading of a stock', () => {
  it('comes in won and shares from one call', async () => {
    const sent = serve(() => [STOCK_PROGRAM_DAY]);
    const query = { stock, limit: 1, measures: ['value', 'volume'], venue: 'unified' } as const;
    const days = valueOf(await kiwoom().stockProgramTrades(query));
    expect(sent).toMatchObject([
      { api: 'ka90013', body: { amt_qty_tp: '1', stk_cd: '005930_AL', date: '20260630' } },
    ]);
    expect(days).toMatchObject([
      {
        stock,
        venue: 'unified',
        day: '2026-06-30',
        dayBasis: 'stated',
        status: 'final',
        value: { net: -392_058_000_000, buy: 3_371_424_000_000, sell: 3_763_482_000_000 },
        volume: { net: -1_194_479, buy: 10_139_040, sell: 11_333_519 },
        rounding: { value: 1_000_000, volume: 1 },
      },
    ]);
    expect(sent).toHaveLength(1);
  });

  it('has only the measures asked', async () => {
    serve(() => [STOCK_PROGRAM_DAY]);
    const [first] = valueOf(await kiwoom().stockProgramTrades({ stock, limit: 1 }));
    expect(first).not.toHaveProperty('volume');
    expect(first?.rounding).toEqual({ value: 1_000_000 });
  });

  it('keeps an untraded day, and leaves out the unfinished one', async () => {
    const zeros = Object.fromEntries(Object.keys(STOCK_PROGRAM_DAY).map((it) => [it, '0']));
    serve(() => [
      { ...STOCK_PROGRAM_DAY, dt: '20260701' },
      { ...zeros, dt: '20260630' },
    ]);
    const open = openedAt('2026-07-01T14:50');
    const days = valueOf(await open.broker.stockProgramTrades({ stock, limit: 1 }));
    expect(days).toMatchObject([{ day: '2026-06-30', value: { net: 0, buy: 0, sell: 0 } }]);
    expect(leftOut(open)).toMatchObject([{ day: '2026-07-01' }]);
  });

  it('takes a call for twenty days', () => {
    const calls = (limit: number) =>
      valueOf(kiwoom().estimate('stockProgramTrades', { stock, limit })).calls;
    expect([1, 20, 21, 250].map(calls)).toEqual([1, 1, 2, 13]);
  });

  it('is unreadable without one of its columns', async () => {
    serve(() => [without(STOCK_PROGRAM_DAY, 'prm_netprps_qty')]);
    const result = await kiwoom().stockProgramTrades({ stock, limit: 1 });
    expect(errorOf(result).kind).toBe('unreadable');
  });
});
