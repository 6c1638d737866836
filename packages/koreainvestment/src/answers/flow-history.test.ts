import { flowViolations, krxCalendar, sessionsBetween } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { MARKET_DAY, on, type Row, withNets } from '../__fixtures__/daily-rows.ts';
import { offline } from '../__fixtures__/over-nock.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { asking, compact, daysOf, pageOf, refusing, serving } from '../__fixtures__/serving.ts';

offline();

const PATH = 'inquire-investor-daily-by-market';
const SESSIONS = sessionsBetween(krxCalendar, '2024-12-02', '2026-07-01').toReversed();
const HISTORY: readonly Row[] = SESSIONS.map((day) => on(MARKET_DAY, day));

const served = (history: readonly Row[] = HISTORY, size = 300) =>
  serving(PATH, ({ FID_INPUT_DATE_1: asOf }) => ({ output: pageOf(history, asOf, size) }));

describe('a day of a market', () => {
  it('is asked with six parameters, the sector in two of them', async () => {
    const asked = served();
    await asking().broker.flowHistory({ market: 'kosdaq', sector: 'venture', limit: 1 });
    expect(asked).toEqual([
      {
        FID_COND_MRKT_DIV_CODE: 'U',
        FID_INPUT_ISCD: '1043',
        FID_INPUT_DATE_1: '20260701',
        FID_INPUT_ISCD_1: 'KSQ',
        FID_INPUT_DATE_2: '20260701',
        FID_INPUT_ISCD_2: '1043',
      },
    ]);
  });

  it('is read in won and shares, with its day, index and provenance', async () => {
    served([MARKET_DAY]);
    const query = { market: 'kospi', to: '2024-05-17', measures: ['value', 'volume'] } as const;
    const [flow] = valueOf(await asking().broker.flowHistory(query));
    expect(flow).toMatchObject({
      broker: 'koreainvestment',
      environment: 'live',
      api: 'FHPTJ04040000',
      observedAt: '2026-07-01T11:31:00.000Z',
      market: 'kospi',
      sector: { id: 'all', level: 'total', code: '0001' },
      venue: 'krx',
      day: '2024-05-17',
      dayBasis: 'stated',
      status: 'final',
      volumeUnit: 'share',
      rounding: { value: 1_000_000, volume: 1000 },
      derived: [],
      assumed: ['venue'],
      index: { price: 2724.62, change: -28.38, changePercent: -1.03 },
    });
    expect(flow?.value?.foreign).toEqual({ net: -597_490_000_000 });
    expect(flow?.volume?.foreign).toEqual({ net: -18_565_000 });
    expect(flow?.value?.foreignOther).toEqual({ net: 186_000_000 });
    expect(flow?.volume?.privateFund).toEqual({ net: -431_000 });
    expect(flow === undefined ? [] : flowViolations(flow)).toEqual([]);
  });

  it('holds the measures that were asked, the value by itself', async () => {
    served();
    const [flow] = valueOf(await asking().broker.flowHistory({ market: 'kospi', limit: 1 }));
    expect(flow).not.toHaveProperty('volume');
    expect(flow?.rounding).toEqual({ value: 1_000_000 });
  });

  it('under a code that had another meaning then has no id', async () => {
    served();
    const query = { market: 'kospi', sector: 'it-services', to: '2024-12-06', limit: 1 } as const;
    const [flow] = valueOf(await asking().broker.flowHistory(query));
    expect(flow?.sector).toEqual({ code: '0029', name: '0029' });
  });
});

