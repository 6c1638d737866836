import { describe, expect, test } from 'vitest';
import {
  type Rows,
  callKiwoom,
  dashed,
  pagesOf,
  rowsIn,
  startSandboxOnce,
} from '../../__fixtures__/callers.ts';
import { type Sandbox, startSandbox } from '../../../sandbox.ts';

const { sandbox, kiwoom } = await startSandboxOnce({ now: '2026-11-26T14:30:30+09:00' });

const CHEMICALS = { market: 'kospi', sector: 'chemicals' } as const;
const indexOf = (day: string, where: Parameters<Sandbox['truth']['index']>[0] = CHEMICALS) => {
  const index = sandbox.truth.index({ ...where, day });
  if (index === undefined) throw new Error(`No index on ${day}`);
  return index;
};
const half = (text: string | undefined, exact: number): void =>
  expect(Math.abs(Number(text) - exact)).toBeLessThanOrEqual(0.5);

describe('ka20001', () => {
  test('is the truth in decimals, coloured by the last close', async () => {
    const { json } = await kiwoom.call('ka20001', { mrkt_tp: '0', inds_cd: '008' });
    const header = json as Readonly<Record<string, string>>;
    const index = indexOf('2026-11-26');
    expect(Math.abs(Number(header['cur_prc'])) * 100).toBeCloseTo(index.hundredths, 6);
    expect(Number(header['pred_pre']) * 100).toBeCloseTo(index.changeHundredths, 6);
    expect(Number(header['flu_rt']) * 100).toBeCloseTo(index.percentHundredths, 6);
    expect(Math.abs(Number(header['high_pric'])) * 100).toBeCloseTo(index.highHundredths, 6);
    half(header['trde_qty'], index.volume / 1e3);
    half(header['trde_prica'], index.turnover / 1e6);
    const base = index.hundredths - index.changeHundredths;
    expect(header['low_pric']?.startsWith('-')).toBe(index.lowHundredths < base);
    const breadth = sandbox.truth.breadth(CHEMICALS);
    const counts = ['rising', 'stdns', 'fall'].map((name) => Number(header[name]));
    expect(counts).toStrictEqual([breadth.advancing, breadth.unchanged, breadth.declining]);
    expect(Number(header['trde_frmatn_stk_num'])).toBe(counts.reduce((a, b) => a + b, 0));
    expect(Number(header['52wk_hgst_pric'])).toBeGreaterThanOrEqual(index.highHundredths / 100);
  });

  test('has twenty ticks of ten seconds, and two sentinels after the close', async () => {
    const ticks = async (from: ReturnType<typeof callKiwoom>) =>
      rowsIn(await from.call('ka20001', { mrkt_tp: '0', inds_cd: '001' }), 'inds_cur_prc_tm');
    const going = await ticks(kiwoom);
    expect(going).toHaveLength(20);
    expect(going[0]?.['tm_n']).toMatch(/^1430[345]0$/u);
    await using evening = await startSandbox({ now: '2026-11-26T18:00:00+09:00' });
    const closed = await ticks(callKiwoom(evening));
    expect(closed.slice(0, 3).map(({ tm_n }) => tm_n)).toStrictEqual([
      '999999',
      '888888',
      '152950',
    ]);
  });

  test('looks at the code alone, and refuses one it does not know', async () => {
    const at = async (mrkt_tp: string) =>
      (await kiwoom.call('ka20001', { mrkt_tp, inds_cd: '101' })).json['cur_prc'];
    expect(await at('1')).toBe(await at('0'));
    const { json } = await kiwoom.call('ka20001', { mrkt_tp: '0', inds_cd: '777' });
    expect(json['return_msg']).toContain('[1901:');
  });
});

test('ka20003: every sector and what else is an index, with its issues', async () => {
  const rows = rowsIn(await kiwoom.call('ka20003', { inds_cd: '001' }), 'all_inds_idex');
  expect(rows).toHaveLength(31);
  expect(rowsIn(await kiwoom.call('ka20003', { inds_cd: '101' }), 'all_inds_idex')).toHaveLength(
    34,
  );
  const row = rows.find(({ stk_cd }) => stk_cd === '008');
  const breadth = sandbox.truth.breadth(CHEMICALS);
  expect(row).toMatchObject({
    stk_nm: '화학',
    wght: '',
    upl: String(breadth.upperLimit),
    rising: String(breadth.advancing),
    lst: String(breadth.lowerLimit),
    flo_stk_num: String(breadth.listed),
  });
  half(row?.['trde_prica'], indexOf('2026-11-26').turnover / 1e6);
  expect(rows.at(-1)).toMatchObject({ stk_cd: '605', flo_stk_num: '0' });
});

