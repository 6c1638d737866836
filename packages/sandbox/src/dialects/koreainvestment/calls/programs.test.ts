import { expect, test } from 'vitest';
import { dashed, rowsIn, startSandboxOnce } from '../../__fixtures__/callers.ts';
import { KOREA_INVESTMENT_QUERIES } from '../../__fixtures__/samples.ts';

const { sandbox, broker } = await startSandboxOnce({
  now: '2026-11-26T14:30:30+09:00',
});

const half = (text: string | undefined, exact: number): void =>
  expect(Math.abs(Number(text) - exact)).toBeLessThanOrEqual(0.5);

test('FHPPG04600001: a market by day between two days', async () => {
  const dates = { FID_INPUT_DATE_1: '20261102', FID_INPUT_DATE_2: '20261113' };
  const query = { ...KOREA_INVESTMENT_QUERIES['FHPPG04600001'], ...dates };
  const rows = rowsIn(await broker.call('FHPPG04600001', query), 'output');
  expect(rows.map((row) => row['stck_bsop_date'])).toStrictEqual(
    ['13', '12', '11', '10', '09', '06', '05', '04', '03', '02'].map((day) => `202611${day}`),
  );
  for (const row of rows) {
    const { value, volume } = sandbox.truth.program({
      market: 'kospi',
      day: dashed(row['stck_bsop_date']),
    });
    half(row['arbt_smtn_seln_tr_pbmn'], value.arbitrage.sell / 1e6);
    half(row['nabt_smtn_ntby_tr_pbmn'], value.nonArbitrage.net / 1e6);
    half(row['whol_smtn_shnu_vol'], volume.total.buy / 1e3);
    half(row['whol_smtn_ntby_qty'], volume.total.net / 1e3);
    const parts = Number(row['whol_entm_seln_tr_pbmn']) + Number(row['whol_onsl_seln_tr_pbmn']);
    expect(Math.abs(parts - Number(row['whol_smtn_seln_tr_pbmn']))).toBeLessThanOrEqual(1);
    expect(row).toMatchObject({ bstp_nmix_prpr: '', whol_seln_vol_rate: '100.00' });
  }
  const undated = { ...query, FID_INPUT_DATE_1: '', FID_INPUT_DATE_2: '' };
  const newest = rowsIn(await broker.call('FHPPG04600001', undated), 'output');
  expect(newest).toHaveLength(30);
  expect(newest[0]?.['stck_bsop_date']).toBe('20261126');
});

test('FHPPG04600101: the last half hour, amounts alone', async () => {
  const query = { ...KOREA_INVESTMENT_QUERIES['FHPPG04600101'], FID_MRKT_CLS_CODE: 'Q' };
  const rows = rowsIn(await broker.call('FHPPG04600101', query), 'output');
  expect(rows).toHaveLength(30);
  expect([rows[0]?.['bsop_hour'], rows.at(-1)?.['bsop_hour']]).toStrictEqual(['143000', '140100']);
  for (const row of rows) {
    const time = row['bsop_hour'] ?? '';
    const at = Date.parse(`2026-11-26T${time.slice(0, 2)}:${time.slice(2, 4)}:00+09:00`);
    const { value } = sandbox.truth.program({ market: 'kosdaq', at });
    half(row['arbt_smtn_shnu_tr_pbmn'], value.arbitrage.buy / 1e6);
    half(row['whol_smtn_ntby_tr_pbmn'], value.total.net / 1e6);
    expect(row).not.toHaveProperty('whol_smtn_seln_tr_pbmn');
  }
});

test('FHPPG04650201: a stock by day, in won and in shares', async () => {
  const query = { ...KOREA_INVESTMENT_QUERIES['FHPPG04650201'], FID_INPUT_DATE_1: '20261122' };
  const rows = rowsIn(await broker.call('FHPPG04650201', query), 'output');
  expect(rows).toHaveLength(30);
  expect(rows[0]?.['stck_bsop_date']).toBe('20261120');
  rows.forEach((row, at) => {
    const { value, volume } = sandbox.truth.stockProgram({
      stock: '005930',
      day: dashed(row['stck_bsop_date']),
    });
    expect(row).toMatchObject({
      whol_smtn_seln_vol: String(volume.total.sell),
      whol_smtn_ntby_qty: String(volume.total.net),
      whol_smtn_shnu_tr_pbmn: String(value.total.buy),
      whol_smtn_ntby_tr_pbmn: String(value.total.net),
    });
    const before = rows[at + 1];
    if (before === undefined) return;
    expect(Number(row['whol_ntby_vol_icdc'])).toBe(
      Number(row['whol_smtn_ntby_qty']) - Number(before['whol_smtn_ntby_qty']),
    );
  });
  const unknown = await broker.call('FHPPG04650201', { ...query, FID_INPUT_ISCD: '999999' });
  expect(unknown.json).toMatchObject({ rt_cd: '0', output: [] });
});
