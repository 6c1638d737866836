import { expect, test } from 'vitest';
import {
  type Reply,
  callKoreaInvestment,
  dashed,
  rowIn,
  rowsIn,
  startSandboxOnce,
} from '../../__fixtures__/callers.ts';
import { KOREA_INVESTMENT_QUERIES } from '../../__fixtures__/samples.ts';
import { startSandbox } from '../../../sandbox.ts';

const { sandbox, broker } = await startSandboxOnce({
  now: '2026-11-26T21:00:00+09:00',
});

const QUERY = { ...KOREA_INVESTMENT_QUERIES['FHPTJ04160001'] };
const ask = (query: typeof QUERY = {}): Promise<Reply> =>
  broker.call('FHPTJ04160001', { ...QUERY, ...query });
const rowsOf = async (query: typeof QUERY = {}) => rowsIn(await ask(query), 'output2');

const QUANTITIES = {
  frgn_ntby_qty: ['foreign', 'net'],
  frgn_reg_ntby_qty: ['foreignRegistered', 'net'],
  frgn_nreg_ntby_qty: ['foreignOther', 'net'],
  pe_fund_ntby_vol: ['privateFund', 'net'],
  etc_corp_ntby_vol: ['otherCorporation', 'net'],
  frgn_reg_askp_qty: ['foreignRegistered', 'sell'],
  frgn_reg_bidp_qty: ['foreignRegistered', 'buy'],
  prsn_seln_vol: ['individual', 'sell'],
  scrt_shnu_vol: ['financialInvestment', 'buy'],
  mrbn_shnu_vol: ['otherFinance', 'buy'],
} as const;
const AMOUNTS = {
  frgn_reg_ntby_pbmn: ['foreignRegistered', 'net'],
  frgn_ntby_tr_pbmn: ['foreign', 'net'],
  fund_ntby_tr_pbmn: ['pension', 'net'],
  frgn_nreg_askp_pbmn: ['foreignOther', 'sell'],
  frgn_nreg_bidp_pbmn: ['foreignOther', 'buy'],
  orgn_seln_tr_pbmn: ['institution', 'sell'],
  pe_fund_shnu_tr_pbmn: ['privateFund', 'buy'],
} as const;

test('thirty sessions of 101 texts, and a quote of now', async () => {
  const reply = await ask();
  expect(Object.keys(reply.json)).toStrictEqual(['output1', 'output2', 'rt_cd', 'msg_cd', 'msg1']);
  expect(Object.keys(rowIn(reply, 'output1'))).toHaveLength(7);
  const rows = rowsIn(reply, 'output2');
  expect(rows).toHaveLength(30);
  for (const row of rows) expect(Object.keys(row)).toHaveLength(101);
  expect(reply.headers.get('tr_cont')).toBe('');
});

test('figures are the truth: shares exact, amounts in 백만원, turnover in won', async () => {
  for (const row of await rowsOf({ FID_INPUT_DATE_1: '20251031' })) {
    const at = { stock: '005930', day: dashed(row['stck_bsop_date']) };
    const { value, volume } = sandbox.truth.stockFlow(at);
    for (const [column, [investor, side]] of Object.entries(QUANTITIES)) {
      expect(row[column]).toBe(String(volume[investor][side]));
    }
    for (const [column, [investor, side]] of Object.entries(AMOUNTS)) {
      expect(Math.abs(Number(row[column]) - value[investor][side] / 1e6)).toBeLessThanOrEqual(0.5);
    }
    const { shares, turnover, range, last, change } = sandbox.truth.stockTrading(at);
    expect(row).toMatchObject({
      stck_clpr: String(last),
      prdy_vrss: String(change),
      acml_vol: String(shares),
      acml_tr_pbmn: String(turnover),
      stck_oprc: String(range?.open),
      stck_hgpr: String(range?.high),
      stck_lwpr: String(range?.low),
    });
    expect(Number(row['etc_ntby_qty'])).toBe(
      volume.otherCorporation.net + volume.otherOrganization.net,
    );
  }
});

test('sums of a row close in shares', async () => {
  for (const row of await rowsOf()) {
    const of = (name: string): number => Number(row[name]);
    const nets = ['frgn_ntby_qty', 'prsn_ntby_qty', 'orgn_ntby_qty', 'etc_ntby_qty'].map(of);
    expect(nets.reduce((a, b) => a + b, 0)).toBe(0);
    const sold = ['frgn_seln_vol', 'prsn_seln_vol', 'orgn_seln_vol', 'etc_seln_vol'].map(of);
    expect(sold.reduce((a, b) => a + b, 0)).toBe(of('acml_vol'));
  }
});

test('an older page is asked for by its day', async () => {
  const first = await rowsOf();
  const oldest = dashed(first.at(-1)?.['stck_bsop_date']);
  const before = new Date(Date.parse(oldest) - 86_400_000).toISOString().slice(0, 10);
  const second = await rowsOf({ FID_INPUT_DATE_1: before.replaceAll('-', '') });
  expect(second).toHaveLength(30);
  expect(dashed(second[0]?.['stck_bsop_date']) < oldest).toBe(true);
  const days = [...first, ...second].map((row) => row['stck_bsop_date']);
  expect(new Set(days).size).toBe(60);
});

test('today is refused until 15:41', async () => {
  await using other = await startSandbox({ now: '2026-11-26T15:40:30+09:00' });
  const caller = callKoreaInvestment(other);
  const of = (query: typeof QUERY = {}) => caller.call('FHPTJ04160001', { ...QUERY, ...query });
  expect(await of()).toMatchObject({
    status: 200,
    json: { rt_cd: '2', msg_cd: 'OPSQ2001', msg1: 'TIME LIMIT 00:00 ~ 15:40' },
  });
  for (const FID_INPUT_DATE_1 of ['', '20261125', '20261231']) {
    const [row] = rowsIn(await of({ FID_INPUT_DATE_1 }), 'output2');
    expect(row?.['stck_bsop_date']).toBe('20261125');
  }
  await other.clock.set('2026-11-26T15:41:00+09:00');
  expect(rowsIn(await of(), 'output2')[0]?.['stck_bsop_date']).toBe('20261126');
});

test('a day without trading has no price, and a stock that is gone has its days', async () => {
  const [idle] = await rowsOf({ FID_INPUT_ISCD: '348080' });
  expect(idle).toMatchObject({ stck_clpr: '0', stck_oprc: '0', stck_hgpr: '0', stck_lwpr: '0' });
  expect(idle).toMatchObject({ acml_vol: '0', prsn_ntby_qty: '0', prdy_vrss_sign: '3' });
  const gone = await rowsOf({ FID_INPUT_ISCD: '117930' });
  expect(gone[0]?.['stck_bsop_date']).toBe('20170306');
  const newcomer = await rowsOf({ FID_INPUT_ISCD: '0197X0' });
  expect(newcomer.length).toBeLessThan(20);
});

test('an unknown stock is no error, an unknown market is', async () => {
  expect((await ask({ FID_INPUT_ISCD: '999999' })).json).toMatchObject({ rt_cd: '0', output2: [] });
  expect((await ask({ FID_COND_MRKT_DIV_CODE: 'U' })).json).toMatchObject({
    rt_cd: '2',
    msg_cd: 'OPSQ2001',
    msg1: 'ERROR INVALID FID_COND_MRKT_DIV_CODE',
  });
  const { FID_ETC_CLS_CODE: _, ...without } = QUERY;
  expect((await broker.call('FHPTJ04160001', without)).json['msg1']).toBe(
    'ERROR INPUT FIELD NOT FOUND [FID_ETC_CLS_CODE]',
  );
});
