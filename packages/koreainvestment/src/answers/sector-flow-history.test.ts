import { krxCalendar, sessionsBetween } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { MARKET_DAY, on, type Row, withNets } from '../__fixtures__/daily-rows.ts';
import { offline } from '../__fixtures__/over-nock.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { type Asked, asking, pageOf, pagesOf, refusing, serving } from '../__fixtures__/serving.ts';
import { pairsOf } from '../wire/codes.ts';

offline();

const PATH = 'inquire-investor-daily-by-market';
const SESSIONS = sessionsBetween(krxCalendar, '2025-12-02', '2026-07-01').toReversed();
const HISTORY: readonly Row[] = SESSIONS.map((day) => on(MARKET_DAY, day));
const CODES = pairsOf('kospi').map(({ pair }) => pair.sector);

/** Each sector has its own history; a page holds so many rows. */
const served = (histories: Readonly<Record<string, readonly Row[]>> = {}, size = 300) =>
  serving(PATH, ({ FID_INPUT_DATE_1: asOf, FID_INPUT_ISCD_2: code = '' }) => ({
    output: pageOf(histories[code] ?? HISTORY, asOf, size),
  }));

const rowsOf = (
  flows: readonly { readonly day: string; readonly sector: { readonly code: string } }[],
) => flows.map(({ day, sector }) => `${day} ${sector.code}`);
const both = (asked: Asked): string => `${asked['FID_INPUT_ISCD']} ${asked['FID_INPUT_ISCD_2']}`;

describe('every sector of a market', () => {
  it('comes newest day first, in a day in the order of the registry, a call a sector', async () => {
    const asked = served();
    const { broker } = asking();
    const flows = valueOf(await broker.sectorFlowHistory({ market: 'kospi', limit: 3 }));
    expect(rowsOf(flows)).toEqual(
      SESSIONS.slice(0, 3).flatMap((day) => CODES.map((code) => `${day} ${code}`)),
    );
    expect(asked.map(both).toSorted()).toEqual(CODES.map((code) => `${code} ${code}`));
    const { calls } = valueOf(broker.estimate('sectorFlowHistory', { market: 'kospi', limit: 3 }));
    expect(calls).toBe(CODES.length);
  });

  it('is thirty sessions by itself, whatever the number of its rows', async () => {
    served();
    const flows = valueOf(await asking().broker.sectorFlowHistory({ market: 'kospi' }));
    expect(new Set(flows.map(({ day }) => day)).size).toBe(30);
    expect(flows).toHaveLength(30 * CODES.length);
  });

  it('goes on from the day before the oldest, sector by sector', async () => {
    const asked = served({}, 4);
    const query = { market: 'kospi', from: SESSIONS[6] } as const;
    const flows = valueOf(await asking().broker.sectorFlowHistory(query));
    expect(flows).toHaveLength(7 * CODES.length);
    expect(asked).toHaveLength(2 * CODES.length);
  });

  it('is complete on every page, also where sectors have pages of other lengths', async () => {
    serving(PATH, ({ FID_INPUT_DATE_1: asOf, FID_INPUT_ISCD_2: code }) => ({
      output: pageOf(HISTORY, asOf, code === '0001' ? 4 : 3),
    }));
    const { broker } = asking();
    const pages = await pagesOf(
      broker.sectorFlowHistoryPages({ market: 'kospi', from: SESSIONS[7], limit: 8 }),
    );
    const days = pages.flatMap((page) => (typeof page === 'string' ? [page] : [...page]));
    expect(days).toEqual(SESSIONS.slice(0, 8).flatMap((day) => CODES.map(() => day)));
  });
});

