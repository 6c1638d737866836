import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrokerError, ResultAsync } from '@investor-flow/core';
import { flowViolations, holdingViolations, INVESTORS } from '@investor-flow/core';
import { createKiwoom, type Kiwoom } from '@investor-flow/kiwoom';
import { describe, expect, it } from 'vitest';
import { replaying } from '../support/replay.ts';
import { ROOT } from '../support/sources.ts';

/** Answers of the real servers, where somebody has put them beside the repository. */
const FOLDER = join(ROOT, '..', 'shared', 'recorded', 'kiwoom');
const there = existsSync(FOLDER);

type WireRow = Readonly<Record<string, string>>;
const textOf = (name: string): string => readFileSync(join(FOLDER, `${name}.json`), 'utf8');
const bodyOf = (name: string): Readonly<Record<string, unknown>> =>
  JSON.parse(textOf(name)) as Readonly<Record<string, unknown>>;
const rowsOf = (name: string, list: string): readonly WireRow[] =>
  bodyOf(name)[list] as readonly WireRow[];

const bodies = (api: string): readonly string[] =>
  there ? readdirSync(FOLDER).filter((name) => name.startsWith(api)) : [];
const NEXT_DAY = '2026-07-02T10:00';

/** What a body reads as, at a moment of Korean time. */
async function read<Value>(
  body: string,
  korean: string,
  ask: (kiwoom: Kiwoom) => ResultAsync<Value, BrokerError>,
): Promise<Value> {
  const result = await answered(body, korean, ask);
  return result.match(
    (value) => value,
    (error) => {
      throw new Error(JSON.stringify(error));
    },
  );
}

async function answered<Value>(
  body: string,
  korean: string,
  ask: (kiwoom: Kiwoom) => ResultAsync<Value, BrokerError>,
) {
  await using server = await replaying(() => body);
  const now = Date.parse(`${korean}+09:00`);
  const clock = { now: () => now, sleep: () => Promise.resolve() };
  const kiwoom = createKiwoom({ appKey: 'key!', secretKey: 'secret', baseUrl: server.url, clock });
  try {
    return await ask(kiwoom);
  } finally {
    await kiwoom.close();
  }
}

/** Read apart from the adapter: a second opinion must not share its rules. */
const number = (text: string | undefined): number =>
  Number((text ?? 'missing').replace(/^--/, '-').replace(/^\+/, '')) + 0;
const magnitude = (text: string | undefined): number => Math.abs(number(text));
const dayOf = (text: string | undefined): string =>
  `${text?.slice(0, 4)}-${text?.slice(4, 6)}-${text?.slice(6, 8)}`;
const MILLION = 1_000_000;

/** Bodies of calls that no question reads, and figures that are no body. */
const UNREAD =
  /^(?:ka10001|ka10009|ka10044|ka10045|ka10060|ka10061|ka10063|ka10066|ka10101|ka20005|ka90003|units)_/;
/** Every body of these is read, whatever its name. */
const EVERY = /^(?:ka10051|ka10008)_/;

