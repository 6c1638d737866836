import { describe, expect, it } from 'vitest';
import { offline } from '../__fixtures__/over-nock.ts';
import { PROGRAM_DAY, PROGRAM_MINUTE, QUIET_PROGRAM } from '../__fixtures__/program-rows.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { without } from '../__fixtures__/rows.ts';
import { type Given, leftOut, openedAt, type Sent, serving } from '../__fixtures__/serving.ts';

offline();

const kiwoom = () => openedAt('2026-07-01T10:00').broker;
const PATH = '/api/dostk/mrkcond';
const serve = (rows: (sent: Sent) => Given) =>
  serving({ path: PATH, list: 'prm_trde_trnsn', rows });
const KINDS = {
  arbitrage: { net: -182_925_000_000, buy: 246_460_000_000, sell: 429_385_000_000 },
  nonArbitrage: { net: -1_067_591_000_000, buy: 9_861_242_000_000, sell: 10_928_833_000_000 },
  total: { net: -1_250_516_000_000, buy: 10_107_702_000_000, sell: 11_358_218_000_000 },
  volume: {
    arbitrage: { net: -700_000, buy: 1_116_000, sell: 1_816_000 },
    nonArbitrage: { net: -7_222_000, buy: 109_416_000, sell: 116_638_000 },
    total: { net: -7_922_000, buy: 110_532_000, sell: 118_454_000 },
  },
  rounding: { value: 1_000_000, volume: 1000 },
};

describe('programme trading by day', () => {
  it('takes a call for a hundred days, and one where the range has none', () => {
    const calls = (query: object) =>
      valueOf(kiwoom().estimate('programTrades', { market: 'kospi', ...query })).calls;
    expect([1, 100, 101, 250].map((limit) => calls({ limit }))).toEqual([1, 1, 2, 3]);
    expect(calls({ from: '2026-06-27', to: '2026-06-28' })).toBe(1);
  });

  it('comes with one minus and decimals', async () => {
    const sent = serve(() => [PROGRAM_DAY]);
    const days = valueOf(await kiwoom().programTrades({ market: 'kospi', limit: 1 }));
    expect(sent).toMatchObject([
      {
        api: 'ka90010',
        body: {
          date: '20260630',
          amt_qty_tp: '1',
          mrkt_tp: 'P00101',
          min_tic_tp: '0',
          stex_tp: '1',
        },
      },
    ]);
    expect(days).toMatchObject([
      {
        ...KINDS,
        day: '2026-06-30',
        dayBasis: 'stated',
        status: 'final',
        kospi200: 1338.85,
        basis: -1.25,
      },
    ]);
    expect(days[0]).not.toHaveProperty('time');
  });

  it.each([
    ['kospi', 'krx', 'P00101', '1'],
    ['kospi', 'nxt', 'P001_NX01', '2'],
    ['kospi', 'unified', 'P001_AL01', '3'],
    ['kosdaq', 'krx', 'P10102', '1'],
    ['kosdaq', 'nxt', 'P101_NX02', '2'],
    ['kosdaq', 'unified', 'P101_AL02', '3'],
  ] as const)('of %s at %s is asked as %s', async (market, venue, mrkt_tp, stex_tp) => {
    const sent = serve(() => [PROGRAM_DAY]);
    await kiwoom().programTrades({ market, venue, limit: 1 });
    expect(sent).toMatchObject([{ body: { mrkt_tp, stex_tp } }]);
  });

  it('has no quantities where the broker gives none', async () => {
    serve(() => [without(PROGRAM_DAY, 'dfrt_trde_buy_qty')]);
    const [first] = valueOf(await kiwoom().programTrades({ market: 'kospi', limit: 1 }));
    expect(first).not.toHaveProperty('volume');
    expect(first?.rounding).toEqual({ value: 1_000_000 });
  });

  it('leaves out today before 15:41, and a day without a trade', async () => {
    serve(() => [
      { ...PROGRAM_DAY, cntr_tm: '20260701000000' },
      { ...QUIET_PROGRAM, cntr_tm: '20260630000000' },
      { ...PROGRAM_DAY, cntr_tm: '20260629000000' },
    ]);
    const open = openedAt('2026-07-01T15:40');
    const days = valueOf(await open.broker.programTrades({ market: 'kospi', limit: 1 }));
    expect(days.map(({ day }) => day)).toEqual(['2026-06-29']);
    expect(leftOut(open)).toMatchObject([{ day: '2026-07-01' }, { day: '2026-06-30' }]);
  });

  it.each([
    ['a time of day', { cntr_tm: '20260630145100' }],
    ['no amount', { all_buy: '' }],
    ['an amount below 0', { all_buy: '-5' }],
    ['a level in words', { kospi200: '없음' }],
  ])('with %s is unreadable', async (_, change) => {
    serve(() => [{ ...PROGRAM_DAY, ...change }]);
    const result = await kiwoom().programTrades({ market: 'kospi', limit: 1 });
    expect(errorOf(result).kind).toBe('unreadable');
  });
});

describe('programme trading by the minute', () => {
  const query = { market: 'kospi', day: '2026-06-30' } as const;

  it('comes oldest first from every page, with a doubled minus and hundredths', async () => {
    const sent = serve(({ cursor }) =>
      cursor === undefined
        ? { rows: [PROGRAM_MINUTE, { ...PROGRAM_MINUTE, cntr_tm: '145000' }], next: 'more' }
        : [{ ...PROGRAM_MINUTE, cntr_tm: '145000' }, QUIET_PROGRAM],
    );
    const minutes = valueOf(await kiwoom().programTradesIntraday(query));
    expect(sent).toMatchObject([
      { api: 'ka90005', body: { date: '20260630', mrkt_tp: 'P00101', min_tic_tp: '1' } },
      { cursor: 'more' },
    ]);
    expect(minutes.map(({ time }) => time)).toEqual(['08:59:00', '14:50:00', '14:51:00']);
    expect(minutes.at(-1)).toMatchObject({
      ...KINDS,
      day: '2026-06-30',
      dayBasis: 'requested',
      status: 'final',
      kospi200: 1338.85,
      basis: 10,
    });
    expect(minutes[0]).not.toHaveProperty('kospi200');
    expect(minutes[0]).not.toHaveProperty('basis');
  });

  it('reads a basis below 0 in either grammar', async () => {
    serve(() => [
      { ...PROGRAM_MINUTE, basis: '--1.25' },
      { ...PROGRAM_MINUTE, cntr_tm: '145000', basis: '-1.25' },
    ]);
    const minutes = valueOf(await kiwoom().programTradesIntraday(query));
    expect(minutes.map(({ basis }) => basis)).toEqual([-1.25, -1.25]);
  });

  it.each<readonly [string, Given, string]>([
    [
      'minutes that ascend',
      [PROGRAM_MINUTE, { ...PROGRAM_MINUTE, cntr_tm: '145200' }],
      'unreadable',
    ],
    ['a minute twice', [PROGRAM_MINUTE, { ...PROGRAM_MINUTE, all_buy: '1' }], 'unreadable'],
    ['no time of day', [{ ...PROGRAM_MINUTE, cntr_tm: '246000' }], 'unreadable'],
    ['nothing but zeros', [QUIET_PROGRAM], 'empty'],
    ['no row', [], 'empty'],
  ])('with %s is a failure', async (_, rows, kind) => {
    serve(() => rows);
    expect(errorOf(await kiwoom().programTradesIntraday(query)).kind).toBe(kind);
  });
});
