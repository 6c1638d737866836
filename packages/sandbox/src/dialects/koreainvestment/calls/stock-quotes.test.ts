import { expect, test } from 'vitest';
import { rowIn, rowsIn, startSandboxOnce } from '../../__fixtures__/callers.ts';

const { sandbox, broker } = await startSandboxOnce({
  now: '2026-11-27T11:00:00+09:00',
});

const query = (code: string, market = 'J') => ({
  FID_COND_MRKT_DIV_CODE: market,
  FID_INPUT_ISCD: code,
});

test('FHKST01010900: three investors over thirty sessions, today blank until 15:41', async () => {
  const rows = rowsIn(await broker.call('FHKST01010900', query('000660')), 'output');
  expect(rows).toHaveLength(30);
  for (const row of rows) expect(Object.keys(row)).toHaveLength(22);
  expect(rows[0]).toMatchObject({
    stck_bsop_date: '20261127',
    frgn_ntby_qty: '',
    prsn_seln_vol: '',
  });
  const { value, volume } = sandbox.truth.stockFlow({ stock: '000660', day: '2026-11-26' });
  expect(rows[1]).toMatchObject({
    stck_bsop_date: '20261126',
    prsn_ntby_qty: String(volume.individual.net),
    frgn_shnu_vol: String(volume.foreign.buy),
    orgn_seln_vol: String(volume.institution.sell),
    frgn_seln_tr_pbmn: String(Math.round(value.foreign.sell / 1e6)),
  });
  await sandbox.clock.set('2026-11-27T08:00:00+09:00');
  const early = rowsIn(await broker.call('FHKST01010900', query('000660')), 'output');
  expect(early[0]).toMatchObject({ prdy_vrss: '0', prdy_vrss_sign: '0', frgn_ntby_qty: '' });
  expect(early[0]?.['stck_clpr']).toBe(early[1]?.['stck_clpr']);
  await sandbox.clock.set('2026-11-27T11:00:00+09:00');
  expect((await broker.call('FHKST01010900', query('999999'))).json).toMatchObject({ output: [] });
});

test('FHKST01010100: one object of 77 texts', async () => {
  const row = rowIn(await broker.call('FHKST01010100', query('005930')), 'output');
  expect(Object.keys(row).length).toBeGreaterThanOrEqual(75);
  for (const text of Object.values(row)) expect(text).toEqual(expect.any(String));
  const { last, shares, turnover } = sandbox.truth.stockTrading({ stock: '005930' });
  expect(row).toMatchObject({
    stck_shrn_iscd: '005930',
    stck_prpr: String(last),
    acml_vol: String(shares),
    acml_tr_pbmn: String(turnover),
    lstn_stcn: '5846278608',
    rprs_mrkt_kor_name: 'KOSPI200',
  });
});

test('FHKST01010100: what is held is of the latest session at rest', async () => {
  const held = async () => rowIn(await broker.call('FHKST01010100', query('017670')), 'output');
  const yesterday = sandbox.truth.holding('017670', '2026-11-26');
  const row = await held();
  expect(row).toMatchObject({ frgn_hldn_qty: String(yesterday?.heldShares), frgn_ntby_qty: '0' });
  // Of a carrier’s own limit, and not of its listed shares.
  const used = (100 * Number(row['frgn_hldn_qty'])) / (yesterday?.limitShares ?? NaN);
  expect(Number(row['hts_frgn_ehrt'])).toBeCloseTo(used, 2);
  await sandbox.clock.set('2026-11-27T20:30:00+09:00');
  const evening = await held();
  expect(evening['frgn_hldn_qty']).not.toBe(row['frgn_hldn_qty']);
  await sandbox.clock.set('2026-11-28T01:00:00+09:00');
  expect(evening['frgn_hldn_qty']).toBe(
    String(sandbox.truth.holding('017670', '2026-11-27')?.heldShares),
  );
  await sandbox.clock.set('2026-11-27T11:00:00+09:00');
});
