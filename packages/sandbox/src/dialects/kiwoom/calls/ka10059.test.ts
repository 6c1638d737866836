import { describe, expect, test } from 'vitest';
import {
  type Rows,
  callKiwoom,
  dashed,
  pagesOf,
  rowsIn,
  startSandboxOnce,
} from '../../__fixtures__/callers.ts';
import { KIWOOM_BODIES } from '../../__fixtures__/samples.ts';
import { startSandbox } from '../../../sandbox.ts';

const { sandbox, kiwoom } = await startSandboxOnce({ now: '2026-11-26T21:00:00+09:00' });

const BODY = { ...KIWOOM_BODIES['ka10059'] };
const ask = async (body: typeof BODY = {}, key?: string): Promise<Rows> =>
  rowsIn(await kiwoom.call('ka10059', { ...BODY, ...body }, key), 'stk_invsr_orgn');

const COLUMNS = {
  ind_invsr: 'individual',
  frgnr_invsr: 'foreignRegistered',
  orgn: 'institution',
  fnnc_invt: 'financialInvestment',
  insrnc: 'insurance',
  invtrt: 'investmentTrust',
  etc_fnnc: 'otherFinance',
  bank: 'bank',
  penfnd_etc: 'pension',
  samo_fund: 'privateFund',
  natn: 'government',
  etc_corp: 'otherCorporation',
  natfor: 'foreignOther',
} as const;
const half = (exact: number, unit: number): number => Math.abs(exact) / unit;

test('a page is a hundred sessions of twenty texts, newest first', async () => {
  const rows = await ask();
  expect(rows).toHaveLength(100);
  const days = rows.map(({ dt }) => dt);
  expect(days[0]).toBe('20261126');
  expect(days).toStrictEqual([...new Set(days)].toSorted().toReversed());
  for (const row of rows) {
    expect(Object.keys(row)).toStrictEqual([
      'dt',
      'cur_prc',
      'pre_sig',
      'pred_pre',
      'flu_rt',
      'acc_trde_qty',
      'acc_trde_prica',
      ...Object.keys(COLUMNS),
    ]);
    for (const column of Object.keys(COLUMNS)) expect(row[column]).toMatch(/^(0|-?[1-9]\d*)$/u);
    expect(row['flu_rt']).toMatch(/^(0|[+-][1-9]\d*)$/u);
  }
});

test.each([
  ['1', 'value', 1_000_000],
  ['2', 'volume', 1],
] as const)('with amt_qty_tp %s it is the truth in its unit', async (amt_qty_tp, measure, unit) => {
  for (const row of await ask({ amt_qty_tp, stk_cd: '000660' })) {
    const at = { stock: '000660', day: dashed(row['dt']) };
    const table = sandbox.truth.stockFlow(at)[measure];
    for (const [column, investor] of Object.entries(COLUMNS)) {
      const off = Number(row[column]) - table[investor].net / unit;
      expect(Math.abs(off)).toBeLessThanOrEqual(unit === 1 ? 0 : 0.5);
    }
    const trading = sandbox.truth.stockTrading(at);
    expect(Math.abs(Number(row['cur_prc']))).toBe(trading.last);
    expect(Number(row['pred_pre'])).toBe(trading.change);
    expect(row['acc_trde_qty']).toBe(String(trading.shares));
    expect(half(Number(row['acc_trde_prica']) * 1e6 - trading.turnover, 1e6)).toBeLessThanOrEqual(
      0.5,
    );
    const percent = (100 * trading.change) / (trading.last - trading.change);
    expect(Number(row['flu_rt']) / 100).toBeCloseTo(percent, 2);
  }
});

test('pages lead back through the whole history, without a gap or a repeat', async () => {
  const body = { ...BODY, stk_cd: '278470' };
  const pages = await pagesOf((key) => kiwoom.call('ka10059', body, key), 'stk_invsr_orgn');
  const days = pages.flat().map(({ dt }) => dt);
  expect(days.at(-1)).toBe('20240227');
  expect(new Set(days).size).toBe(days.length);
  expect(days.length).toBe(sandbox.truth.holdings('278470').length);
});