describe('ka20006', () => {
  const BODY = { inds_cd: '008', base_dt: '20261126' };

  test('is the truth in hundredths without a sign', async () => {
    const rows = rowsIn(await kiwoom.call('ka20006', BODY), 'inds_dt_pole_qry');
    for (const row of rows.slice(0, 60)) {
      const index = indexOf(dashed(row['dt']));
      expect(row).toMatchObject({
        cur_prc: String(index.hundredths),
        open_pric: String(index.openHundredths),
        high_pric: String(index.highHundredths),
        low_pric: String(index.lowHundredths),
      });
      half(row['trde_qty'], index.volume / 1e3);
      half(row['trde_prica'], index.turnover / 1e6);
      expect(Object.keys(row)).toHaveLength(7);
    }
  });

  test('a session begins where the one before ended', async () => {
    const rows = rowsIn(await kiwoom.call('ka20006', BODY), 'inds_dt_pole_qry');
    const index = indexOf(dashed(rows[5]?.['dt']));
    expect(Number(rows[6]?.['cur_prc'])).toBe(index.hundredths - index.changeHundredths);
  });

  test('pages lead back to the first session of the code', async () => {
    const ask = (key?: string) => kiwoom.call('ka20006', { ...BODY, inds_cd: '029' }, key);
    const days = (await pagesOf(ask, 'inds_dt_pole_qry')).flat().map(({ dt }) => dt);
    expect(days.at(-1)).toBe('20241209');
    expect(days).toStrictEqual([...new Set(days)].toSorted().toReversed());
  });
});

test('ka20009: twenty sessions, today’s unfinished one first', async () => {
  const reply = await kiwoom.call('ka20009', { mrkt_tp: '0', inds_cd: '008' });
  const rows = rowsIn(reply, 'inds_cur_prc_daly_rept');
  expect(rows).toHaveLength(20);
  expect(rows[0]).toMatchObject({ dt_n: '20261126', cur_prc_n: reply.json['cur_prc'] });
  for (const row of rows) {
    const index = indexOf(dashed(row['dt_n']));
    expect(Math.abs(Number(row['cur_prc_n'])) * 100).toBeCloseTo(index.hundredths, 6);
    expect(Number(row['pred_pre_n']) * 100).toBeCloseTo(index.changeHundredths, 6);
    half(row['acc_trde_qty_n'], index.volume / 1e3);
  }
});

describe('ka20002', () => {
  const BODY = { mrkt_tp: '0', inds_cd: '013', stex_tp: '1' };
  const ask = async (body: Partial<typeof BODY>, key?: string) =>
    kiwoom.call('ka20002', { ...BODY, ...body }, key);
  const codes = (rows: Rows) => rows.map(({ stk_cd }) => stk_cd);

  test('is the stocks of a sector, in the order of their codes', async () => {
    const rows = rowsIn(await ask({}), 'inds_stkpc');
    expect(codes(rows)).toStrictEqual(
      [...sandbox.truth.members({ market: 'kospi', sector: 'electrical-electronics' })].toSorted(),
    );
    const row = rows.find(({ stk_cd }) => stk_cd === '005930');
    const { last, change, range, shares } = sandbox.truth.stockTrading({ stock: '005930' });
    expect(Object.keys(row ?? {})).toHaveLength(12);
    expect(Math.abs(Number(row?.['cur_prc']))).toBe(last);
    expect(Number(row?.['pred_pre'])).toBe(change);
    expect(Math.abs(Number(row?.['high_pric']))).toBe(range?.high);
    expect(row?.['now_trde_qty']).toBe(String(shares));
  });

  test('the whole of KOSPI takes two pages and lists the funds too', async () => {
    const first = await ask({ inds_cd: '001' });
    expect(rowsIn(first, 'inds_stkpc')).toHaveLength(100);
    const second = await ask({ inds_cd: '001' }, first.headers.get('next-key') ?? '');
    expect(second.headers.get('cont-yn')).toBe('N');
    const all = codes([...rowsIn(first, 'inds_stkpc'), ...rowsIn(second, 'inds_stkpc')]);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toContain('069500');
    expect(all).not.toContain('117930');
  });

  test('a venue marks its codes, and a halted stock has no range', async () => {
    const nxt = codes(rowsIn(await ask({ inds_cd: '101', stex_tp: '2' }), 'inds_stkpc'));
    expect(nxt).toContain('247540_NX');
    const kosdaq = rowsIn(await ask({ inds_cd: '101' }), 'inds_stkpc');
    expect(kosdaq.find(({ stk_cd }) => stk_cd === '348080')).toMatchObject({
      cur_prc: expect.stringMatching(/^\d+$/u),
      now_trde_qty: '0',
      open_pric: '0',
      sel_bid: '0',
    });
  });
});

test('ka10099: every issue of a market, padded with zeros', async () => {
  const rows = rowsIn(await kiwoom.call('ka10099', { mrkt_tp: '0' }), 'list');
  expect(rows.find(({ code }) => code === '005930')).toStrictEqual({
    code: '005930',
    name: '삼성전자',
    listCount: '0000005846278608',
    auditInfo: '정상',
    regDay: '20100104',
    lastPrice: expect.stringMatching(/^\d{8}$/u),
    state: expect.any(String),
    marketCode: '0',
    marketName: '거래소',
    upName: '전기/전자',
    upSizeName: '대형주',
    companyClassName: '',
    orderWarning: '0',
    nxtEnable: 'Y',
    kind: 'A',
  });
  const funds = rowsIn(await kiwoom.call('ka10099', { mrkt_tp: '8' }), 'list');
  expect(funds.map(({ code }) => code)).toContain('0197X0');
  expect(funds[0]).toMatchObject({ upName: '', upSizeName: '', nxtEnable: '' });
  expect(rowsIn(await kiwoom.call('ka10099', { mrkt_tp: '50' }), 'list')).toStrictEqual([]);
});
