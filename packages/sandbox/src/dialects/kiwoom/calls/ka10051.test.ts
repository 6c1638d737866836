import { type SectorId, sectorsOf } from '@investor-flow/core';
import { describe, expect, test } from 'vitest';
import { callKiwoom, type Rows, sectorRows, startSandboxFor } from '../../__fixtures__/callers.ts';
import { startSandbox } from '../../../sandbox.ts';
import { KOSDAQ_SECTORS, KOSPI_SECTORS } from '../sectors.ts';

const [sandbox, kiwoom] = await startSandboxFor(callKiwoom, { now: '2026-07-01T14:49:40+09:00' });

const ask = async (body: Record<string, string>): Promise<Rows> =>
  sectorRows(await kiwoom.sectors(body));
const rowOf = (rows: Rows, code: string) => rows.find((row) => row['inds_cd'] === code);

test('every sector of core has its row', () => {
  const ids = (list: readonly (readonly [string, string, SectorId])[]) => list.map((it) => it[2]);
  expect(new Set(ids(KOSPI_SECTORS))).toStrictEqual(new Set(sectorsOf('kospi').map((it) => it.id)));
  expect(new Set(ids(KOSDAQ_SECTORS))).toStrictEqual(
    new Set(sectorsOf('kosdaq').map((it) => it.id)),
  );
});

test('a market is one page of rows with twenty texts each', async () => {
  const reply = await kiwoom.sectors();
  const rows = sectorRows(reply);
  expect(Object.keys(reply.json)).toStrictEqual(['inds_netprps', 'return_code', 'return_msg']);
  expect(reply.headers.get('cont-yn')).toBe('N');
  expect(rows).toHaveLength(28);
  expect(await ask({ mrkt_tp: '1' })).toHaveLength(32);
  for (const row of rows) {
    expect(Object.keys(row)).toHaveLength(20);
    const nets = Object.entries(row).filter(([name]) => name.endsWith('_netprps'));
    expect(nets).toHaveLength(13);
    for (const [, text] of nets) expect(text).toMatch(/^[+-]\d+$/u);
    expect(row['cur_prc']).toMatch(/^[+-]?\d+$/u);
    expect(row['flu_rt']).toMatch(/^-?\d+$/u);
    expect(row['trde_qty']).toMatch(/^\d+$/u);
  }
  expect(rows[0]).toMatchObject({ inds_cd: '001', inds_nm: '종합(KOSPI)', natn_netprps: '+0' });
});

test('figures are the truth, each rounded on its own', async () => {
  const at = Date.parse('2026-06-30T18:00:00+09:00');
  const { value, volume } = sandbox.truth.flow({ market: 'kospi', day: '2026-06-30', at });
  const won = rowOf(await ask({ base_dt: '20260630' }), '001');
  expect(Number(won?.['ind_netprps'])).toBe(Math.round(value.individual.net / 1e8));
  expect(Number(won?.['frgnr_netprps'])).toBe(Math.round(value.foreignRegistered.net / 1e8));
  expect(Number(won?.['orgn_netprps'])).toBe(Math.round(value.institution.net / 1e8));
  const shares = rowOf(await ask({ base_dt: '20260630', amt_qty_tp: '1' }), '001');
  expect(Number(shares?.['ind_netprps'])).toBe(Math.round(volume.individual.net / 1e3));
  expect(shares?.['cur_prc']).toBe(won?.['cur_prc']);
});

test('venues have their own suffix and their own money', async () => {
  const at = (stex_tp: string) => ask({ stex_tp, base_dt: '20260630' });
  const [krx, nxt, unified] = [await at('1'), await at('2'), await at('3')];
  expect([krx, nxt, unified].map((rows) => rows[5]?.['inds_cd'])).toStrictEqual([
    '006',
    '006_NX',
    '006_AL',
  ]);
  const traded = (rows: Rows) => Number(rows[0]?.['trde_qty']);
  expect(Math.abs(traded(krx) + traded(nxt) - traded(unified))).toBeLessThanOrEqual(1);
});

describe('no answer says which day it is about', () => {
  test('a weekend shows the session before', async () => {
    const friday = await ask({ base_dt: '20260626' });
    expect(await ask({ base_dt: '20260627' })).toStrictEqual(friday);
    expect(await ask({ base_dt: '20260628' })).toStrictEqual(friday);
  });

  test('a future day shows the latest session', async () => {
    await using evening = await startSandbox({ now: '2026-07-01T18:00:00+09:00' });
    const caller = callKiwoom(evening);
    const on = async (base_dt: string) => sectorRows(await caller.sectors({ base_dt }));
    expect(await on('20270104')).toStrictEqual(await on('20260701'));
  });

  test('before the opening today is all zeros', async () => {
    await using early = await startSandbox({ now: '2026-07-01T08:30:00+09:00' });
    const caller = callKiwoom(early);
    const [row] = sectorRows(await caller.sectors({ base_dt: '20260701' }));
    expect(row).toMatchObject({ trde_qty: '0', flu_rt: '0', pre_smbol: '3', ind_netprps: '+0' });
    expect(sectorRows(await caller.sectors({ base_dt: '' }))[0]).toStrictEqual(row);
    const [unified] = sectorRows(await caller.sectors({ base_dt: '20260701', stex_tp: '3' }));
    expect(unified?.['trde_qty']).not.toBe('0');
  });

  test('before the recut three rows have no index and no figures', async () => {
    const rows = await ask({ base_dt: '20241122' });
    expect(rows).toHaveLength(28);
    for (const code of ['028', '029', '030']) {
      const row = rowOf(rows, code);
      expect(row).toMatchObject({ cur_prc: '', pred_pre: '', pre_smbol: '3', flu_rt: '0' });
      expect(row).toMatchObject({ trde_qty: '0', ind_netprps: '+0', orgn_netprps: '+0' });
    }
    expect(rowOf(rows, '027')?.['cur_prc']).not.toBe('');
  });

  test('before the history there is nothing', async () => {
    expect(await ask({ base_dt: '20091230' })).toStrictEqual([]);
  });
});

test.each([
  [{ stex_tp: '' }, '[1511:', 'stex_tp'],
  [{ mrkt_tp: '001' }, '[1517:', 'mrkt_tp'],
  [{ amt_qty_tp: '2' }, '[1517:', 'amt_qty_tp'],
  [{ stex_tp: 'KRX' }, '[1517:', 'stex_tp'],
  [{ base_dt: '2026-07-01' }, '[1517:', 'base_dt'],
  [{ base_dt: '20260230' }, '[1517:', 'base_dt'],
])('%j is an input error', async (body, code, parameter) => {
  const { status, json } = await kiwoom.sectors(body);
  expect(status).toBe(200);
  expect(json['return_code']).toBe(2);
  expect(json['return_msg']).toContain(code);
  expect(json['return_msg']).toContain(`파라미터=${parameter}`);
});