describe('the days of a market', () => {
  it('are thirty sessions in one call, the newest first', async () => {
    const asked = served();
    const flows = valueOf(await asking().broker.flowHistory({ market: 'kospi' }));
    expect(daysOf(flows)).toEqual(SESSIONS.slice(0, 30));
    expect(asked).toHaveLength(1);
  });

  it('go on from the day before the oldest, and no page is asked that no one needs', async () => {
    const asked = served();
    const { broker } = asking();
    const query = { market: 'kospi', from: '2025-01-04' } as const; // a Saturday
    const flows = valueOf(await broker.flowHistory(query));
    expect(daysOf(flows)).toEqual(SESSIONS.filter((day) => day >= '2025-01-04'));
    const oldest = SESSIONS[299] ?? '';
    expect(asked.map((it) => it['FID_INPUT_DATE_1'])).toEqual([
      '20260701',
      compact(new Date(Date.parse(oldest) - 86_400_000).toISOString().slice(0, 10)),
    ]);
    expect(valueOf(broker.estimate('flowHistory', query)).calls).toBe(2);
  });

  it('need no second call for a range that begins on a weekend just before the page ends', async () => {
    const day = '2026-05-04'; // a Monday
    const asked = served(HISTORY, SESSIONS.indexOf(day) + 1);
    const query = { market: 'kospi', from: '2026-05-01' } as const; // a holiday, then a weekend
    expect(daysOf(valueOf(await asking().broker.flowHistory(query))).at(-1)).toBe(day);
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['an empty page', { output: [] }],
    ['a code that says so', refusing('KIOK0560', '조회할 내용이 없습니다')],
  ])('end with %s', async (_, nothing) => {
    const pages = [{ output: HISTORY.slice(0, 3) }, nothing];
    serving(PATH, () => pages.shift() ?? {});
    const flows = valueOf(await asking().broker.flowHistory({ market: 'kospi', limit: 9 }));
    expect(daysOf(flows)).toEqual(SESSIONS.slice(0, 3));
    expect(pages).toEqual([]);
  });

  it('fail as a whole when a later page is refused', async () => {
    const pages = [{ output: HISTORY.slice(0, 3) }, refusing('OPSQ2001', 'ERROR INVALID DATE')];
    serving(PATH, () => pages.shift() ?? {});
    const error = errorOf(await asking().broker.flowHistory({ market: 'kospi', limit: 9 }));
    expect(error).toMatchObject({ kind: 'rejected', code: 'OPSQ2001' });
  });

  it('are not asked for today before its figures stand, nor is a row of today given', async () => {
    const asked = served();
    const { broker, leftOut, options } = asking(Date.UTC(2026, 6, 1, 6)); // 15:00
    const flows = valueOf(await broker.flowHistory({ market: 'kospi', limit: 1 }, options));
    expect(daysOf(flows)).toEqual(['2026-06-30']);
    expect(asked[0]?.['FID_INPUT_DATE_1']).toBe('20260630');
    expect(leftOut).toEqual([]);
  });

  it('announce a row of today that comes all the same', async () => {
    serving(PATH, () => ({ output: HISTORY.slice(0, 2) }));
    const { broker, leftOut, options } = asking(Date.UTC(2026, 6, 1, 6, 40, 59));
    const flows = valueOf(await broker.flowHistory({ market: 'kospi', limit: 1 }, options));
    expect(daysOf(flows)).toEqual(['2026-06-30']);
    expect(leftOut).toEqual([expect.objectContaining({ day: '2026-07-01' })]);
  });

  it.each([
    ['23:59', Date.UTC(2026, 6, 1, 14, 59), '2026-07-01', 'provisional'],
    ['00:01', Date.UTC(2026, 6, 1, 15, 1), '2026-07-01', 'final'],
    ['15:41', Date.UTC(2026, 6, 2, 6, 41), '2026-07-02', 'provisional'],
  ])('asked at %s end with the right day', async (_, now, day, status) => {
    serving(PATH, ({ FID_INPUT_DATE_1: asOf = '' }) => ({
      output: pageOf([on(MARKET_DAY, '2026-07-02'), ...HISTORY], asOf, 300),
    }));
    const [flow] = valueOf(await asking(now).broker.flowHistory({ market: 'kospi', limit: 1 }));
    expect(flow).toMatchObject({ day, status });
  });
});

describe('what is no day', () => {
  it.each([
    ['zeros', withNets(on(MARKET_DAY, '2026-06-30'), '0'), 'every figure is 0'],
    ['blanks', withNets(on(MARKET_DAY, '2026-06-30'), ''), 'every figure is blank'],
    [
      'half an index',
      { ...on(MARKET_DAY, '2026-06-30'), bstp_nmix_prdy_ctrt: '' },
      'the index is half blank',
    ],
  ])('is left out and announced: %s', async (_, row, because) => {
    served([on(MARKET_DAY, '2026-07-01'), row, on(MARKET_DAY, '2026-06-29')]);
    const { broker, leftOut, options } = asking();
    const flows = valueOf(
      await broker.flowHistory({ market: 'kospi', from: '2026-06-29' }, options),
    );
    expect(daysOf(flows)).toEqual(['2026-07-01', '2026-06-29']);
    expect(leftOut).toEqual([{ day: '2026-06-30', because }]);
  });

  it('is empty where a whole answer is zeros: the broker does not know the code', async () => {
    served(HISTORY.map((row) => withNets(row, '0')));
    const query = { market: 'kosdaq', sector: 'venture' } as const;
    expect(errorOf(await asking().broker.flowHistory(query))).toMatchObject({
      kind: 'empty',
      because: 'every figure of the answer is 0',
    });
  });

  it('is left out day by day before a sector began: only a first answer of zeros is empty', async () => {
    const pages = [HISTORY.slice(0, 2), HISTORY.slice(2, 4).map((row) => withNets(row, '0'))];
    serving(PATH, () => ({ output: pages.shift() ?? [] }));
    const { broker, leftOut, options } = asking();
    const query = { market: 'kospi', sector: 'it-services', limit: 9 } as const;
    expect(daysOf(valueOf(await broker.flowHistory(query, options)))).toEqual(SESSIONS.slice(0, 2));
    expect(leftOut.map(({ day }) => day)).toEqual(SESSIONS.slice(2, 4));
  });

  it('is empty where there is no row', async () => {
    serving(PATH, () => ({ output: [] }));
    expect(errorOf(await asking().broker.flowHistory({ market: 'kospi' })).kind).toBe('empty');
  });

  it('has no index where the row has none', async () => {
    served([
      { ...MARKET_DAY, bstp_nmix_prpr: '', bstp_nmix_prdy_vrss: '', bstp_nmix_prdy_ctrt: '' },
    ]);
    const query = { market: 'kospi', to: '2024-05-17', limit: 1 } as const;
    expect(valueOf(await asking().broker.flowHistory(query))[0]).not.toHaveProperty('index');
  });
});