describe.skipIf(!there)('recorded answers of Kiwoom, by call', () => {
  it('are all read, or of calls that no question reads', () => {
    const named = readFileSync(new URL(import.meta.url), 'utf8');
    const forgotten = readdirSync(FOLDER)
      .filter((name) => name.endsWith('.json') && !UNREAD.test(name) && !EVERY.test(name))
      .filter((name) => !named.includes(`'${name.replace('.json', '')}'`));
    expect(forgotten).toEqual([]);
  });

  it('ka10051: a day of a history is every sector of that day', async () => {
    const name = 'ka10051_kospi_amount_krx_20260701';
    const flows = await read(textOf(name), '2026-07-01T16:00', (kiwoom) =>
      kiwoom.sectorFlowHistory({ market: 'kospi', limit: 1 }),
    );
    const wire = rowsOf(name, 'inds_netprps');
    expect(flows.map(({ sector }) => sector.code).toSorted()).toEqual(
      wire.map(({ inds_cd }) => inds_cd).toSorted(),
    );
    const [all] = flows;
    expect(all?.value?.individual.net).toBe(number(wire[0]?.['ind_netprps']) * 100 * MILLION);
    expect(flows.flatMap(flowViolations)).toEqual([]);
  });

  it('ka10059: every day of a stock is read, and only rounding is off', async () => {
    const name = 'ka10059_005930_amount_20260528_11of100';
    const wire = rowsOf(name, 'stk_invsr_orgn');
    const flows = await read(textOf(name), '2026-05-29T10:00', (kiwoom) =>
      kiwoom.stockFlows({ stock: '005930' }),
    );
    expect(flows).toHaveLength(wire.length);
    for (const [place, flow] of flows.entries()) {
      const row = wire[place] ?? {};
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
    const [first] = flows;
    const average = (first?.trading?.turnover ?? NaN) / (first?.trading?.shares ?? NaN);
    expect(average).toBeCloseTo(298_341, 0);
  });

  it('ka10059: the quantity of one day is Korea Investment’s to the share', async () => {
    const name = 'ka10059_005930_quantity_20260803_partial_row';
    // The columns that its author cut off are put back as zeros; the five that he kept are checked.
    const whole = rowsOf('ka10059_005930_amount_20260528_11of100', 'stk_invsr_orgn')[0] ?? {};
    const zeros = Object.fromEntries(Object.keys(whole).map((column) => [column, '0']));
    const [kept] = rowsOf(name, 'stk_invsr_orgn');
    const body = { ...bodyOf(name), stk_invsr_orgn: [{ ...zeros, ...kept }] };
    const [flow] = await read(JSON.stringify(body), '2026-08-04T10:00', (kiwoom) =>
      kiwoom.stockFlows({ stock: '005930', measures: ['volume'] }),
    );
    expect(flow?.volume?.foreign.net).toBe(-3_896_489);
    expect(flow?.volume?.institution.net).toBe(-5_039_954);
    expect(flow?.volume?.individual.net).toBe(8_658_155);
  });

  it('ka20003: every index is read, and its issues add up', async () => {
    const name = 'ka20003_001_20260701_16of31';
    const wire = rowsOf(name, 'all_inds_idex');
    const quotes = await read(textOf(name), '2026-07-01T14:51', (kiwoom) =>
      kiwoom.sectorIndexes({ market: 'kospi' }),
    );
    expect(quotes).toHaveLength(wire.length);
    for (const [place, quote] of quotes.entries()) {
      const row = wire[place] ?? {};
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
  ])(
    '%s: one index is read with its range, and its issues add up',
    async (name, moment, issues) => {
      const row = bodyOf(name) as WireRow;
      const [quote] = await read(textOf(name), moment, (kiwoom) =>
        kiwoom.sectorIndexes({ market: 'kospi', sector: 'all' }),
      );
      expect(quote).toMatchObject({
        price: magnitude(row['cur_prc']),
        open: magnitude(row['open_pric']),
        high: magnitude(row['high_pric']),
        low: magnitude(row['low_pric']),
        turnover: number(row['trde_prica']) * MILLION,
        volume: number(row['trde_qty']) * 1000,
      });
      const { advancing = 0, unchanged = 0, declining = 0 } = quote?.breadth ?? {};
      expect(advancing + unchanged + declining).toBe(issues);
      expect(number(row['trde_frmatn_stk_num'])).toBe(issues);
      expect(quote?.high).toBeGreaterThanOrEqual(quote?.price ?? NaN);
    },
  );

  it('ka20009: every session whose figures stand is read, each from the one before', async () => {
    const name = 'ka20009_001_20260701';
    const wire = rowsOf(name, 'inds_cur_prc_daly_rept').slice(1);
    const days = await read(textOf(name), '2026-07-01T14:51', (kiwoom) =>
      kiwoom.indexHistory({ market: 'kospi', limit: 19 }),
    );
    expect(days.map(({ day }) => day)).toEqual(wire.map(({ dt_n }) => dayOf(dt_n)));
    for (const [place, day] of days.entries()) {
      expect(day.price).toBe(magnitude(wire[place]?.['cur_prc_n']));
      expect(day.changePercent).toBe(number(wire[place]?.['flu_rt_n']));
      expect(day.volume).toBe(number(wire[place]?.['acc_trde_qty_n']) * 1000);
      const before = days[place + 1];
      if (before !== undefined && day.day > '2026-05-19')
        expect(day.price - day.change).toBeCloseTo(before.price, 2);
    }
  });

  it('ka20006: hundredths without a sign, the change from the session before', async () => {
    const name = 'ka20006_001_mock_20260721_3rows';
    const days = await read(textOf(name), '2026-07-22T10:00', (kiwoom) =>
      kiwoom.indexHistory({ market: 'kospi', from: '2026-01-02' }),
    );
    expect(days).toMatchObject([
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
    const wire = rowsOf(name, 'inds_stkpc');
    const stocks = await read(textOf(name), moment, (kiwoom) =>
      kiwoom.sectorStocks({ market: 'kospi', sector: 'all' }),
    );
    expect(stocks).toHaveLength(wire.length);
    for (const [place, stock] of stocks.entries()) {
      const row = wire[place] ?? {};
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
    const wire = rowsOf(name, 'prm_trde_trnsn').toReversed();
    const minutes = await read(textOf(name), '2026-07-01T14:51', (kiwoom) =>
      kiwoom.programTradesIntraday({ market: 'kospi' }),
    );
    expect(minutes).toHaveLength(wire.length);
    for (const [place, minute] of minutes.entries()) {
      const row = wire[place] ?? {};
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
    const wire = rowsOf(name, 'prm_trde_trnsn');
    const ask = (kiwoom: Kiwoom) => kiwoom.programTrades({ market: 'kospi' });
    const inSession = await read(textOf(name), '2026-07-24T10:01', ask);
    expect(inSession.map(({ day }) => day)).toEqual(['2026-07-23']);
    const days = await read(textOf(name), '2026-07-25T10:00', ask);
    expect(days).toHaveLength(2);
    for (const [place, day] of days.entries()) {
      const row = wire[place] ?? {};
      expect(day.day).toBe(dayOf(row['cntr_tm']));
      expect(day.total.net).toBe(number(row['all_netprps']) * MILLION);
      expect(day.kospi200).toBe(magnitude(row['kospi200']));
      // Its author cut the columns of quantities off.
      expect(day).not.toHaveProperty('volume');
      const { net, buy = NaN, sell = NaN } = day.total;
      expect(Math.abs(buy - sell - net)).toBeLessThanOrEqual(MILLION);
    }
  });

  it.each([
    ['ka90013_005930_20260701_8of20', '2026-07-02T10:00'],
    ['ka90013_005930_mock_20260724_2rows', '2026-07-25T10:00'],
  ])('%s: every day is read in won and shares', async (name, moment) => {
    const wire = rowsOf(name, 'stk_daly_prm_trde_trnsn');
    const days = await read(textOf(name), moment, (kiwoom) =>
      kiwoom.stockProgramTrades({ stock: '005930', measures: ['value', 'volume'] }),
    );
    expect(days).toHaveLength(wire.length);
    for (const [place, { day, value, volume }] of days.entries()) {
      const row = wire[place] ?? {};
      expect(day).toBe(dayOf(row['dt']));
      expect(value?.net).toBe(number(row['prm_netprps_amt']) * MILLION);
      expect(volume?.net).toBe(number(row['prm_netprps_qty']));
      expect((volume?.buy ?? NaN) - (volume?.sell ?? NaN)).toBe(volume?.net);
      const off = (value?.buy ?? NaN) - (value?.sell ?? NaN) - (value?.net ?? NaN);
      expect(Math.abs(off)).toBeLessThanOrEqual(MILLION);
      // The column of changes is the difference of two days, so the nets of both are right.
      const before = days[place + 1];
      if (before !== undefined)
        expect((volume?.net ?? NaN) - (before.volume?.net ?? NaN)).toBe(
          number(row['prm_netprps_qty_irds']),
        );
    }
  });

  it('ka10064: estimates in won and shares, whose quotient is a price of the day', async () => {
    const of = (name: string, measures: readonly ['value' | 'volume']) =>
      read(textOf(name), '2026-08-04T14:31', (kiwoom) =>
        kiwoom.stockEstimates({ stock: '005930', measures }),
      );
    const value = await of('ka10064_005930_amount_20260804_partial_rows', ['value']);
    const volume = await of('ka10064_005930_quantity_20260804_partial_rows', ['volume']);
    expect(value.map(({ time }) => time)).toEqual(['09:00:00', '14:31:00']);
    expect(value[1]?.value?.foreign).toEqual({ net: -212_372_000_000 });
    expect(volume[1]?.volume?.institution).toEqual({ net: -1_925_000 });
    const price = -212_372_000_000 / (volume[1]?.volume?.foreign?.net ?? NaN);
    expect(price).toBeGreaterThan(228_000);
    expect(price).toBeLessThan(244_500);
  });

  it('ka10064: nothing in a session is empty', async () => {
    const result = await answered(textOf('ka10064_empty_20260701'), '2026-07-01T14:50', (kiwoom) =>
      kiwoom.stockEstimates({ stock: '005930' }),
    );
    expect(result.isErr() && result.error.kind).toBe('empty');
  });

  describe('rankings', () => {
    const kospi = { market: 'kospi' } as const;
    const code = (row: WireRow): string | undefined => row['stk_cd']?.replace(/_AL$/, '');

    it.each([
      ['ka10034_20260701_5of100', 'krx'],
      ['ka10034_unified_rows', 'unified'],
    ] as const)('%s: net shares of every stock', async (name, venue) => {
      const wire = rowsOf(name, 'for_dt_trde_upper');
      const ranked = await read(textOf(name), '2026-07-01T14:50', (kiwoom) =>
        kiwoom.topStocks({ ...kospi, by: 'holding-change', venue }),
      );
      expect(ranked.map(({ stock, name: label, netShares }) => [stock, label, netShares])).toEqual(
        wire.map((row) => [code(row), row['stk_nm'], number(row['netprps_qty'])]),
      );
    });

    it('ka10035: three sessions together, which add up', async () => {
      const wire = rowsOf('ka10035_rows', 'for_cont_nettrde_upper');
      const ranked = await read(textOf('ka10035_rows'), '2026-07-01T14:50', (kiwoom) =>
        kiwoom.topStocks({ ...kospi, by: 'holding-streak', venue: 'unified' }),
      );
      expect(ranked.map((it) => [it.stock, it.netShares, it.limitUsedPercent])).toEqual(
        wire.map((row) => [
          code(row),
          number(row['dm1']) + number(row['dm2']) + number(row['dm3']),
          number(row['limit_exh_rt']),
        ]),
      );
    });

    it.each([
      ['ka10036_20260701_6of100', 'krx'],
      ['ka10036_unified_rows', 'unified'],
    ] as const)('%s: holdings and use of the limit', async (name, venue) => {
      const wire = rowsOf(name, 'for_limit_exh_rt_incrs_upper');
      const ranked = await read(textOf(name), '2026-07-01T14:50', (kiwoom) =>
        kiwoom.topStocks({ ...kospi, by: 'limit-use', venue }),
      );
      expect(ranked).toHaveLength(wire.length);
      for (const [place, it] of ranked.entries()) {
        const row = wire[place] ?? {};
        expect(it.stock).toBe(code(row));
        expect(it.heldShares).toBe(number(row['poss_stkcnt']));
        const limit = number(row['poss_stkcnt']) + number(row['gain_pos_stkcnt']);
        expect(((it.heldShares ?? NaN) / limit) * 100).toBeCloseTo(it.limitUsedPercent ?? NaN, 1);
        const base = number(row['base_limit_exh_rt']);
        expect(base + (it.limitUsedChange ?? NaN)).toBeCloseTo(it.limitUsedPercent ?? NaN, 1);
      }
    });

    it('ka10037: desks in shares and won, at a price of the day', async () => {
      const wire = rowsOf('ka10037_20260804_3rows', 'frgn_wicket_trde_upper');
      const ranked = await read(textOf('ka10037_20260804_3rows'), '2026-08-04T09:50', (kiwoom) =>
        kiwoom.topStocks({ ...kospi, by: 'broker-desk', venue: 'unified' }),
      );
      for (const [place, it] of ranked.entries()) {
        const row = wire[place] ?? {};
        expect(it.netShares).toBe(number(row['sel_trde_qty']) + number(row['buy_trde_qty']));
        const price = (it.netValue ?? NaN) / (it.netShares ?? NaN);
        expect(price / magnitude(row['cur_prc'])).toBeCloseTo(1, 1);
      }
      expect(ranked).toHaveLength(3);
    });

    it('ka10065: netslmt is buying less selling', async () => {
      const wire = rowsOf('ka10065_20260806_fixture_rows', 'opmr_invsr_trde_upper');
      const ranked = await read(
        textOf('ka10065_20260806_fixture_rows'),
        '2026-08-06T16:00',
        (kiwoom) => kiwoom.topStocks({ ...kospi, by: 'estimate' }),
      );
      expect(ranked.map(({ netShares }) => netShares)).toEqual(
        wire.map((row) => number(row['buy_qty']) + number(row['sel_qty'])),
      );
      expect(ranked.every(({ status }) => status === 'estimated')).toBe(true);
    });

    it('ka10131: institutions and foreigners, whose sum the row gives', async () => {
      const name = 'ka10131_20260701_5of100';
      const wire = rowsOf(name, 'orgn_frgnr_cont_trde_prst');
      const ranked = await read(textOf(name), '2026-07-01T14:50', (kiwoom) =>
        kiwoom.topStocks({ ...kospi, by: 'trade-streak', sessions: 5 }),
      );
      expect(ranked).toHaveLength(wire.length);
      for (const [place, { institution, foreign }] of ranked.entries()) {
        const row = wire[place] ?? {};
        expect((institution?.netShares ?? NaN) + (foreign?.netShares ?? NaN)).toBe(
          number(row['nettrde_qty']),
        );
        const off =
          (institution?.netValue ?? NaN) +
          (foreign?.netValue ?? NaN) -
          number(row['nettrde_amt']) * MILLION;
        expect(Math.abs(off)).toBeLessThanOrEqual(MILLION);
        expect(institution?.streakSessions).toBe(number(row['orgn_cont_netprps_dys']));
        expect(foreign?.streakSessions).toBe(number(row['frgnr_cont_netprps_dys']));
      }
    });

    it('ka90009: four lists, at a price of the day', async () => {
      const name = 'ka90009_mock_20260721_2rows';
      const of = (side: 'buy' | 'sell', investor: 'foreign' | 'institution') =>
        read(textOf(name), '2026-07-21T16:00', (kiwoom) =>
          kiwoom.topStocks({ ...kospi, by: 'trade', side, investor }),
        );
      const [bought] = await of('buy', 'foreign');
      expect(bought).toMatchObject({ stock: '005930', netShares: 2_580_000 });
      expect((bought?.netValue ?? NaN) / 2_580_000).toBeCloseTo(258_996, 0);
      const sold = await of('sell', 'institution');
      expect(sold.map(({ stock, netValue }) => [stock, netValue])).toEqual([
        ['069500', -91_480_000_000],
        ['0197X0', -58_870_000_000],
      ]);
    });

    it('ka90009: an answer whose four lists are one is unreadable', async () => {
      const result = await answered(
        textOf('ka90009_20260701_degenerate_4of25'),
        '2026-07-01T14:50',
        (kiwoom) => kiwoom.topStocks({ ...kospi, by: 'trade' }),
      );
      expect(result.isErr() && result.error.kind).toBe('unreadable');
    });
  });

  it('ka10010 is blank but for three columns that contradict each other: it is not read', () => {
    const body = bodyOf('ka10010_20260701_blank_fields') as WireRow;
    const figures = Object.entries(body).filter(([column]) => !column.startsWith('return'));
    expect(figures).toHaveLength(18);
    expect(figures.filter(([, text]) => text === '')).toHaveLength(15);
    const sold = number(body['all_dfrt_trst_sell_qty']);
    const bought = number(body['all_dfrt_trst_buy_qty']);
    expect(bought - sold).not.toBe(number(body['all_dfrt_trst_netprps_qty']));
  });

  it.each(bodies('ka10051'))('%s: every row is read, and only rounding is off', async (name) => {
    const body = readFileSync(join(FOLDER, name), 'utf8');
    const wire = JSON.parse(body) as { inds_netprps: readonly Record<string, string>[] };
    const flows = await read(body, NEXT_DAY, (kiwoom) =>
      kiwoom.sectorFlows({ market: 'kospi', day: '2026-07-01' }),
    );
    expect(flows).toHaveLength(wire.inds_netprps.length);
    expect(flows.flatMap(flowViolations)).toEqual([]);
    expect(flows.every(({ sector }) => sector.id !== undefined)).toBe(true);
    for (const [place, flow] of flows.entries()) {
      const row = wire.inds_netprps[place] ?? {};
      const eok = (column: string): number => Number(row[column]) * 100_000_000 + 0;
      expect(flow.sector.code).toBe(row['inds_cd']);
      expect(flow.value?.individual.net).toBe(eok('ind_netprps'));
      expect(flow.value?.foreign.net).toBe(eok('frgnr_netprps') + eok('native_trmt_frgnr_netprps'));
      expect(flow.value?.institution.net).toBe(eok('orgn_netprps'));
      expect(flow.index?.price).toBe(Math.abs(Number(row['cur_prc'])) / 100);
      expect(Object.keys(flow.value ?? {}).every((it) => INVESTORS.some((i) => i === it))).toBe(
        true,
      );
    }
  });

  it.each(bodies('ka10008'))('%s: every row is read, and nothing is off', async (name) => {
    const body = readFileSync(join(FOLDER, name), 'utf8');
    const wire = JSON.parse(body) as { stk_frgnr: readonly Record<string, string>[] };
    const limit = wire.stk_frgnr.length;
    const holdings = await read(body, NEXT_DAY, (kiwoom) =>
      kiwoom.foreignHoldings({ stock: '005930', limit }),
    );
    expect(holdings).toHaveLength(limit);
    expect(holdingViolations(holdings)).toEqual([]);
    for (const [place, holding] of holdings.entries()) {
      const row = wire.stk_frgnr[place] ?? {};
      expect(holding.day.replaceAll('-', '')).toBe(row['dt']);
      expect(String(holding.heldShares)).toBe(row['poss_stkcnt']);
      expect(holding.close).toBe(Math.abs(Number(row['close_pric'])));
      expect(holding.ownershipPercent).toBe(Number(row['wght']));
    }
  });
});
