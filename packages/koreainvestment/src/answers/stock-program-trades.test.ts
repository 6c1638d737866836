import { krxCalendar, sessionsBetween } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { offline } from '../__fixtures__/over-nock.ts';
import { STOCK_PROGRAM_DAY, withFigure } from '../__fixtures__/program-rows.ts';
import { valueOf } from '../__fixtures__/results.ts';
import { asking, compact, daysOf, pageOf, serving } from '../__fixtures__/serving.ts';

offline();

const PATH = 'program-trade-by-stock-daily';
const SESSIONS = sessionsBetween(krxCalendar, '2026-01-02', '2026-07-01').toReversed();
const HISTORY = SESSIONS.map((day) => ({ ...STOCK_PROGRAM_DAY, stck_bsop_date: compact(day) }));
const served = (history: readonly (typeof STOCK_PROGRAM_DAY)[] = HISTORY) =>
  serving(PATH, ({ FID_INPUT_DATE_1: asOf }) => ({ output: pageOf(history, asOf, 30) }));
const stock = '005930';

describe('programme trading of a stock', () => {
  it('is thirty days a call, as of a date', async () => {
    const asked = served();
    const { broker } = asking();
    expect(daysOf(valueOf(await broker.stockProgramTrades({ stock, limit: 31 })))).toEqual(
      SESSIONS.slice(0, 31),
    );
    expect(asked[0]).toEqual({
      FID_COND_MRKT_DIV_CODE: 'J',
      FID_INPUT_ISCD: '005930',
      FID_INPUT_DATE_1: '20260701',
    });
    expect(asked).toHaveLength(2);
    const calls = (limit: number) =>
      valueOf(broker.estimate('stockProgramTrades', { stock, limit })).calls;
    expect([1, 30, 31, 60].map(calls)).toEqual([1, 1, 2, 2]);
  });

  it('holds the measures that were asked, in won and shares', async () => {
    served();
    const query = { stock, limit: 1, measures: ['volume', 'value'] } as const;
    const [both] = valueOf(await asking().broker.stockProgramTrades(query));
    expect(both).toMatchObject({
      api: 'FHPPG04650201',
      dayBasis: 'stated',
      status: 'provisional',
      value: { net: -261_775_932_200, buy: 714_977_274_500, sell: 976_753_206_700 },
      volume: { net: -3_552_043, buy: 9_690_098, sell: 13_242_141 },
      rounding: { value: 1, volume: 1 },
    });
    const [value] = valueOf(await asking().broker.stockProgramTrades({ stock, limit: 1 }));
    expect(value).not.toHaveProperty('volume');
    expect(value?.rounding).toEqual({ value: 1 });
  });

  it('goes without today before its figures stand', async () => {
    const asked = served();
    const { broker } = asking(Date.parse('2026-07-01T15:40:00+09:00'));
    const [trade] = valueOf(await broker.stockProgramTrades({ stock, limit: 1 }));
    expect([trade?.day, asked[0]?.['FID_INPUT_DATE_1']]).toEqual(['2026-06-30', '20260630']);
  });

  it('keeps a day without any, and leaves out one of blanks', async () => {
    const [first = STOCK_PROGRAM_DAY, second = STOCK_PROGRAM_DAY] = HISTORY;
    served([withFigure(first, '0'), withFigure(second, '')]);
    const { broker, leftOut, options } = asking();
    const query = { stock, from: '2026-06-30' } as const;
    const trades = valueOf(await broker.stockProgramTrades(query, options));
    expect(trades.map(({ value }) => value)).toEqual([{ net: 0, buy: 0, sell: 0 }]);
    expect(leftOut).toEqual([{ day: '2026-06-30', because: 'every figure is blank' }]);
  });
});
