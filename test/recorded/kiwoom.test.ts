import { readFileSync } from 'node:fs';
import { flowViolations, holdingViolations, INVESTORS } from '@investor-flow/core';
import { createKiwoom } from '@investor-flow/kiwoom';
import { describe, expect, it } from 'vitest';
import { errorOf, valueOf } from '../support/results.ts';
import { beside, recordingsOf, type WireRow } from './recordings.ts';

const LISTS = {
  ka10008: 'stk_frgnr',
  ka10034: 'for_dt_trde_upper',
  ka10035: 'for_cont_nettrde_upper',
  ka10036: 'for_limit_exh_rt_incrs_upper',
  ka10037: 'frgn_wicket_trde_upper',
  ka10051: 'inds_netprps',
  ka10059: 'stk_invsr_orgn',
  ka10064: 'opmr_invsr_trde_chart',
  ka10065: 'opmr_invsr_trde_upper',
  ka10131: 'orgn_frgnr_cont_trde_prst',
  ka20002: 'inds_stkpc',
  ka20003: 'all_inds_idex',
  ka20006: 'inds_dt_pole_qry',
  ka20009: 'inds_cur_prc_daly_rept',
  ka90005: 'prm_trde_trnsn',
  ka90009: 'frgnr_orgn_trde_upper',
  ka90010: 'prm_trde_trnsn',
  ka90013: 'stk_daly_prm_trde_trnsn',
};
const { there, names, of, textOf, bodyOf, wireOf, answered, read } = recordingsOf(
  'kiwoom',
  LISTS,
  (common) => createKiwoom({ appKey: 'key!', secretKey: 'secret', ...common }),
);
const NEXT_DAY = '2026-07-02T10:00';

/** Read apart from the adapter: a second opinion must not share its rules. */
const number = (text: string | undefined): number =>
  Number((text ?? 'missing').replace(/^--/, '-').replace(/^\+/, '')) + 0;
const magnitude = (text: string | undefined): number => Math.abs(number(text));
const dayOf = (text: string | undefined): string =>
  `${text?.slice(0, 4)}-${text?.slice(4, 6)}-${text?.slice(6, 8)}`;
const MILLION = 1_000_000;
/** How far a net is from what was bought less what was sold. */
const offOf = ({ net = NaN, buy = NaN, sell = NaN } = {}): number => Math.abs(buy - sell - net);

/** Bodies of calls that no question reads, and figures that are no body. */
const UNREAD =
  /^(?:ka10001|ka10009|ka10044|ka10045|ka10060|ka10061|ka10063|ka10066|ka10101|ka20005|ka90003|units)_/;
/** Every body of these is read, whatever its name. */
const EVERY = /^(?:ka10051|ka10008)_/;

const KOSPI = { market: 'kospi' } as const;
const STOCK = { stock: '005930' } as const;

