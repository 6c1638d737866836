import { type Market, MARKETS, type SectorId, sectorsOf } from '@investor-flow/core';
import { expect, test } from 'vitest';
import { callKoreaInvestment, outputOf, startSandboxOnce } from '../../__fixtures__/callers.ts';
import { startSandbox } from '../../../sandbox.ts';
import { PAIRS } from '../codes.ts';

// After the close figures stand still, so two answers can be compared.
const { sandbox, broker } = await startSandboxOnce({
  now: '2026-07-01T16:00:00+09:00',
});

test('every market and sector of core has its pair, save KOSDAQ 150', () => {
  const named = Object.values(PAIRS).flatMap((sectors) => Object.values(sectors));
  const key = (market: Market, sector: SectorId) => `${market} ${sector}`;
  const known = MARKETS.flatMap((market) => sectorsOf(market).map(({ id }) => key(market, id)));
  expect(new Set(named.map(({ market, sector }) => key(market, sector)))).toStrictEqual(
    new Set(known.filter((it) => it !== 'kosdaq kosdaq150')),
  );
});

test('an answer is one row of 72 texts, and no date', async () => {
  const { json, headers } = await broker.flow('KSP', '0001');
  expect(Object.keys(json)).toStrictEqual(['output', 'rt_cd', 'msg_cd', 'msg1']);
  expect(json).toMatchObject({ rt_cd: '0', msg_cd: 'MCA00000', msg1: '정상처리 되었습니다.' });
  expect(json['output']).toHaveLength(1);
  expect(headers.get('tr_id')).toBe('FHPTJ04030000');
  const row = outputOf(await broker.flow('KSP', '0001'));
  const names = Object.keys(row);
  expect(names).toHaveLength(72);
  for (const text of Object.values(row)) expect(text).toMatch(/^(0|-?[1-9]\d*)$/u);
  expect(names.filter((name) => name.endsWith('_ntby_qty'))).toHaveLength(9);
  expect(names.filter((name) => name.endsWith('_ntby_vol'))).toStrictEqual([
    'pe_fund_ntby_vol',
    'etc_orgt_ntby_vol',
    'etc_corp_ntby_vol',
  ]);
});

test.each([
  ['KSP/0013', 'kospi', 'electrical-electronics', 1_000],
  ['KSQ/1033', 'kosdaq', 'it-services', 1_000],
  ['ETF/T000', 'etf', 'all', 1_000],
  ['999/S001', 'stock-futures', 'all', 1],
  ['WKI/OP04', 'weekly-thursday-puts', 'all', 1],
] as const)('%s is %s %s', async (pair, market, sector, unit) => {
  const [first = '', second = ''] = pair.split('/');
  const row = outputOf(await broker.flow(first, second));
  const { value, volume } = sandbox.truth.flow({ market, sector });
  expect(Number(row['frgn_seln_tr_pbmn'])).toBe(Math.round(value.foreign.sell / 1e6));
  expect(Number(row['prsn_shnu_tr_pbmn'])).toBe(Math.round(value.individual.buy / 1e6));
  expect(Number(row['orgn_shnu_vol'])).toBe(Math.round(volume.institution.buy / unit));
  expect(Number(row['pe_fund_seln_vol'])).toBe(Math.round(volume.privateFund.sell / unit));
  const rounded = Math.sign(volume.foreign.net) * Math.round(Math.abs(volume.foreign.net) / unit);
  expect(Number(row['frgn_ntby_qty'])).toBe(rounded);
});

test.each([
  ['K2I', 'ZZZZ', ''],
  ['KSP', '1001', ''],
  ['KSQ', '3003', ''],
  ['999', 'S002', '0'],
  ['998', 'S001', '0'],
  ['0001', 'KSP', '0'],
  ['KSQ', '1042', '0'],
  ['KSQ', '1049', '0'],
])(
  'a pair without figures, %s/%s, is no error: every figure is "%s"',
  async (first, second, text) => {
    const reply = await broker.flow(first, second);
    expect(reply.json['rt_cd']).toBe('0');
    expect(new Set(Object.values(outputOf(reply)))).toStrictEqual(new Set([text]));
  },
);

test('a day off shows the last session, a morning zeros', async () => {
  await using other = await startSandbox({ now: '2026-07-04T12:00:00+09:00' });
  const now = async () => outputOf(await callKoreaInvestment(other).flow('KSP', '0001'));
  const saturday = await now();
  const { value } = other.truth.flow({ market: 'kospi', day: '2026-07-03' });
  expect(saturday['prsn_shnu_tr_pbmn']).toBe(String(Math.round(value.individual.buy / 1e6)));
  await other.clock.set('2026-07-05T12:00:00+09:00');
  expect(await now()).toStrictEqual(saturday);
  await other.clock.set('2026-07-06T08:59:00+09:00');
  const morning = await now();
  expect(new Set(Object.values(morning))).toStrictEqual(new Set(['0']));
});

test('the first five minutes are zeros, on a late day an hour later', async () => {
  await using other = await startSandbox({ now: '2026-11-19T09:59:00+09:00' });
  const broker = callKoreaInvestment(other);
  const at = async (instant: string) => {
    await other.clock.set(instant);
    return outputOf(await broker.flow('KSP', '0001'))['prsn_shnu_vol'];
  };
  expect(await at('2026-11-19T10:04:30+09:00')).toBe('0');
  expect(Number(await at('2026-11-19T10:05:00+09:00'))).toBeGreaterThan(0);
  expect(await at('2026-11-20T09:04:30+09:00')).toBe('0');
  expect(Number(await at('2026-11-20T09:05:00+09:00'))).toBeGreaterThan(0);
});
