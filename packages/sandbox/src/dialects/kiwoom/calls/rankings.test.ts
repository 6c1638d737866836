import { describe, expect, test } from 'vitest';
import { type Rows, callKiwoom, rowsIn, startSandboxOnce } from '../../__fixtures__/callers.ts';
import { KIWOOM_BODIES } from '../../__fixtures__/samples.ts';
import { startSandbox } from '../../../sandbox.ts';

const { sandbox, kiwoom } = await startSandboxOnce({ now: '2026-11-26T14:30:30+09:00' });

const read = (text = ''): number => Number(text.replace('--', '-'));
const isDescending = (figures: readonly number[]): boolean =>
  figures.every((figure, at) => at === 0 || figure <= (figures[at - 1] ?? NaN));
const sum = (figures: readonly number[]): number => figures.reduce((a, b) => a + b, 0);
/** The sessions before today, newest first. */
const DAYS = ['2026-11-25', '2026-11-24', '2026-11-23', '2026-11-20', '2026-11-19'];
const changeOf = (stock: string, days: readonly string[]): number =>
  sum(days.map((day) => sandbox.truth.holding(stock, day)?.changeShares ?? NaN));

describe('ka10034', () => {
  const ask = async (trde_tp: string, dt: string, stex_tp = '1'): Promise<Rows> =>
    rowsIn(
      await kiwoom.call('ka10034', { mrkt_tp: '000', trde_tp, dt, stex_tp }),
      'for_dt_trde_upper',
    );

  test('ranks what foreigners added to their holdings', async () => {
    const rows = await ask('2', '5');
    expect(rows.map(({ rank }) => rank)).toStrictEqual(rows.map((_, at) => String(at + 1)));
    const nets = rows.map((row) => read(row['netprps_qty']));
    expect(isDescending(nets)).toBe(true);
    expect(nets.at(-1)).toBeGreaterThan(0);
    for (const row of rows.slice(0, 5)) {
      expect(read(row['netprps_qty'])).toBe(changeOf(row['stk_cd'] ?? '', DAYS));
    }
  });

  test('and what they took away, with two minuses and the venue behind the code', async () => {
    const [first] = await ask('1', '0', '3');
    expect(first?.['netprps_qty']).toMatch(/^--\d+$/u);
    expect(first?.['stk_cd']).toMatch(/^[0-9A-Z]{6}_AL$/u);
  });
});

test('ka10035: three sessions on one side', async () => {
  const body = { mrkt_tp: '001', trde_tp: '1', base_dt_tp: '0', stex_tp: '1' };
  const rows = rowsIn(await kiwoom.call('ka10035', body), 'for_cont_nettrde_upper');
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) {
    const changes = ['dm1', 'dm2', 'dm3'].map((name) => Number(row[name]));
    expect(changes).toStrictEqual(
      DAYS.slice(0, 3).map((day) => changeOf(row['stk_cd'] ?? '', [day])),
    );
    expect(Math.max(...changes)).toBeLessThan(0);
    expect(Number(row['tot'])).toBe(sum(changes));
    expect(row).toMatchObject({ pred_pre_1: '', pred_pre_2: '', pred_pre_3: '' });
  }
});

test('ka10036: where the limit was used up most', async () => {
  const body = { mrkt_tp: '000', dt: '5', stex_tp: '1' };
  const rows = rowsIn(await kiwoom.call('ka10036', body), 'for_limit_exh_rt_incrs_upper');
  for (const row of rows.slice(0, 10)) {
    const code = row['stk_cd'] ?? '';
    const now = sandbox.truth.holding(code, '2026-11-25');
    const before = sandbox.truth.holding(code, '2026-11-18');
    const used = (of: typeof now) => (100 * (of?.heldShares ?? NaN)) / (of?.limitShares ?? NaN);
    expect(row['poss_stkcnt']).toBe(String(now?.heldShares));
    expect(Number(row['limit_exh_rt'])).toBeCloseTo(used(now), 2);
    expect(Number(row['base_limit_exh_rt'])).toBeCloseTo(used(before), 2);
    expect(Number(row['exh_rt_incrs'])).toBeCloseTo(used(now) - used(before), 2);
  }
});

test('ka10037: desks of foreign brokers, selling with a minus', async () => {
  const body = { mrkt_tp: '000', dt: '0', trde_tp: '2', sort_tp: '1', stex_tp: '1' };
  const rows = rowsIn(await kiwoom.call('ka10037', body), 'frgn_wicket_trde_upper');
  expect(isDescending(rows.map((row) => -read(row['netprps_prica'])))).toBe(true);
  for (const row of rows.slice(0, 5)) {
    const desk = sandbox.truth.desks({ stock: row['stk_cd'] ?? '' });
    expect(Number(row['sel_trde_qty'])).toBe(-desk.sellShares);
    expect(Number(row['buy_trde_qty'])).toBe(desk.buyShares);
    expect(read(row['netprps_trde_qty'])).toBe(desk.netShares);
    expect(read(row['netprps_prica'])).toBe(Math.round(desk.netValue / 1e6));
    expect(row['netprps_prica']).toMatch(/^--\d+$/u);
  }
});

