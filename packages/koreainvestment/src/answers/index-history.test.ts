import { krxCalendar, sessionsBetween } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { INDEX_DAY, zeroIndex } from '../__fixtures__/index-rows.ts';
import { offline } from '../__fixtures__/over-nock.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { asking, compact, daysOf, pageOf, serving } from '../__fixtures__/serving.ts';

offline();

const PATH = 'inquire-index-daily-price';
const SESSIONS = sessionsBetween(krxCalendar, '2025-06-02', '2026-07-01').toReversed();
const HISTORY = SESSIONS.map((day) => ({ ...INDEX_DAY, stck_bsop_date: compact(day) }));
const served = (history = HISTORY) =>
  serving(PATH, ({ FID_INPUT_DATE_1: asOf }) => ({
    output1: { bstp_nmix_prpr: '1.00' },
    output2: pageOf(history, asOf, 100),
  }));

describe('the days of an index', () => {
  it('are a hundred a call, as of a date', async () => {
    const asked = served();
    const { broker } = asking();
    const query = { market: 'kosdaq', sector: 'chemicals', limit: 101 } as const;
    expect(daysOf(valueOf(await broker.indexHistory(query)))).toEqual(SESSIONS.slice(0, 101));
    expect(asked[0]).toEqual({
      FID_PERIOD_DIV_CODE: 'D',
      FID_COND_MRKT_DIV_CODE: 'U',
      FID_INPUT_ISCD: '1023',
      FID_INPUT_DATE_1: '20260701',
    });
    expect(asked).toHaveLength(2);
    expect(valueOf(broker.estimate('indexHistory', query)).calls).toBe(2);
  });

  it('are read in points, shares and won, the day stated', async () => {
    served();
    const [newest, before] = valueOf(
      await asking().broker.indexHistory({ market: 'kospi', limit: 2 }),
    );
    expect(newest).toMatchObject({
      api: 'FHPUP02120000',
      sector: { id: 'all', code: '0001' },
      day: '2026-07-01',
      dayBasis: 'stated',
      status: 'provisional',
      price: 2807.63,
      change: 10.3,
      changePercent: 0.37,
      open: 2802.1,
      high: 2812.62,
      low: 2796.37,
      volume: 758_166_000,
      turnover: 13_576_970_000_000,
      rounding: { volume: 1000, turnover: 1_000_000 },
    });
    expect(newest).not.toHaveProperty('breadth');
    expect(before?.status).toBe('final');
  });

  it('that fall have a change below 0 and a level above it', async () => {
    const fallen = { bstp_nmix_prdy_vrss: '-10.30', bstp_nmix_prdy_ctrt: '-0.37' };
    served(HISTORY.map((row) => ({ ...row, ...fallen })));
    const days = valueOf(await asking().broker.indexHistory({ market: 'kospi', limit: 1 }));
    expect(days).toMatchObject([{ price: 2807.63, change: -10.3, changePercent: -0.37 }]);
  });

  it('go without today before its figures stand', async () => {
    served();
    const { broker } = asking(Date.parse('2026-07-01T12:00:00+09:00'));
    expect(daysOf(valueOf(await broker.indexHistory({ market: 'kospi', limit: 1 })))).toEqual([
      '2026-06-30',
    ]);
  });

  it('go without a day whose index is 0, which is announced', async () => {
    const [first, second, third] = HISTORY;
    served([first, zeroIndex(second ?? INDEX_DAY), third].filter((it) => it !== undefined));
    const { broker, leftOut, options } = asking();
    const query = { market: 'kospi', from: '2026-06-29' } as const;
    expect(daysOf(valueOf(await broker.indexHistory(query, options)))).toEqual([
      '2026-07-01',
      '2026-06-29',
    ]);
    expect(leftOut).toEqual([{ day: '2026-06-30', because: 'the index is 0' }]);
  });

  it('may bring one date twice, and not with other figures', async () => {
    const [first, second] = HISTORY;
    const pages = [
      [first, first, second],
      [first, { ...first, acml_vol: '1' }, second],
    ];
    serving(PATH, () => ({ output2: pages.shift() }));
    const { broker } = asking();
    expect(valueOf(await broker.indexHistory({ market: 'kospi', limit: 2 }))).toHaveLength(2);
    const error = errorOf(await broker.indexHistory({ market: 'kospi', limit: 2 }));
    expect(error.kind).toBe('unreadable');
  });

  it('are empty for a code that the broker does not know', async () => {
    served(HISTORY.map(zeroIndex));
    expect(errorOf(await asking().broker.indexHistory({ market: 'kospi' })).kind).toBe('empty');
  });
});
