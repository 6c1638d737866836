import { flowViolations, krxCalendar, sessionsBetween } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { on, type Row, STOCK_DAY, withFigures } from '../__fixtures__/daily-rows.ts';
import { offline } from '../__fixtures__/over-nock.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { without } from '../__fixtures__/rows.ts';
import {
  asking,
  compact,
  daysOf,
  MOCK_HOST,
  pageOf,
  refusing,
  serving,
} from '../__fixtures__/serving.ts';
import { THREE_INVESTORS } from '../__fixtures__/stock-rows.ts';

offline();

const PATH = 'investor-trade-by-stock-daily';
const SESSIONS = sessionsBetween(krxCalendar, '2025-08-01', '2026-07-01').toReversed();
const HISTORY: readonly Row[] = SESSIONS.map((day) => on(STOCK_DAY, day));
const stock = '005930';

const served = (history: readonly Row[] = HISTORY) =>
  serving(PATH, ({ FID_INPUT_DATE_1: asOf }) => ({
    output1: { stck_prpr: '71100' },
    output2: pageOf(history, asOf, 30),
  }));

describe('a day of a stock', () => {
  it('is asked with five parameters, all of them present', async () => {
    const asked = served();
    await asking().broker.stockFlows({ stock, limit: 1 });
    expect(asked).toEqual([
      {
        FID_COND_MRKT_DIV_CODE: 'J',
        FID_INPUT_ISCD: '005930',
        FID_INPUT_DATE_1: '20260701',
        FID_ORG_ADJ_PRC: '',
        FID_ETC_CLS_CODE: '',
      },
    ]);
  });

  it.each([
    ['530031', 'Q530031'],
    ['760005', 'Q760005'],
    ['0197X0', '0197X0'],
    ['52J123', '52J123'],
    ['900140', '900140'],
    ['247540', '247540'],
  ])('of %s is asked of %s: an ETN has a Q in front', async (code, wire) => {
    const asked = served();
    const [flow] = valueOf(await asking().broker.stockFlows({ stock: code, limit: 1 }));
    expect(asked[0]?.['FID_INPUT_ISCD']).toBe(wire);
    expect(flow?.stock).toBe(code);
  });

  it('is read in won and shares: net, bought and sold', async () => {
    served([STOCK_DAY]);
    const query = { stock, to: '2025-08-11', limit: 1, measures: ['value', 'volume'] } as const;
    const [flow] = valueOf(await asking().broker.stockFlows(query));
    expect(flow).toMatchObject({
      broker: 'koreainvestment',
      environment: 'live',
      api: 'FHPTJ04160001',
      stock,
      venue: 'krx',
      day: '2025-08-11',
      dayBasis: 'stated',
      status: 'final',
      volumeUnit: 'share',
      rounding: { value: 1_000_000, volume: 1 },
      derived: [],
      assumed: [],
      trading: {
        lastPrice: 71_000,
        change: -800,
        shares: 11_354_253,
        turnover: 808_470_078_650,
        turnoverRounding: 1,
      },
    });
    expect(flow?.value?.foreign).toEqual({
      net: -144_363_000_000,
      buy: 180_172_000_000,
      sell: 324_535_000_000,
    });
    expect(flow?.volume?.foreignRegistered).toEqual({
      net: -2_031_350,
      buy: 2_519_478,
      sell: 4_550_828,
    });
    expect(flow?.value?.foreignOther).toEqual({
      net: 110_000_000,
      buy: 572_000_000,
      sell: 461_000_000,
    });
    expect(flow === undefined ? [] : flowViolations(flow)).toEqual([]);
  });
});