describe('estimates', () => {
  test('ka10064: a row at each change, oldest first', async () => {
    const BODY = { ...KIWOOM_BODIES['ka10064'] };
    const ask = async (amt_qty_tp: string) =>
      rowsIn(await kiwoom.call('ka10064', { ...BODY, amt_qty_tp }), 'opmr_invsr_trde_chart');
    const [shares, amounts] = [await ask('2'), await ask('1')];
    const truth = sandbox.truth.estimates({ stock: '005930' });
    expect(shares[0]).toMatchObject({ tm: '090000', frgnr_invsr: '0', natn: '0' });
    expect(shares.slice(1).map((row) => Number(row['frgnr_invsr']))).toStrictEqual(
      truth.map((it) => it.shares.foreign),
    );
    expect(shares.slice(1).map((row) => Number(row['orgn']))).toStrictEqual(
      truth.map((it) => it.shares.institution),
    );
    const last = truth.at(-1);
    const amount = ((last?.shares.foreign ?? NaN) * (last?.price ?? NaN)) / 1e6;
    expect(Number(amounts.at(-1)?.['frgnr_invsr'])).toBe(Math.round(amount));
    await using early = await startSandbox({ now: '2026-11-26T09:10:00+09:00' });
    const reply = await callKiwoom(early).call('ka10064', BODY);
    expect(rowsIn(reply, 'opmr_invsr_trde_chart')).toHaveLength(1);
  });

  test('ka10065: the same, ranked; six kinds of investor have rows', async () => {
    const ask = async (orgn_tp: string, trde_tp = '1') =>
      rowsIn(
        await kiwoom.call('ka10065', { trde_tp, mrkt_tp: '000', orgn_tp }),
        'opmr_invsr_trde_upper',
      );
    const rows = await ask('9000');
    expect(isDescending(rows.map((row) => Number(row['netslmt'])))).toBe(true);
    for (const row of rows.slice(0, 5)) {
      const guess = sandbox.truth.estimates({ stock: row['stk_cd'] ?? '' }).at(-1);
      expect(Number(row['netslmt'])).toBe(guess?.shares.foreign);
      expect(Number(row['buy_qty']) + Number(row['sel_qty'])).toBe(Number(row['netslmt']));
    }
    expect(Number((await ask('9999', '2'))[0]?.['netslmt'])).toBeLessThan(0);
    expect(await ask('1000')).toStrictEqual([]);
  });
});

describe('ka10131', () => {
  const BODY = { ...KIWOOM_BODIES['ka10131'], dt: '5', mrkt_tp: '001' };
  const ask = async (body: Record<string, string> = {}) =>
    rowsIn(await kiwoom.call('ka10131', { ...BODY, ...body }), 'orgn_frgnr_cont_trde_prst');
  const netsOf = (stock: string) =>
    DAYS.map((day) => sandbox.truth.stockFlow({ stock, day }).volume);

  test('sums five sessions whose figures stand', async () => {
    const rows = await ask();
    for (const row of rows.slice(0, 8)) {
      const nets = netsOf(row['stk_cd'] ?? '');
      expect(read(row['orgn_nettrde_qty'])).toBe(sum(nets.map((it) => it.institution.net)));
      expect(read(row['frgnr_nettrde_qty'])).toBe(sum(nets.map((it) => it.foreignRegistered.net)));
      for (const unit of ['qty', 'amt']) {
        expect(read(row[`nettrde_${unit}`])).toBe(
          read(row[`orgn_nettrde_${unit}`]) + read(row[`frgnr_nettrde_${unit}`]),
        );
      }
    }
    expect(isDescending(rows.map((row) => read(row['nettrde_amt'])))).toBe(true);
  });

  test('counts the streak that reaches the newest of them', async () => {
    for (const row of (await ask()).slice(0, 8)) {
      const nets = netsOf(row['stk_cd'] ?? '').map((it) => it.foreignRegistered.net);
      const days = Number(row['frgnr_cont_netprps_dys']);
      expect(Math.sign(days)).toBe(Math.sign(nets[0] ?? NaN));
      const side = Math.sign(nets[0] ?? NaN);
      const broken = nets.findIndex((net) => Math.sign(net) !== side);
      if (broken === -1) continue;
      expect(Math.abs(days)).toBe(broken);
      expect(read(row['frgnr_cont_netprps_qty'])).toBe(sum(nets.slice(0, broken)));
    }
  });

  test('ranks selling too, and no sectors', async () => {
    expect(read((await ask({ netslmt_tp: '1' }))[0]?.['nettrde_amt'])).toBeLessThan(0);
    expect(await ask({ stk_inds_tp: '1' })).toStrictEqual([]);
  });
});

describe('ka90009', () => {
  const BODY = { ...KIWOOM_BODIES['ka90009'] };

  test('puts four rankings of the last finished day side by side, in 천만원 and 천주', async () => {
    const rows = rowsIn(await kiwoom.call('ka90009', BODY), 'frgnr_orgn_trde_upper');
    expect(rows).toHaveLength(25);
    for (const [prefix, investor, side] of [
      ['for_netslmt', 'foreignRegistered', -1],
      ['for_netprps', 'foreignRegistered', 1],
      ['orgn_netprps', 'institution', 1],
    ] as const) {
      const [first] = rows;
      const at = { stock: first?.[`${prefix}_stk_cd`] ?? '', day: '2026-11-25' };
      const { value, volume } = sandbox.truth.stockFlow(at);
      expect(Number(first?.[`${prefix}_amt`])).toBe(
        side * Math.round(Math.abs(value[investor].net) / 1e7),
      );
      expect(
        Math.abs(Number(first?.[`${prefix}_qty`]) - volume[investor].net / 1e3),
      ).toBeLessThanOrEqual(0.5);
      const amounts = rows.map((row) => side * Number(row[`${prefix}_amt`]));
      expect(isDescending(amounts)).toBe(true);
    }
  });

  test('a day that is promised and not named makes four columns of one', async () => {
    const [row] = rowsIn(
      await kiwoom.call('ka90009', { ...BODY, qry_dt_tp: '1' }),
      'frgnr_orgn_trde_upper',
    );
    expect(row?.['for_netprps_stk_cd']).toBe(row?.['for_netslmt_stk_cd']);
    expect(row?.['orgn_netprps_amt']).toBe(row?.['for_netslmt_amt']);
  });
});
