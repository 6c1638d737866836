import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  callKiwoom,
  callKoreaInvestment,
  holdingRows,
  outputOf,
  sectorRows,
} from '../dialects/__fixtures__/callers.ts';
import { type Sandbox, startSandbox } from '../sandbox.ts';

let sandbox: Sandbox;
let kiwoom: ReturnType<typeof callKiwoom>;
let broker: ReturnType<typeof callKoreaInvestment>;
beforeEach(async () => {
  sandbox = await startSandbox({ now: '2026-07-01T18:00:00+09:00' });
  kiwoom = callKiwoom(sandbox);
  broker = callKoreaInvestment(sandbox);
});
afterEach(() => sandbox.close());

test('torn-json: half a body that arrives whole', async () => {
  sandbox.faults.add('torn-json', { api: 'ka10051' });
  const { status, text, headers } = await kiwoom.sectors();
  expect(status).toBe(200);
  expect(headers.get('content-length')).toBe(String(Buffer.byteLength(text)));
  expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
});

test('cut-off: the line goes dead in the middle', async () => {
  sandbox.faults.add('cut-off', { api: 'ka10008' });
  await expect(kiwoom.holdings('005930')).rejects.toThrow('terminated');
  expect(sandbox.requests.at(-1)).toMatchObject({ fault: 'cut-off' });
});

test('renamed-column and missing-column: in every row, and not in a token unless it is named', async () => {
  sandbox.faults.add('renamed-column');
  const renamed = sectorRows(await kiwoom.sectors());
  for (const row of renamed) {
    expect(Object.keys(row)).toHaveLength(20);
    expect(row).toHaveProperty('frgnr_netprps_new');
    expect(row).not.toHaveProperty('frgnr_netprps');
  }
  sandbox.faults.add('missing-column', { column: 'wght', row: '20260630' });
  const [today, before] = holdingRows(await kiwoom.holdings('005930'));
  expect(today).toHaveProperty('wght');
  expect(before).not.toHaveProperty('wght');
});

test('blank-row: names stay, figures go', async () => {
  sandbox.faults.add('blank-row', { api: 'ka10051', row: '013' });
  const rows = sectorRows(await kiwoom.sectors());
  const blank = rows.filter((row) => row['ind_netprps'] === '');
  expect(blank).toMatchObject([{ inds_cd: '013', inds_nm: '전기/전자', cur_prc: '' }]);
  sandbox.faults.add('blank-row');
  const output = outputOf(await broker.flow('KSP', '0001'));
  expect(new Set(Object.values(output))).toStrictEqual(new Set(['']));
});

test('saturated-number: the limit of 32 bits', async () => {
  sandbox.faults.add('saturated-number', { api: 'ka10051' });
  expect(sectorRows(await kiwoom.sectors())[0]?.['frgnr_netprps']).toBe('2147483647');
  sandbox.faults.add('saturated-number', { api: 'ka10008' });
  expect(holdingRows(await kiwoom.holdings('005930'))[0]?.['trde_qty']).toBe('4294967295');
  sandbox.faults.add('saturated-number', { column: 'prsn_seln_vol', text: '-2147483648' });
  expect(outputOf(await broker.flow('KSP', '0001'))['prsn_seln_vol']).toBe('-2147483648');
});

test('wrong-type: a number where a text belongs', async () => {
  sandbox.faults.add('wrong-type', { api: 'ka10008' });
  const rows: readonly object[] = holdingRows(await kiwoom.holdings('005930'));
  for (const row of rows) expect(row).toHaveProperty('poss_stkcnt', expect.any(Number));
});

test('a token is a row of its own for whoever names its call', async () => {
  sandbox.faults.add('renamed-column', { api: 'au10001' });
  const renamed = await kiwoom.issue();
  expect(renamed.json).toMatchObject({ token_new: expect.any(String), return_code: 0 });
  expect(renamed.json).not.toHaveProperty('token');
  sandbox.faults.add('missing-column', { api: 'au10001', column: 'expires_dt' });
  const missing = await kiwoom.issue();
  expect(missing.json).toHaveProperty('token');
  expect(missing.json).not.toHaveProperty('expires_dt');
  sandbox.faults.add('wrong-type', { api: 'tokenP' });
  expect((await broker.issue()).json).toMatchObject({ access_token: expect.any(Number) });
  await sandbox.clock.advance(60_000);
  sandbox.faults.add('blank-row', { api: 'tokenP' });
  expect((await broker.issue()).json).toStrictEqual({
    access_token: '',
    access_token_token_expired: '',
    token_type: 'Bearer',
    expires_in: '',
  });
});

test('empty-list: a success with nothing in it', async () => {
  sandbox.faults.add('empty-list', { times: 2 });
  expect((await kiwoom.sectors()).json).toMatchObject({ inds_netprps: [], return_code: 0 });
  expect((await broker.flow('KSP', '0001')).json).toMatchObject({ output: [], rt_cd: '0' });
});

test('cursors: repeated, blank, or promising a page that is empty', async () => {
  sandbox.faults.add('repeated-cursor');
  const first = await kiwoom.holdings('005930');
  const key = first.headers.get('next-key') ?? '';
  expect(key).not.toBe('');
  const repeated = await kiwoom.holdings('005930', key);
  expect(repeated.headers.get('next-key')).toBe(key);
  expect(repeated.headers.get('cont-yn')).toBe('Y');

  sandbox.faults.add('blank-cursor');
  const blank = await kiwoom.holdings('005930');
  expect([blank.headers.get('cont-yn'), blank.headers.get('next-key')]).toStrictEqual(['Y', '']);

  sandbox.faults.add('missing-page');
  const missing = await kiwoom.holdings('005930');
  expect(holdingRows(missing)).toStrictEqual([]);
  expect(missing.headers.get('cont-yn')).toBe('Y');
  expect(missing.headers.get('next-key')).not.toBe('');
});

test('a fault that makes no sense for a call waits for one where it does', async () => {
  sandbox.faults.add('blank-cursor');
  sandbox.faults.add('empty-list', { api: 'tokenP' });
  sandbox.faults.add('saturated-number', { api: 'tokenP' });
  sandbox.faults.add('missing-column', { column: 'orgn_ntby_vol' });
  await kiwoom.sectors();
  await kiwoom.holdings('0197X0');
  await broker.flow('KSP', '0001');
  expect(sandbox.requests.every(({ fault }) => fault === undefined)).toBe(true);
  await kiwoom.holdings('005930');
  expect(sandbox.requests.at(-1)?.fault).toBe('blank-cursor');
});