describe('a sector that has nothing', () => {
  it.each([
    ['no row', [] as readonly Row[], 'the sector has no days'],
    [
      'zeros on every day',
      HISTORY.map((row) => withNets(row, '0')),
      'every figure is 0 on every day',
    ],
  ])('is left out and announced once: %s', async (_, rows, because) => {
    served({ '0030': rows });
    const { broker, leftOut, options } = asking();
    const query = { market: 'kospi', limit: 2 } as const;
    const flows = valueOf(await broker.sectorFlowHistory(query, options));
    expect(flows).toHaveLength(2 * (CODES.length - 1));
    expect(flows.some(({ sector }) => sector.code === '0030')).toBe(false);
    expect(leftOut).toEqual([{ code: '0030', because }]);
  });

  it('on one day is left out of that day, with its code and its day', async () => {
    const [newest, second, ...older] = HISTORY as [Row, Row, ...Row[]];
    served({ '0005': [newest, withNets(second, '0'), ...older], '0006': [newest, ...older] });
    const { broker, leftOut, options } = asking();
    const query = { market: 'kospi', limit: 3 } as const;
    const flows = valueOf(await broker.sectorFlowHistory(query, options));
    expect(flows).toHaveLength(3 * CODES.length - 2);
    expect(leftOut).toEqual([
      { day: SESSIONS[1], code: '0006', because: 'the sector has no row of the day' },
      { day: SESSIONS[1], code: '0005', because: 'every figure is 0' },
    ]);
  });

  it('on one day is left out of that day alone where its row is blank', async () => {
    const [newest, second, ...older] = HISTORY as [Row, Row, ...Row[]];
    const blank = Object.fromEntries(Object.keys(second).map((column) => [column, '']));
    const day = { stck_bsop_date: second['stck_bsop_date'] };
    served({ '0005': [newest, { ...blank, ...day }, ...older] });
    const { broker, leftOut, options } = asking();
    const query = { market: 'kospi', limit: 3 } as const;
    expect(valueOf(await broker.sectorFlowHistory(query, options))).toHaveLength(
      3 * CODES.length - 1,
    );
    expect(leftOut).toEqual([{ day: SESSIONS[1], code: '0005', because: 'every figure is blank' }]);
  });

  it('that began later is simply not there before', async () => {
    served({ '0029': HISTORY.slice(0, 2) }, 2);
    const { broker, leftOut, options } = asking();
    const query = { market: 'kospi', limit: 4 } as const;
    const flows = valueOf(await broker.sectorFlowHistory(query, options));
    expect(flows).toHaveLength(4 * CODES.length - 2);
    expect(leftOut).toEqual([]);
  });

  it('makes the question empty where it is the whole market', async () => {
    served({ '0001': HISTORY.map((row) => withNets(row, '0')) });
    const error = errorOf(await asking().broker.sectorFlowHistory({ market: 'kospi' }));
    expect(error.kind).toBe('empty');
  });

  it('is a day of no session where the whole market is zero', async () => {
    const [newest, ...older] = HISTORY as [Row, ...Row[]];
    served({ '0001': [withNets(newest, '0'), ...older] });
    const { broker, leftOut, options } = asking();
    const query = { market: 'kospi', limit: 1 } as const;
    const flows = valueOf(await broker.sectorFlowHistory(query, options));
    expect(flows[0]?.day).toBe(SESSIONS[1]);
    expect(leftOut).toEqual([{ day: SESSIONS[0], because: 'every figure is 0' }]);
  });
});

describe('one sector that fails', () => {
  it.each([
    ['a refusal', () => refusing('OPSQ2001', 'ERROR INVALID FID_INPUT_ISCD'), 'rejected'],
    [
      'a row that is none',
      () => ({ output: [{ ...HISTORY[0], orgn_ntby_tr_pbmn: '' }] }),
      'unreadable',
    ],
    ['days out of order', () => ({ output: HISTORY.slice(0, 2).toReversed() }), 'unreadable'],
  ])('fails the question: %s', async (_, answer, kind) => {
    serving(PATH, ({ FID_INPUT_ISCD_2: code }) =>
      code === '0012' ? answer() : { output: HISTORY.slice(0, 5) },
    );
    const query = { market: 'kospi', limit: 2 } as const;
    expect(errorOf(await asking().broker.sectorFlowHistory(query)).kind).toBe(kind);
  });

  it('fails it where the same page comes again', async () => {
    serving(PATH, ({ FID_INPUT_DATE_1: asOf, FID_INPUT_ISCD_2: code }) => ({
      output: code === '0012' ? HISTORY.slice(0, 2) : pageOf(HISTORY, asOf, 2),
    }));
    const query = { market: 'kospi', limit: 4 } as const;
    expect(errorOf(await asking().broker.sectorFlowHistory(query)).kind).toBe('unreadable');
  });
});