test('the day is a last day: a day off means the session before, a day to come the latest', async () => {
  expect((await ask({ dt: '20261122' }))[0]?.['dt']).toBe('20261120');
  expect((await ask({ dt: '20270301' }))[0]?.['dt']).toBe('20261126');
  expect(await ask({ dt: '20091230' })).toStrictEqual([]);
});

test('buying less selling is the net', async () => {
  const [net, buy, sell] = await Promise.all(
    ['0', '1', '2'].map(async (trde_tp) => (await ask({ trde_tp, amt_qty_tp: '2' }))[0]),
  );
  expect(Number(buy?.['ind_invsr']) - Number(sell?.['ind_invsr'])).toBe(Number(net?.['ind_invsr']));
});

test('a halted stock has rows of zeros, a delisted one none, an unknown one a refusal', async () => {
  const [idle] = await ask({ stk_cd: '348080' });
  expect(idle).toMatchObject({ pre_sig: '0', pred_pre: '0', flu_rt: '0', acc_trde_qty: '0' });
  expect(idle).toMatchObject({ cur_prc: expect.stringMatching(/^\d+$/u), ind_invsr: '0' });
  expect(await ask({ stk_cd: '117930' })).toStrictEqual([]);
  const said = async (stk_cd: string) =>
    (await kiwoom.call('ka10059', { ...BODY, stk_cd })).json['return_msg'];
  expect(await said('999999')).toContain('[1902:');
  expect(await said('069500_NX')).toContain('[1903:');
  expect(await said('5930')).toContain('[1517:');
});

test('a venue has its own trading', async () => {
  const shares = async (stk_cd: string) => Number((await ask({ stk_cd }))[0]?.['acc_trde_qty']);
  expect((await shares('005930')) + (await shares('005930_NX'))).toBe(await shares('005930_AL'));
});

test('quantities end at 32 bits', async () => {
  const { truth } = sandbox;
  const busy = [...truth.holdings('252670')]
    .slice(0, 100)
    .filter(({ tradedShares }) => tradedShares > 2 ** 32);
  expect(busy.length).toBeGreaterThan(0);
  const rows = await ask({ stk_cd: '252670' });
  const row = rows.find(({ dt }) => dashed(dt) === busy[0]?.day);
  expect(row?.['acc_trde_qty']).toBe('4294967295');
});

describe('today’s row', () => {
  const at = async (now: string) => {
    await using other = await startSandbox({ now });
    const reply = await callKiwoom(other).call('ka10059', { ...BODY, amt_qty_tp: '2' });
    return rowsIn(reply, 'stk_invsr_orgn');
  };

  test('is a copy of the row before until the opening', async () => {
    const [today, before] = await at('2026-11-26T08:00:00+09:00');
    expect(today).toStrictEqual({ ...before, dt: '20261126' });
  });

  test('knows nothing of individuals while trading goes on', async () => {
    const [today] = await at('2026-11-26T13:30:00+09:00');
    expect(today).toMatchObject({ dt: '20261126', ind_invsr: '0', samo_fund: '0' });
    expect(today?.['frgnr_invsr']).toMatch(/^-?\d+000$/u);
    expect(today?.['acc_trde_qty']).not.toBe('0');
  });

  test('is whole from 15:41 on, and moves once more at 20:15', async () => {
    const [today] = await at('2026-11-26T15:41:00+09:00');
    const [evening] = await at('2026-11-26T20:15:00+09:00');
    const zero = (row: Rows[number] | undefined) =>
      ['ind_invsr', 'frgnr_invsr', 'orgn', 'etc_corp', 'natfor'].reduce(
        (sum, column) => sum + Number(row?.[column]),
        0,
      );
    expect([zero(today), zero(evening)]).toStrictEqual([0, 0]);
    expect(evening?.['frgnr_invsr']).not.toBe(today?.['frgnr_invsr']);
  });
});

test.each(['dt', 'stk_cd', 'amt_qty_tp', 'trde_tp', 'unit_tp'])(
  '%s must be there',
  async (name) => {
    const { json } = await kiwoom.call('ka10059', { ...BODY, [name]: '' });
    expect(json['return_msg']).toContain(`[1511:`);
    expect(json['return_msg']).toContain(`파라미터=${name}`);
  },
);
