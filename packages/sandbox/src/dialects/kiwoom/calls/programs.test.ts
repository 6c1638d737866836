import { describe, expect, test } from 'vitest';
import { dashed, pagesOf, rowsIn, startSandboxOnce } from '../../__fixtures__/callers.ts';

const { sandbox, kiwoom } = await startSandboxOnce({ now: '2026-11-26T14:30:30+09:00' });

const BODY = {
  date: '20261126',
  amt_qty_tp: '1',
  mrkt_tp: 'P00101',
  min_tic_tp: '1',
  stex_tp: '1',
};
/** Reads either grammar: two minuses are one. */
const read = (text = ''): number => Number(text.replace('--', '-'));
const half = (figure: number, exact: number): void =>
  expect(Math.abs(figure - exact)).toBeLessThanOrEqual(0.5);

describe('ka90005', () => {
  const ask = (body: Partial<typeof BODY> = {}, key?: string) =>
    kiwoom.call('ka90005', { ...BODY, ...body }, key);

  test('is a session by the minute, newest first, the last rows from before the opening', async () => {
    const rows = (await pagesOf((key) => ask({}, key), 'prm_trde_trnsn')).flat();
    const times = rows.map(({ cntr_tm }) => cntr_tm);
    const last = rows.at(-1);
    expect(times[0]).toBe('143000');
    expect(times).toStrictEqual([...new Set(times)].toSorted().toReversed());
    expect(times.length).toBeGreaterThan(300);
    expect(last).toMatchObject({ all_sel: '0', kospi200: '0', basis: '' });
    expect(last?.['cntr_tm']).toMatch(/^085\d00$/u);
  });

  test('is the truth of its minute, two minuses and all', async () => {
    const rows = rowsIn(await ask(), 'prm_trde_trnsn');
    for (const row of rows.slice(0, 30)) {
      const time = row['cntr_tm'] ?? '';
      const at = Date.parse(`2026-11-26T${time.slice(0, 2)}:${time.slice(2, 4)}:00+09:00`);
      const { value, volume } = sandbox.truth.program({ market: 'kospi', at });
      half(read(row['dfrt_trde_sel']), value.arbitrage.sell / 1e6);
      half(read(row['ndiffpro_trde_buy']), value.nonArbitrage.buy / 1e6);
      half(read(row['all_netprps']), value.total.net / 1e6);
      half(read(row['ndiffpro_trde_netprps_qty']), volume.nonArbitrage.net / 1e3);
      expect(row['all_netprps']).toMatch(/^(\+|--)\d+$/u);
      const index = sandbox.truth.kospi200({ at });
      expect(Math.abs(Number(row['kospi200']))).toBe(index.hundredths);
    }
  });

  test('a past session can be asked for; market and venue must agree', async () => {
    const rows = rowsIn(await ask({ date: '20260302' }), 'prm_trde_trnsn');
    expect(rows[0]?.['cntr_tm']).toBe('153000');
    const { json } = await ask({ mrkt_tp: 'P001_AL01' });
    expect(json['return_msg']).toContain('파라미터=mrkt_tp');
    const unified = await ask({ mrkt_tp: 'P101_AL02', stex_tp: '3' });
    expect(rowsIn(unified, 'prm_trde_trnsn')).toHaveLength(100);
  });
});

test('ka90010: a market by day, today unfinished first, one minus and decimals', async () => {
  const rows = rowsIn(
    await kiwoom.call('ka90010', { ...BODY, mrkt_tp: 'P10102' }),
    'prm_trde_trnsn',
  );
  expect(rows).toHaveLength(100);
  expect(rows[0]?.['cntr_tm']).toBe('20261126000000');
  for (const row of rows.slice(0, 30)) {
    const day = dashed(row['cntr_tm']);
    const { value } = sandbox.truth.program({ market: 'kosdaq', day });
    half(Number(row['dfrt_trde_netprps']), value.arbitrage.net / 1e6);
    half(Number(row['all_netprps']), value.total.net / 1e6);
    half(Number(row['all_buy']), value.total.buy / 1e6);
    expect(row['dfrt_trde_netprps']).toMatch(/^[+-]\d+$/u);
    expect(row['all_netprps']).toMatch(/^-?\d+$/u);
    const index = sandbox.truth.kospi200({ day });
    expect(Math.abs(Number(row['kospi200'])) * 100).toBeCloseTo(index.hundredths, 6);
  }
});

test('ka90013: a stock by day, twenty a page, each with its change', async () => {
  const first = await kiwoom.call('ka90013', { stk_cd: '000660', amt_qty_tp: '1', date: '' });
  const rows = rowsIn(first, 'stk_daly_prm_trde_trnsn');
  expect(rows).toHaveLength(20);
  rows.forEach((row, at) => {
    const { value, volume } = sandbox.truth.stockProgram({
      stock: '000660',
      day: dashed(row['dt']),
    });
    half(read(row['prm_netprps_amt']), value.total.net / 1e6);
    half(read(row['prm_sell_amt']), value.total.sell / 1e6);
    expect(read(row['prm_netprps_qty'])).toBe(volume.total.net);
    const before = rows[at + 1];
    if (before === undefined) return;
    expect(read(row['prm_netprps_amt_irds'])).toBe(
      read(row['prm_netprps_amt']) - read(before['prm_netprps_amt']),
    );
    expect(read(row['prm_netprps_qty_irds'])).toBe(
      read(row['prm_netprps_qty']) - read(before['prm_netprps_qty']),
    );
  });
  const second = await kiwoom.call(
    'ka90013',
    { stk_cd: '000660' },
    first.headers.get('next-key') ?? '',
  );
  const older = rowsIn(second, 'stk_daly_prm_trde_trnsn');
  expect((older[0]?.['dt'] ?? '') < (rows.at(-1)?.['dt'] ?? '')).toBe(true);
});

test('ka10010: fifteen of eighteen texts are blank', async () => {
  const { json } = await kiwoom.call('ka10010', { stk_cd: '005930' });
  const texts = Object.entries(json).filter(([name]) => !name.startsWith('return_'));
  expect(texts).toHaveLength(18);
  expect(texts.filter(([, text]) => text === '')).toHaveLength(15);
  expect(json['all_dfrt_trst_netprps_qty']).toBe('0');
});