describe('the days of a stock', () => {
  it('are thirty a call, and the next page ends the day before the oldest', async () => {
    const asked = served();
    const { broker } = asking();
    const flows = valueOf(await broker.stockFlows({ stock, limit: 61 }));
    expect(daysOf(flows)).toEqual(SESSIONS.slice(0, 61));
    const before = (day = ''): string =>
      compact(new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10));
    expect(asked.map((it) => it['FID_INPUT_DATE_1'])).toEqual([
      '20260701',
      before(SESSIONS[29]),
      before(SESSIONS[59]),
    ]);
    expect(valueOf(broker.estimate('stockFlows', { stock, limit: 61 })).calls).toBe(3);
  });

  it('are one call by themselves', async () => {
    const asked = served();
    expect(valueOf(await asking().broker.stockFlows({ stock }))).toHaveLength(30);
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['15:40:59', Date.UTC(2026, 6, 1, 6, 40, 59), '2026-06-30'],
    ['15:41', Date.UTC(2026, 6, 1, 6, 41), '2026-07-01'],
  ])('end at %s with %s: today is refused before its figures stand', async (_, now, newest) => {
    const asked = serving(PATH, ({ FID_INPUT_DATE_1: asOf }) =>
      asOf === '20260701' && now < Date.UTC(2026, 6, 1, 6, 41)
        ? refusing('OPSQ2001', 'TIME LIMIT 00:00 ~ 15:40')
        : { output2: pageOf(HISTORY, asOf, 30) },
    );
    const { broker, leftOut, options } = asking(now);
    const [flow] = valueOf(await broker.stockFlows({ stock, limit: 1 }, options));
    expect(flow?.day).toBe(newest);
    expect([asked.length, leftOut.length]).toEqual([1, 0]);
  });

  it.each([
    ['16:40', 40, '2026-11-18'],
    ['16:41', 41, '2026-11-19'],
  ])('of the exam day stand an hour later: %s', async (_, minute, newest) => {
    served([on(STOCK_DAY, '2026-11-19'), on(STOCK_DAY, '2026-11-18')]);
    const now = Date.UTC(2026, 10, 19, 7, minute);
    const [flow] = valueOf(await asking(now).broker.stockFlows({ stock, limit: 1 }));
    expect(flow?.day).toBe(newest);
  });

  it('before a listing and in a halt are rows of zeros, not holes', async () => {
    const halted = {
      ...withFigures(on(STOCK_DAY, '2026-06-30'), '0'),
      acml_vol: '0',
      acml_tr_pbmn: '0',
      stck_oprc: '0',
      stck_hgpr: '0',
      stck_lwpr: '0',
    };
    served([
      on(STOCK_DAY, '2026-07-01'),
      halted,
      { ...halted, stck_bsop_date: '20260629', stck_clpr: '0' },
    ]);
    const [, second, third] = valueOf(await asking().broker.stockFlows({ stock, limit: 3 }));
    expect(second?.value?.foreign).toEqual({ net: 0, buy: 0, sell: 0 });
    expect(second).not.toHaveProperty('trading');
    expect(third?.day).toBe('2026-06-29');
  });
});

describe('a figure that is not there', () => {
  const day = on(STOCK_DAY, '2026-07-01');
  it('is no traded volume where it does not fit its column', async () => {
    served([{ ...day, acml_vol: '4294967295' }]);
    const [flow] = valueOf(await asking().broker.stockFlows({ stock: '252670', limit: 1 }));
    expect(flow?.value?.individual.net).toBe(120_110_000_000);
    expect(flow).not.toHaveProperty('trading');
  });

  it.each([
    ['investors that are blank', withFigures(day, ''), 'every figure is blank'],
    ['a price that is blank', { ...day, stck_clpr: '' }, 'there is no price'],
    ['a price that is 0', { ...day, stck_clpr: '0' }, 'there is no price'],
    ['a change that is blank', { ...day, prdy_vrss: '' }, 'there is no price'],
  ])('leaves the row out: %s', async (_, row, because) => {
    served([row, on(STOCK_DAY, '2026-06-30')]);
    const { broker, leftOut, options } = asking();
    const flows = valueOf(await broker.stockFlows({ stock, from: '2026-06-30' }, options));
    expect(daysOf(flows)).toEqual(['2026-06-30']);
    expect(leftOut).toEqual([{ day: '2026-07-01', because }]);
  });

  it('of a column that is not read may be missing', async () => {
    const row = [
      'bold_yn',
      'prdy_ctrt',
      'stck_oprc',
      'etc_seln_vol',
      'etc_ntby_qty',
    ].reduce<object>(without, day);
    served([row as Row]);
    expect(valueOf(await asking().broker.stockFlows({ stock, limit: 1 }))).toHaveLength(1);
  });

  it('of a column that is read makes the answer unreadable', async () => {
    served([without(day, 'acml_vol') as Row]);
    const error = errorOf(await asking().broker.stockFlows({ stock, limit: 1 }));
    expect(error).toMatchObject({ kind: 'unreadable', issues: [{ path: 'output2.0.acml_vol' }] });
  });
});

