import { describe, expect, test } from 'vitest';
import { callKoreaInvestment, rowsIn, startSandboxOnce } from '../../__fixtures__/callers.ts';
import { KOREA_INVESTMENT_QUERIES } from '../../__fixtures__/samples.ts';
import { startSandbox } from '../../../sandbox.ts';

const { sandbox, broker } = await startSandboxOnce({
  now: '2026-11-26T12:30:30+09:00',
});

const isDescending = (figures: readonly number[]): boolean =>
  figures.every((figure, at) => at === 0 || figure <= (figures[at - 1] ?? NaN));

describe('HHPTJ04160200', () => {
  const ask = async (code: string, from = broker) =>
    rowsIn(await from.call('HHPTJ04160200', { MKSC_SHRN_ISCD: code }), 'output2');

  test('slots so far, newest first, padded with zeros behind the sign', async () => {
    const rows = await ask('000660');
    expect(rows.map((row) => row['bsop_hour_gb'])).toStrictEqual(['3', '2', '1']);
    const truth = sandbox.truth.estimates({ stock: '000660' }).toReversed();
    rows.forEach((row, at) => {
      const shares = truth[at]?.shares;
      expect(Number(row['frgn_fake_ntby_qty'])).toBe(shares?.foreign);
      expect(Number(row['orgn_fake_ntby_qty'])).toBe(shares?.institution);
      expect(Number(row['sum_fake_ntby_qty'])).toBe(
        (shares?.foreign ?? NaN) + (shares?.institution ?? NaN),
      );
      for (const name of ['frgn_fake_ntby_qty', 'orgn_fake_ntby_qty']) {
        expect(row[name]).toMatch(/^(-\d{17}|\d{18})$/u);
      }
    });
    expect(rows.at(-1)?.['orgn_fake_ntby_qty']).toBe('0'.repeat(18));
  });

  test('none before the first, the day’s five in the evening, none of an unknown stock', async () => {
    await using other = await startSandbox({ now: '2026-11-26T09:05:00+09:00' });
    expect(await ask('000660', callKoreaInvestment(other))).toStrictEqual([]);
    await other.clock.set('2026-11-26T22:00:00+09:00');
    expect(await ask('000660', callKoreaInvestment(other))).toHaveLength(5);
    expect(await ask('999999')).toStrictEqual([]);
  });
});

test('FHPTJ04400000: the same estimates, ranked, amounts at the price of now', async () => {
  const which = { FID_INPUT_ISCD: '0001', FID_RANK_SORT_CLS_CODE: '1' };
  const query = { ...KOREA_INVESTMENT_QUERIES['FHPTJ04400000'], ...which };
  const rows = rowsIn(await broker.call('FHPTJ04400000', query), 'output');
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.length).toBeLessThanOrEqual(30);
  expect(isDescending(rows.map((row) => -Number(row['ntby_qty'])))).toBe(true);
  for (const row of rows) {
    const stock = row['mksc_shrn_iscd'] ?? '';
    const shares = sandbox.truth.estimates({ stock }).at(-1)?.shares;
    expect(row['ntby_qty']).toBe(String(shares?.foreign));
    const parts = ['ivtr', 'bank', 'insu', 'mrbn', 'fund'].map((it) =>
      Number(row[`${it}_ntby_qty`]),
    );
    expect(Number(row['orgn_ntby_qty'])).toBe(parts.reduce((a, b) => a + b, 0));
    const amount = (Number(row['frgn_ntby_qty']) * Number(row['stck_prpr'])) / 1e6;
    expect(Math.abs(Number(row['frgn_ntby_tr_pbmn']) - amount)).toBeLessThanOrEqual(0.5);
    expect(sandbox.truth.stock(stock)?.market).toBe('kospi');
  }
});

test('FHKST644100C0: desks of foreign brokers, where 2001 is KOSDAQ', async () => {
  const which = { FID_INPUT_ISCD: '2001', FID_RANK_SORT_CLS_CODE: '1' };
  const query = { ...KOREA_INVESTMENT_QUERIES['FHKST644100C0'], ...which };
  const rows = rowsIn(await broker.call('FHKST644100C0', query), 'output');
  expect(isDescending(rows.map((row) => Number(row['glob_ntsl_qty'])))).toBe(true);
  for (const row of rows) {
    const stock = row['stck_shrn_iscd'] ?? '';
    const desk = sandbox.truth.desks({ stock });
    expect(row).toMatchObject({
      glob_ntsl_qty: String(desk.netShares),
      glob_total_seln_qty: String(desk.sellShares),
      glob_total_shnu_qty: String(desk.buyShares),
    });
    expect(sandbox.truth.stock(stock)?.market).toBe('kosdaq');
  }
});
