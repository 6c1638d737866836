import { krxCalendar, sessionsBetween } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { offline } from '../__fixtures__/over-nock.ts';
import { PROGRAM_DAY, withFigure } from '../__fixtures__/program-rows.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { asking, compact, daysOf, serving } from '../__fixtures__/serving.ts';

offline();

const PATH = 'comp-program-trade-daily';
const SESSIONS = sessionsBetween(krxCalendar, '2025-06-02', '2026-07-01').toReversed();
const HISTORY = SESSIONS.map((day) => ({ ...PROGRAM_DAY, stck_bsop_date: compact(day) }));

/** Rows of the range that was asked, at most so many. */
const served = (history: readonly (typeof PROGRAM_DAY)[] = HISTORY, size = 1000) =>
  serving(PATH, ({ FID_INPUT_DATE_1: from = '', FID_INPUT_DATE_2: to = '' }) => ({
    output: history.filter(({ stck_bsop_date: day }) => day >= from && day <= to).slice(0, size),
  }));

describe('programme trading of a market', () => {
  it('is asked by range, and read with its provenance', async () => {
    const asked = served();
    const { broker } = asking();
    const trades = valueOf(await broker.programTrades({ market: 'kosdaq', limit: 2 }));
    expect(asked).toEqual([
      {
        FID_COND_MRKT_DIV_CODE: 'J',
        FID_MRKT_CLS_CODE: 'Q',
        FID_INPUT_DATE_1: '20260630',
        FID_INPUT_DATE_2: '20260701',
      },
    ]);
    expect(trades[1]).toMatchObject({
      broker: 'koreainvestment',
      environment: 'live',
      api: 'FHPPG04600001',
      market: 'kosdaq',
      venue: 'krx',
      day: '2026-06-30',
      dayBasis: 'stated',
      status: 'final',
      total: { net: -130_052_000_000 },
      volume: { total: { net: -8_915_000 } },
      rounding: { value: 1_000_000, volume: 1000 },
    });
    for (const name of ['kospi200', 'basis', 'time']) expect(trades[0]).not.toHaveProperty(name);
  });

  it.each([
    ['everything that is asked', 1000, 2],
    ['fewer rows than are asked', 40, 3],
  ])('walks to the beginning of the range where a call brings %s', async (_, size, calls) => {
    const asked = served(HISTORY, size);
    const query = { market: 'kospi', limit: 120 } as const;
    const { broker } = asking();
    expect(daysOf(valueOf(await broker.programTrades(query)))).toEqual(SESSIONS.slice(0, 120));
    expect(asked).toHaveLength(calls);
    expect(valueOf(broker.estimate('programTrades', query)).calls).toBe(2);
  });

  it('never asks for a day before the range, and stops where it is reached', async () => {
    const asked = served();
    const query = { market: 'kospi', from: '2026-06-27', to: '2026-06-30' } as const; // from a Saturday
    expect(daysOf(valueOf(await asking().broker.programTrades(query)))).toEqual([
      '2026-06-30',
      '2026-06-29',
    ]);
    expect(asked.map((it) => it['FID_INPUT_DATE_1'])).toEqual(['20260627']);
  });

  it('has no row for days without a session, which is no empty market', async () => {
    const asked = served();
    const query = { market: 'kospi', from: '2026-06-27', to: '2026-06-28' } as const; // a weekend
    expect(valueOf(await asking().broker.programTrades(query))).toEqual([]);
    expect(asked.map((it) => it['FID_INPUT_DATE_1'])).toEqual(['20260626']);
  });

  it('ends where nothing older comes', async () => {
    const asked = served(HISTORY.slice(0, 5));
    expect(
      valueOf(await asking().broker.programTrades({ market: 'kospi', limit: 50 })),
    ).toHaveLength(5);
    expect(asked).toHaveLength(2);
  });

  it('is unreadable where the broker takes the first date for the last day', async () => {
    serving(PATH, ({ FID_INPUT_DATE_1: date = '' }) => ({
      output: HISTORY.filter(({ stck_bsop_date: day }) => day < date).slice(0, 30),
    }));
    const error = errorOf(await asking().broker.programTrades({ market: 'kospi' }));
    expect(error.kind).toBe('unreadable');
  });

  it('leaves out a day of zeros, which is no session', async () => {
    const [first = PROGRAM_DAY, second = PROGRAM_DAY, third = PROGRAM_DAY] = HISTORY;
    served([first, withFigure(second, '0'), third]);
    const { broker, leftOut, options } = asking();
    const query = { market: 'kospi', from: '2026-06-29' } as const;
    expect(daysOf(valueOf(await broker.programTrades(query, options)))).toEqual([
      '2026-07-01',
      '2026-06-29',
    ]);
    expect(leftOut).toEqual([{ day: '2026-06-30', because: 'every figure is 0' }]);
  });
});