describe('an answer that cannot be right', () => {
  const [first, second] = HISTORY as [Row, Row];
  it.each([
    ['the same thirty rows again', HISTORY.slice(0, 30), 60],
    ['one date twice with other figures', [first, { ...first, prsn_ntby_qty: '7' }], 2],
    ['days that go forward', [second, first], 2],
  ])('is unreadable: %s', async (_, output2, limit) => {
    serving(PATH, () => ({ output2 }));
    expect(errorOf(await asking().broker.stockFlows({ stock, limit })).kind).toBe('unreadable');
  });

  it('is empty without rows', async () => {
    serving(PATH, () => ({ output2: [] }));
    expect(errorOf(await asking().broker.stockFlows({ stock: '999999' })).kind).toBe('empty');
  });
});

describe('the mock host', () => {
  const MOCK_PATH = 'inquire-investor';
  const RECENT = { ...THREE_INVESTORS, stck_bsop_date: '20260701' };
  const BLANK = Object.fromEntries(
    Object.entries(RECENT).map(([name, text]) => [name, /^(stck|prdy)/.test(name) ? text : '']),
  );
  const recent = (rows: readonly object[]) =>
    serving(MOCK_PATH, () => ({ output: rows }), MOCK_HOST);
  const mock = (now?: number) => asking(now, { environment: 'mock' });

  it('answers with three investors and both sides of the last thirty sessions in one call', async () => {
    const asked = recent(
      SESSIONS.slice(0, 30).map((day) => ({ ...RECENT, stck_bsop_date: compact(day) })),
    );
    const { broker } = mock();
    const query = { stock: '000660', measures: ['value', 'volume'] } as const;
    const flows = valueOf(await broker.stockFlows(query));
    expect(daysOf(flows)).toEqual(SESSIONS.slice(0, 30));
    expect(asked).toEqual([{ FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '000660' }]);
    expect(flows[0]).toMatchObject({
      api: 'FHKST01010900',
      environment: 'mock',
      dayBasis: 'stated',
    });
    expect(flows[0]).not.toHaveProperty('trading');
    expect(flows[0]?.value).toEqual({
      individual: { net: -37_176_000_000, buy: 60_368_000_000, sell: 97_544_000_000 },
      foreign: { net: 102_959_000_000, buy: 186_166_000_000, sell: 83_207_000_000 },
      institution: { net: -64_984_000_000, buy: 286_505_000_000, sell: 351_489_000_000 },
    });
    expect(flows[0]?.volume?.foreign).toEqual({ net: 797_458, buy: 1_442_791, sell: 645_333 });
  });

  it.each([
    [
      'before its figures stand',
      Date.UTC(2026, 6, 1, 6, 40),
      'the figures of the day do not stand yet',
    ],
    ['after that', Date.UTC(2026, 6, 1, 7), 'every figure is blank'],
  ])('has a blank first row that is left out and announced: %s', async (_, now, because) => {
    recent([BLANK, { ...RECENT, stck_bsop_date: '20260630' }]);
    const { broker, leftOut, options } = mock(now);
    const flows = valueOf(await broker.stockFlows({ stock }, options));
    expect(daysOf(flows)).toEqual(['2026-06-30']);
    expect(leftOut).toEqual([{ day: '2026-07-01', because }]);
  });

  it('is not asked for what lies before', () => {
    const { broker } = mock();
    const reason = (to: string) => broker.refusal('stockFlows', { stock, to })?.kind;
    expect(reason(SESSIONS[30] ?? '')).toBe('unsupported');
    expect(reason(SESSIONS[29] ?? '')).toBeUndefined();
  });
});
