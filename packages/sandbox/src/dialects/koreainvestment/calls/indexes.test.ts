import { expect, test } from 'vitest';
import { dashed, rowIn, rowsIn, startSandboxOnce } from '../../__fixtures__/callers.ts';

const { sandbox, broker } = await startSandboxOnce({
  now: '2026-11-26T14:30:30+09:00',
});

const NOW = { FID_COND_MRKT_DIV_CODE: 'U', FID_INPUT_ISCD: '1001' };
const DAYS = { ...NOW, FID_PERIOD_DIV_CODE: 'D', FID_INPUT_DATE_1: '20261126' };
const half = (text: string | undefined, exact: number): void =>
  expect(Math.abs(Number(text) - exact)).toBeLessThanOrEqual(0.5);

test('FHPUP02100000 is one object of 36 texts, the truth in points', async () => {
  const row = rowIn(await broker.call('FHPUP02100000', NOW), 'output');
  expect(Object.keys(row)).toHaveLength(36);
  const index = sandbox.truth.index({ market: 'kosdaq' });
  const breadth = sandbox.truth.breadth({ market: 'kosdaq' });
  expect(Number(row['bstp_nmix_prpr']) * 100).toBeCloseTo(index?.hundredths ?? NaN, 6);
  expect(Number(row['bstp_nmix_prdy_vrss']) * 100).toBeCloseTo(index?.changeHundredths ?? NaN, 6);
  expect(Number(row['bstp_nmix_lwpr']) * 100).toBeCloseTo(index?.lowHundredths ?? NaN, 6);
  half(row['acml_vol'], (index?.volume ?? NaN) / 1e3);
  half(row['acml_tr_pbmn'], (index?.turnover ?? NaN) / 1e6);
  expect(row).toMatchObject({
    ascn_issu_cnt: String(breadth.advancing),
    uplm_issu_cnt: String(breadth.upperLimit),
    stnr_issu_cnt: String(breadth.unchanged),
    down_issu_cnt: String(breadth.declining),
    lslm_issu_cnt: String(breadth.lowerLimit),
  });
});

test('FHPUP02120000 is a hundred sessions up to a day', async () => {
  const reply = await broker.call('FHPUP02120000', DAYS);
  expect(Object.keys(rowIn(reply, 'output1'))).toHaveLength(20);
  const rows = rowsIn(reply, 'output2');
  expect(rows).toHaveLength(100);
  for (const row of rows.slice(0, 40)) {
    const index = sandbox.truth.index({ market: 'kosdaq', day: dashed(row['stck_bsop_date']) });
    expect(Object.keys(row)).toHaveLength(13);
    expect(Number(row['bstp_nmix_prpr']) * 100).toBeCloseTo(index?.hundredths ?? NaN, 6);
    expect(Number(row['bstp_nmix_oprc']) * 100).toBeCloseTo(index?.openHundredths ?? NaN, 6);
    half(row['acml_vol'], (index?.volume ?? NaN) / 1e3);
  }
  const older = rowsIn(
    await broker.call('FHPUP02120000', { ...DAYS, FID_INPUT_DATE_1: '20261122' }),
    'output2',
  );
  expect(older[0]?.['stck_bsop_date']).toBe('20261120');
});

test('what it does not know is no error, what it does not take is', async () => {
  const unknown = await broker.call('FHPUP02100000', { ...NOW, FID_INPUT_ISCD: '9999' });
  expect(rowIn(unknown, 'output')['bstp_nmix_prpr']).toBe('0.00');
  const days = await broker.call('FHPUP02120000', { ...DAYS, FID_INPUT_ISCD: '9999' });
  expect(days.json).toMatchObject({ rt_cd: '0', output2: [] });
  const weeks = await broker.call('FHPUP02120000', { ...DAYS, FID_PERIOD_DIV_CODE: 'W' });
  expect(weeks.json['msg1']).toBe('ERROR INVALID FID_PERIOD_DIV_CODE');
});
