import { expect, test } from 'vitest';
import {
  callKoreaInvestment,
  dashed,
  rowsIn,
  startSandboxOnce,
} from '../../__fixtures__/callers.ts';
import { KOREA_INVESTMENT_QUERIES } from '../../__fixtures__/samples.ts';
import { startSandbox } from '../../../sandbox.ts';

const { sandbox, broker } = await startSandboxOnce({
  now: '2026-11-26T21:00:00+09:00',
});

const QUERY = { ...KOREA_INVESTMENT_QUERIES['FHPTJ04040000'] };
const ask = async (query: typeof QUERY = {}, from = broker) =>
  rowsIn(await from.call('FHPTJ04040000', { ...QUERY, ...query }), 'output');
const AMOUNTS = {
  frgn_ntby_tr_pbmn: 'foreign',
  frgn_reg_ntby_pbmn: 'foreignRegistered',
  frgn_nreg_ntby_pbmn: 'foreignOther',
  prsn_ntby_tr_pbmn: 'individual',
  orgn_ntby_tr_pbmn: 'institution',
  pe_fund_ntby_tr_pbmn: 'privateFund',
  fund_ntby_tr_pbmn: 'pension',
  etc_corp_ntby_tr_pbmn: 'otherCorporation',
} as const;

test('three hundred sessions of 39 texts, newest first', async () => {
  const rows = await ask();
  expect(rows).toHaveLength(300);
  expect(Object.keys(rows[0] ?? {})).toHaveLength(39);
  const days = rows.map((row) => row['stck_bsop_date']);
  expect(days).toStrictEqual([...new Set(days)].toSorted().toReversed());
  expect(days[0]).toBe('20261126');
});

test.each([
  ['KSP', '0013', 'kospi', 'electrical-electronics'],
  ['KSQ', '1001', 'kosdaq', 'all'],
] as const)('%s %s is the truth of %s %s', async (market, code, of, sector) => {
  const query = { FID_INPUT_ISCD: code, FID_INPUT_ISCD_1: market, FID_INPUT_ISCD_2: code };
  for (const row of (await ask({ ...query, FID_INPUT_DATE_1: '20260301' })).slice(0, 40)) {
    const at = { market: of, sector, day: dashed(row['stck_bsop_date']) };
    const { value, volume } = sandbox.truth.flow(at);
    for (const [column, investor] of Object.entries(AMOUNTS)) {
      expect(Math.abs(Number(row[column]) - value[investor].net / 1e6)).toBeLessThanOrEqual(0.5);
    }
    expect(
      Math.abs(Number(row['prsn_ntby_qty']) - volume.individual.net / 1e3),
    ).toBeLessThanOrEqual(0.5);
    const index = sandbox.truth.index(at);
    expect(Number(row['bstp_nmix_prpr'])).toBe((index?.hundredths ?? NaN) / 100);
    expect(Number(row['bstp_nmix_prdy_vrss'])).toBe((index?.changeHundredths ?? NaN) / 100);
    expect(Number(row['bstp_nmix_hgpr'])).toBe((index?.highHundredths ?? NaN) / 100);
    expect(Number(row['stck_prdy_clpr'])).toBeCloseTo(
      Number(row['bstp_nmix_prpr']) - Number(row['bstp_nmix_prdy_vrss']),
      6,
    );
  }
});

test('one code is for the index, the other for the investors', async () => {
  const [mixed] = await ask({ FID_INPUT_ISCD: '0013' });
  const [whole] = await ask();
  const [sector] = await ask({ FID_INPUT_ISCD: '0013', FID_INPUT_ISCD_2: '0013' });
  expect(mixed?.['bstp_nmix_prpr']).toBe(sector?.['bstp_nmix_prpr']);
  expect(mixed?.['frgn_ntby_tr_pbmn']).toBe(whole?.['frgn_ntby_tr_pbmn']);
});

test('what it does not know is zeros', async () => {
  const isZero = (rows: Awaited<ReturnType<typeof ask>>) =>
    rows.every((row) => row['frgn_ntby_tr_pbmn'] === '0' && row['prsn_ntby_qty'] === '0');
  expect(isZero(await ask({ FID_INPUT_ISCD_1: 'KOSPI' }))).toBe(true);
  expect(isZero(await ask({ FID_INPUT_ISCD_2: '9999' }))).toBe(true);
  const basket = { FID_INPUT_ISCD: '1042', FID_INPUT_ISCD_1: 'KSQ', FID_INPUT_ISCD_2: '1042' };
  expect(isZero(await ask(basket))).toBe(true);
  const undated = await ask({ FID_INPUT_ISCD_1: '', FID_INPUT_DATE_1: '20200102' });
  expect(undated[0]?.['stck_bsop_date']).toBe('20261126');
});

test('a day off begins at the session before, and the history at its first session', async () => {
  expect((await ask({ FID_INPUT_DATE_1: '20261122' }))[0]?.['stck_bsop_date']).toBe('20261120');
  const oldest = await ask({ FID_INPUT_DATE_1: '20100202' });
  expect(oldest.at(-1)?.['stck_bsop_date']).toBe('20100104');
  const young = await ask({
    FID_INPUT_ISCD: '0029',
    FID_INPUT_ISCD_2: '0029',
    FID_INPUT_DATE_1: '20250105',
  });
  expect(young.at(-1)?.['stck_bsop_date']).toBe('20241209');
});

test('today has no row before the opening, an index alone until 15:41', async () => {
  await using other = await startSandbox({ now: '2026-11-26T08:59:00+09:00' });
  const caller = callKoreaInvestment(other);
  expect((await ask({}, caller))[0]?.['stck_bsop_date']).toBe('20261125');
  await other.clock.set('2026-11-26T14:00:00+09:00');
  const [going] = await ask({}, caller);
  expect(going).toMatchObject({ stck_bsop_date: '20261126', frgn_ntby_tr_pbmn: '0' });
  expect(going?.['bstp_nmix_prpr']).not.toBe('0.00');
  await other.clock.set('2026-11-26T15:41:00+09:00');
  expect((await ask({}, caller))[0]?.['frgn_ntby_tr_pbmn']).not.toBe('0');
});

test('the market code must be U', async () => {
  const { json } = await broker.call('FHPTJ04040000', { ...QUERY, FID_COND_MRKT_DIV_CODE: 'J' });
  expect(json['msg1']).toBe('ERROR INVALID FID_COND_MRKT_DIV_CODE');
});

test('a row that was asked before shows what is set afterwards, in its own sandbox alone', async () => {
  const now = '2026-11-26T21:00:00+09:00';
  await using one = await startSandbox({ seed: 3, now, quotas: false });
  await using other = await startSandbox({ seed: 3, now, quotas: false });
  const callers = [callKoreaInvestment(one), callKoreaInvestment(other)];
  const nets = () =>
    Promise.all(
      callers.map(async (caller) => {
        const rows = await ask({}, caller);
        const row = rows.find((it) => it['stck_bsop_date'] === '20261120');
        return Number(row?.['frgn_ntby_tr_pbmn']);
      }),
    );
  const [, before] = await nets();
  const set = { market: 'kospi', investor: 'foreign', day: '2026-11-20' } as const;
  one.market.set({ ...set, net: 7e12 });
  expect(await nets()).toStrictEqual([7e6, before]);
  other.market.set({ ...set, net: 5e12 });
  one.market.set({ ...set, net: 6e12 });
  expect(await nets()).toStrictEqual([6e6, 5e6]);
});