describe.skipIf(!there)('recorded answers of Kiwoom, by call', () => {
  it('are all read, or of calls that no question reads', () => {
    const named = readFileSync(new URL(import.meta.url), 'utf8');
    const forgotten = names
      .filter((name) => !UNREAD.test(name) && !EVERY.test(name))
      .filter((name) => !named.includes(`'${name}'`));
    expect(forgotten).toEqual([]);
  });

  it('ka10051: a day of a history is every sector of that day', async () => {
    const name = 'ka10051_kospi_amount_krx_20260701';
    const query = { ...KOSPI, limit: 1 };
    const { rows, wire } = await read(name, '2026-07-01T16:00', 'sectorFlowHistory', query);
    expect(rows.map(({ sector }) => sector.code).toSorted()).toEqual(
      wire.map(({ inds_cd }) => inds_cd).toSorted(),
    );
    const net = number(wire[0]?.['ind_netprps']) * 100 * MILLION;
    expect(rows[0]?.value?.individual.net).toBe(net);
    expect(rows.flatMap(flowViolations)).toEqual([]);
  });

  it('ka10059: every day of a stock is read, and only rounding is off', async () => {
    const name = 'ka10059_005930_amount_20260528_11of100';
    const found = await read(name, '2026-05-29T10:00', 'stockFlows', STOCK);
    for (const [flow, row] of beside(found)) {
      const won = (column: string): number => number(row[column]) * MILLION;
      expect(flow.day).toBe(dayOf(row['dt']));
      expect(flow.value).toMatchObject({
        individual: { net: won('ind_invsr') },
        foreign: { net: won('frgnr_invsr') + won('natfor') },
        foreignRegistered: { net: won('frgnr_invsr') },
        foreignOther: { net: won('natfor') },
        institution: { net: won('orgn') },
        financialInvestment: { net: won('fnnc_invt') },
        insurance: { net: won('insrnc') },
        investmentTrust: { net: won('invtrt') },
        otherFinance: { net: won('etc_fnnc') },
        bank: { net: won('bank') },
        pension: { net: won('penfnd_etc') },
        privateFund: { net: won('samo_fund') },
        government: { net: won('natn') },
        otherCorporation: { net: won('etc_corp') },
      });
      if (row['acc_trde_qty'] === '0') expect(flow).not.toHaveProperty('trading');
      else {
        expect(flow.trading).toEqual({
          lastPrice: magnitude(row['cur_prc']),
          change: number(row['pred_pre']),
          shares: number(row['acc_trde_qty']),
          turnover: won('acc_trde_prica'),
          turnoverRounding: MILLION,
        });
      }
      const rules = flowViolations(flow).filter(({ rule }) => rule !== 'all-zero');
      expect(rules).toEqual([]);
    }
    // Turnover by volume is a price of the day, which proves both units.
    const { turnover = NaN, shares = NaN } = found.rows[0]?.trading ?? {};
    expect(turnover / shares).toBeCloseTo(298_341, 0);
  });

  it('ka10059: the quantity of one day is Korea Investment’s to the share', async () => {
    const name = 'ka10059_005930_quantity_20260803_partial_row';
    // The columns that its author cut off are put back as zeros; the five that he kept are checked.
    const whole = wireOf('ka10059_005930_amount_20260528_11of100')[0] ?? {};
    const zeros = Object.fromEntries(Object.keys(whole).map((column) => [column, '0']));
    const body = { ...bodyOf(name), stk_invsr_orgn: [{ ...zeros, ...wireOf(name)[0] }] };
    const query = { ...STOCK, measures: ['volume'] } as const;
    const [flow] = valueOf(await answered(body, '2026-08-04T10:00', 'stockFlows', query));
    expect(flow?.volume?.foreign.net).toBe(-3_896_489);
    expect(flow?.volume?.institution.net).toBe(-5_039_954);
    expect(flow?.volume?.individual.net).toBe(8_658_155);
  });

  it('ka20003: every index is read, and its issues add up', async () => {
    const name = 'ka20003_001_20260701_16of31';
    for (const [quote, row] of beside(
      await read(name, '2026-07-01T14:51', 'sectorIndexes', KOSPI),
    )) {
      expect(quote).toMatchObject({
        sector: { code: row['stk_cd'], name: row['stk_nm'] },
        price: magnitude(row['cur_prc']),
        change: number(row['pred_pre']),
        changePercent: number(row['flu_rt']),
        volume: number(row['trde_qty']) * 1000,
        turnover: number(row['trde_prica']) * MILLION,
      });
      const issues = number(row['flo_stk_num']);
      const { advancing = 0, unchanged = 0, declining = 0 } = quote.breadth ?? {};
      expect(advancing + unchanged + declining).toBeLessThanOrEqual(issues);
      expect(quote.breadth === undefined).toBe(issues === 0);
    }
  });

  it.each([
    ['ka20001_001_20260701_4of20', '2026-07-01T14:51', 917],
    ['ka20001_001_mock_20260709_close_3of20', '2026-07-09T16:00', 912],
  ])('%s: one index is read with its range, and its issues add up', async (name, at, issues) => {
    const query = { ...KOSPI, sector: 'all' } as const;
    const [[quote, row] = []] = beside(await read(name, at, 'sectorIndexes', query));
    expect(quote).toMatchObject({
      price: magnitude(row?.['cur_prc']),
      open: magnitude(row?.['open_pric']),
      high: magnitude(row?.['high_pric']),
      low: magnitude(row?.['low_pric']),
      turnover: number(row?.['trde_prica']) * MILLION,
      volume: number(row?.['trde_qty']) * 1000,
    });
    const { advancing = 0, unchanged = 0, declining = 0 } = quote?.breadth ?? {};
    expect(advancing + unchanged + declining).toBe(issues);
    expect(number(row?.['trde_frmatn_stk_num'])).toBe(issues);
    expect(quote?.high).toBeGreaterThanOrEqual(quote?.price ?? NaN);
  });

  it('ka20009: every session whose figures stand is read, each from the one before', async () => {
    const query = { ...KOSPI, limit: 19 };
    const found = await read('ka20009_001_20260701', '2026-07-01T14:51', 'indexHistory', query);
    for (const [day, row, before] of beside({ ...found, wire: found.wire.slice(1) })) {
      expect(day.day).toBe(dayOf(row['dt_n']));
      expect(day.price).toBe(magnitude(row['cur_prc_n']));
      expect(day.changePercent).toBe(number(row['flu_rt_n']));
      expect(day.volume).toBe(number(row['acc_trde_qty_n']) * 1000);
      if (before !== undefined && day.day > '2026-05-19')
        expect(day.price - day.change).toBeCloseTo(before.price, 2);
    }
  });

  it('ka20006: hundredths without a sign, the change from the session before', async () => {
    const name = 'ka20006_001_mock_20260721_3rows';
    const query = { ...KOSPI, from: '2026-01-02' };
    expect((await read(name, '2026-07-22T10:00', 'indexHistory', query)).rows).toMatchObject([
      {
        day: '2026-07-21',
        price: 6747.95,
        change: 231.68,
        changePercent: 3.56,
        open: 6553.88,
        high: 6836.86,
        low: 6429.03,
        volume: 391_092_000,
        turnover: 24_810_735_000_000,
      },
      { day: '2026-07-20', price: 6516.27, change: -304.33 },
    ]);
  });

  it.each([
    ['ka20002_001_20260701_7of100', '2026-07-01T14:51'],
    ['ka20002_001_mock_20260709_3rows', '2026-07-09T16:00'],
  ])('%s: every stock is read', async (name, moment) => {
    const query = { ...KOSPI, sector: 'all' } as const;
    for (const [stock, row] of beside(await read(name, moment, 'sectorStocks', query))) {
      expect(stock).toMatchObject({
        stock: row['stk_cd'],
        name: row['stk_nm'],
        lastPrice: magnitude(row['cur_prc']),
        change: number(row['pred_pre']),
        changePercent: number(row['flu_rt']),
        tradedShares: number(row['now_trde_qty']),
      });
      expect(stock.open).toBe(row['open_pric'] === '0' ? undefined : magnitude(row['open_pric']));
      const before = stock.lastPrice - stock.change;
      expect((stock.change / before) * 100).toBeCloseTo(stock.changePercent, 1);
    }
  });

  it('ka90005: minutes with a doubled minus and hundredths, whose kinds add up', async () => {
    const name = 'ka90005_kospi_20260701_1451_3of100';
    const found = await read(name, '2026-07-01T14:51', 'programTradesIntraday', KOSPI);
    for (const [minute, row] of beside({ ...found, wire: found.wire.toReversed() })) {
      expect(minute.time?.replaceAll(':', '')).toBe(row['cntr_tm']);
      expect(minute.total.net).toBe(number(row['all_netprps']) * MILLION);
      expect(minute.volume?.arbitrage.net).toBe(number(row['dfrt_trde_netprps_qty']) * 1000);
      expect(minute.kospi200).toBe(magnitude(row['kospi200']) / 100);
      expect(minute.basis).toBe(number(row['basis']));
      for (const side of ['net', 'buy', 'sell'] as const) {
        const kinds = (minute.arbitrage[side] ?? NaN) + (minute.nonArbitrage[side] ?? NaN);
        // One of the nine sums is off by a step.
        expect(Math.abs(kinds - (minute.total[side] ?? NaN))).toBeLessThanOrEqual(MILLION);
      }
    }
  });

  it('ka90010: days with one minus and decimals; today is left out in session', async () => {
    const name = 'ka90010_kospi_mock_20260724_2rows';
    const inSession = await read(name, '2026-07-24T10:01', 'programTrades', KOSPI);
    expect(inSession.rows.map(({ day }) => day)).toEqual(['2026-07-23']);
    const found = await read(name, '2026-07-25T10:00', 'programTrades', KOSPI);
    expect(found.rows).toHaveLength(2);
    for (const [day, row] of beside(found)) {
      expect(day.day).toBe(dayOf(row['cntr_tm']));
      expect(day.total.net).toBe(number(row['all_netprps']) * MILLION);
      expect(day.kospi200).toBe(magnitude(row['kospi200']));
      // Its author cut the columns of quantities off.
      expect(day).not.toHaveProperty('volume');
      expect(offOf(day.total)).toBeLessThanOrEqual(MILLION);
    }
  });

  it.each([
    ['ka90013_005930_20260701_8of20', '2026-07-02T10:00'],
    ['ka90013_005930_mock_20260724_2rows', '2026-07-25T10:00'],
  ])('%s: every day is read in won and shares', async (name, moment) => {
    const query = { ...STOCK, measures: ['value', 'volume'] } as const;
    const found = await read(name, moment, 'stockProgramTrades', query);
    for (const [{ day, value, volume }, row, before] of beside(found)) {
      expect(day).toBe(dayOf(row['dt']));
      expect(value?.net).toBe(number(row['prm_netprps_amt']) * MILLION);
      expect(volume?.net).toBe(number(row['prm_netprps_qty']));
      expect(offOf(volume)).toBe(0);
      expect(offOf(value)).toBeLessThanOrEqual(MILLION);
      // The column of changes is the difference of two days, so the nets of both are right.
      if (before !== undefined)
        expect((volume?.net ?? NaN) - (before.volume?.net ?? NaN)).toBe(
          number(row['prm_netprps_qty_irds']),
        );
    }
  });

  it('ka10064: estimates in won and shares, whose quotient is a price of the day', async () => {
    const of = (name: string, measure: 'value' | 'volume') =>
      read(name, '2026-08-04T14:31', 'stockEstimates', { ...STOCK, measures: [measure] });
    const { rows: value } = await of('ka10064_005930_amount_20260804_partial_rows', 'value');
    const { rows: volume } = await of('ka10064_005930_quantity_20260804_partial_rows', 'volume');
    expect(value.map(({ time }) => time)).toEqual(['09:00:00', '14:31:00']);
    expect(value[1]?.value?.foreign).toEqual({ net: -212_372_000_000 });
    expect(volume[1]?.volume?.institution).toEqual({ net: -1_925_000 });
    const price = -212_372_000_000 / (volume[1]?.volume?.foreign?.net ?? NaN);
    expect(price).toBeGreaterThan(228_000);
    expect(price).toBeLessThan(244_500);
  });

  it('ka10064: nothing in a session is empty', async () => {
    const body = textOf('ka10064_empty_20260701');
    const result = await answered(body, '2026-07-01T14:50', 'stockEstimates', STOCK);
    expect(errorOf(result).kind).toBe('empty');
  });

  describe('rankings', () => {
    const AT = '2026-07-01T14:50';
    const code = (row: WireRow): string | undefined => row['stk_cd']?.replace(/_AL$/, '');

    it.each([
      ['ka10034_20260701_5of100', 'krx'],
      ['ka10034_unified_rows', 'unified'],
    ] as const)('%s: net shares of every stock', async (name, venue) => {
      const query = { ...KOSPI, by: 'holding-change', venue } as const;
      for (const [it, row] of beside(await read(name, AT, 'topStocks', query))) {
        expect([it.stock, it.name]).toEqual([code(row), row['stk_nm']]);
        expect(it.netShares).toBe(number(row['netprps_qty']));
      }
    });

    it('ka10035: three sessions together, which add up', async () => {
      const query = { ...KOSPI, by: 'holding-streak', venue: 'unified' } as const;
      for (const [it, row] of beside(await read('ka10035_rows', AT, 'topStocks', query))) {
        expect(it.stock).toBe(code(row));
        expect(it.netShares).toBe(number(row['dm1']) + number(row['dm2']) + number(row['dm3']));
        expect(it.limitUsedPercent).toBe(number(row['limit_exh_rt']));
      }
    });

    it.each([
      ['ka10036_20260701_6of100', 'krx'],
      ['ka10036_unified_rows', 'unified'],
    ] as const)('%s: holdings and use of the limit', async (name, venue) => {
      const query = { ...KOSPI, by: 'limit-use', venue } as const;
      for (const [it, row] of beside(await read(name, AT, 'topStocks', query))) {
        expect(it.stock).toBe(code(row));
        expect(it.heldShares).toBe(number(row['poss_stkcnt']));
        const limit = number(row['poss_stkcnt']) + number(row['gain_pos_stkcnt']);
        expect(((it.heldShares ?? NaN) / limit) * 100).toBeCloseTo(it.limitUsedPercent ?? NaN, 1);
        const base = number(row['base_limit_exh_rt']);
        expect(base + (it.limitUsedChange ?? NaN)).toBeCloseTo(it.limitUsedPercent ?? NaN, 1);
      }
    });

    it('ka10037: desks in shares and won, at a price of the day', async () => {
      const name = 'ka10037_20260804_3rows';
      const query = { ...KOSPI, by: 'broker-desk', venue: 'unified' } as const;
      const found = await read(name, '2026-08-04T09:50', 'topStocks', query);
      for (const [{ netShares = NaN, netValue = NaN }, row] of beside(found)) {
        expect(netShares).toBe(number(row['sel_trde_qty']) + number(row['buy_trde_qty']));
        expect(netValue / netShares / magnitude(row['cur_prc'])).toBeCloseTo(1, 1);
      }
      expect(found.rows).toHaveLength(3);
    });

    it('ka10065: netslmt is buying less selling', async () => {
      const name = 'ka10065_20260806_fixture_rows';
      const query = { ...KOSPI, by: 'estimate' } as const;
      for (const [it, row] of beside(await read(name, '2026-08-06T16:00', 'topStocks', query))) {
        expect(it.netShares).toBe(number(row['buy_qty']) + number(row['sel_qty']));
        expect(it.status).toBe('estimated');
      }
    });

    it('ka10131: institutions and foreigners, whose sum the row gives', async () => {
      const query = { ...KOSPI, by: 'trade-streak', sessions: 5 } as const;
      const found = await read('ka10131_20260701_5of100', AT, 'topStocks', query);
      for (const [{ institution, foreign }, row] of beside(found)) {
        const shares = (institution?.netShares ?? NaN) + (foreign?.netShares ?? NaN);
        expect(shares).toBe(number(row['nettrde_qty']));
        const value = (institution?.netValue ?? NaN) + (foreign?.netValue ?? NaN);
        const off = value - number(row['nettrde_amt']) * MILLION;
        expect(Math.abs(off)).toBeLessThanOrEqual(MILLION);
        expect(institution?.streakSessions).toBe(number(row['orgn_cont_netprps_dys']));
        expect(foreign?.streakSessions).toBe(number(row['frgnr_cont_netprps_dys']));
      }
    });

    it('ka90009: four lists, at a price of the day', async () => {
      const name = 'ka90009_mock_20260721_2rows';
      const of = (side: 'buy' | 'sell', investor: 'foreign' | 'institution') =>
        read(name, '2026-07-21T16:00', 'topStocks', { ...KOSPI, by: 'trade', side, investor });
      const [bought] = (await of('buy', 'foreign')).rows;
      expect(bought).toMatchObject({ stock: '005930', netShares: 2_580_000 });
      expect((bought?.netValue ?? NaN) / 2_580_000).toBeCloseTo(258_996, 0);
      const sold = await of('sell', 'institution');
      expect(sold.rows.map(({ stock, netValue }) => [stock, netValue])).toEqual([
        ['069500', -91_480_000_000],
        ['0197X0', -58_870_000_000],
      ]);
    });

    it('ka90009: an answer whose four lists are one is unreadable', async () => {
      const body = textOf('ka90009_20260701_degenerate_4of25');
      const result = await answered(body, AT, 'topStocks', { ...KOSPI, by: 'trade' });
      expect(errorOf(result).kind).toBe('unreadable');
    });
  });

  it('ka10010 is blank but for three columns that contradict each other: it is not read', () => {
    const [body = {}] = wireOf('ka10010_20260701_blank_fields');
    const figures = Object.entries(body).filter(([column]) => !column.startsWith('return'));
    expect(figures).toHaveLength(18);
    expect(figures.filter(([, text]) => text === '')).toHaveLength(15);
    const sold = number(body['all_dfrt_trst_sell_qty']);
    const bought = number(body['all_dfrt_trst_buy_qty']);
    expect(bought - sold).not.toBe(number(body['all_dfrt_trst_netprps_qty']));
  });

  it.each(of('ka10051'))('%s: every row is read, and only rounding is off', async (name) => {
    const query = { ...KOSPI, day: '2026-07-01' };
    const found = await read(name, NEXT_DAY, 'sectorFlows', query);
    expect(found.rows.flatMap(flowViolations)).toEqual([]);
    for (const [flow, row] of beside(found)) {
      const eok = (column: string): number => Number(row[column]) * 100_000_000 + 0;
      expect(flow.sector.id).toBeDefined();
      expect(flow.sector.code).toBe(row['inds_cd']);
      expect(flow.value?.individual.net).toBe(eok('ind_netprps'));
      expect(flow.value?.foreign.net).toBe(eok('frgnr_netprps') + eok('native_trmt_frgnr_netprps'));
      expect(flow.value?.institution.net).toBe(eok('orgn_netprps'));
      expect(flow.index?.price).toBe(Math.abs(Number(row['cur_prc'])) / 100);
      expect(INVESTORS).toEqual(expect.arrayContaining(Object.keys(flow.value ?? {})));
    }
  });

  it.each(of('ka10008'))('%s: every row is read, and nothing is off', async (name) => {
    const query = { ...STOCK, limit: wireOf(name).length };
    const found = await read(name, NEXT_DAY, 'foreignHoldings', query);
    expect(holdingViolations(found.rows)).toEqual([]);
    for (const [holding, row] of beside(found)) {
      expect(holding.day.replaceAll('-', '')).toBe(row['dt']);
      expect(String(holding.heldShares)).toBe(row['poss_stkcnt']);
      expect(holding.close).toBe(Math.abs(Number(row['close_pric'])));
      expect(holding.ownershipPercent).toBe(Number(row['wght']));
    }
  });
});
