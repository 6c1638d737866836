import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Clock,
  flowViolations,
  holdingViolations,
  type InvestorFlow,
  type InvestorTable,
  type StockFlow,
} from '@investor-flow/core';
import { createKoreaInvestment, type KoreaInvestment } from '@investor-flow/koreainvestment';
import { describe, expect, it } from 'vitest';
import { replaying } from '../support/replay.ts';
import { ROOT } from '../support/sources.ts';
import { valueOf } from '../support/results.ts';

/** Answers of the real servers, where somebody has put them beside the repository. */
const FOLDER = join(ROOT, '..', 'shared', 'recorded', 'koreainvestment');
const there = existsSync(FOLDER);
const names = (api: string): readonly string[] =>
  there ? readdirSync(FOLDER).filter((name) => name.startsWith(`${api}_`)) : [];

type Row = Readonly<Record<string, string>>;
type Body = Readonly<Record<string, Row | readonly Row[]>>;

const bodyOf = (name: string): Body => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Body;
function rowsOf(body: Body, list = 'output'): readonly Row[] {
  const rows = body[list];
  return (Array.isArray(rows) ? rows : [rows]) as readonly Row[];
}

const clockAt = (moment: string): Clock => ({
  now: () => Date.parse(`${moment}+09:00`),
  sleep: () => Promise.resolve(),
});

/** Asks a source that gets one body, at a moment of Korean time. */
async function withBody<Value>(
  body: Body,
  moment: string,
  ask: (broker: KoreaInvestment) => Promise<Value>,
  environment: 'live' | 'mock' = 'live',
): Promise<Value> {
  await using server = await replaying(() => JSON.stringify(body));
  const broker = createKoreaInvestment({
    appKey: 'key',
    appSecret: 'secret',
    baseUrl: server.url,
    environment,
    clock: clockAt(moment),
  });
  try {
    return await ask(broker);
  } finally {
    await broker.close();
  }
}

const whole = (row: Row, column: string): number => Number(row[column]) + 0;
const dayOf = ({ stck_bsop_date: day = '' }: Row): string =>
  `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
const after = (day: string): string => `${day}T20:31:00`;

/** Prefixes of the columns, written down apart from the adapter's tables. */
const PREFIXES = [
  ['individual', 'prsn'],
  ['foreign', 'frgn'],
  ['institution', 'orgn'],
  ['financialInvestment', 'scrt'],
  ['investmentTrust', 'ivtr'],
  ['privateFund', 'pe_fund'],
  ['bank', 'bank'],
  ['insurance', 'insu'],
  ['otherFinance', 'mrbn'],
  ['pension', 'fund'],
  ['otherOrganization', 'etc_orgt'],
  ['otherCorporation', 'etc_corp'],
  ['foreignRegistered', 'frgn_reg'],
  ['foreignOther', 'frgn_nreg'],
] as const;

/** The first of several names that a row has. */
const firstOf = (row: Row, columns: readonly string[]): string | undefined =>
  columns.find((column) => row[column] !== undefined);

function expectNets(flow: InvestorFlow | StockFlow | undefined, row: Row, shares: number): void {
  for (const [investor, prefix] of PREFIXES) {
    const amount = firstOf(row, [`${prefix}_ntby_tr_pbmn`, `${prefix}_ntby_pbmn`]);
    const quantity = firstOf(row, [`${prefix}_ntby_qty`, `${prefix}_ntby_vol`]);
    if (amount !== undefined)
      expect([investor, flow?.value?.[investor]?.net]).toEqual([
        investor,
        whole(row, amount) * 1_000_000 + 0,
      ]);
    if (quantity !== undefined)
      expect([investor, flow?.volume?.[investor]?.net]).toEqual([
        investor,
        whole(row, quantity) * shares + 0,
      ]);
  }
}

const bought = ({ individual, foreign, institution, otherCorporation }: InvestorTable): number =>
  [individual, foreign, institution, otherCorporation]
    .map((trade) => trade?.buy ?? NaN)
    .reduce((sum, it) => sum + it, 0);

const MEASURES = ['value', 'volume'] as const;

/** Calls whose answers no question reads. */
const UNREAD = ['FHKST01010400', 'FHPST02400000', 'FHKST644400C0', 'FHKUP03500100'];
const READ = [
  'FHPTJ04030000',
  'FHPTJ04040000',
  'FHPTJ04160001',
  'FHKST01010900',
  'FHKST01010100',
  'FHPUP02100000',
  'FHPUP02120000',
  'FHPPG04650201',
  'HHPTJ04160200',
  'FHPTJ04400000',
  'FHKST644100C0',
];

describe.skipIf(!there)(
  `recorded answers of Korea Investment${there ? '' : ' (skipped: no recordings beside this repository)'}`,
  () => {
    it('are all read, or of calls that no question reads', () => {
      const all = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
      const known = [...READ, ...UNREAD].flatMap(names);
      expect(known.toSorted()).toEqual(all.toSorted());
    });

    it.each(names('FHPTJ04030000'))('%s: a sector now', async (name) => {
      const body = bodyOf(name);
      const flow = valueOf(
        await withBody(body, '2024-07-05T19:00:00', async (broker) =>
          broker.investorFlow({ market: 'kospi', sector: 'manufacturing', measures: MEASURES }),
        ),
      );
      expectNets(flow, rowsOf(body)[0] ?? {}, 1000);
      expect(flowViolations(flow)).toEqual([]);
    });

    it.each(names('FHPTJ04040000'))('%s: a market by day', async (name) => {
      const body = bodyOf(name);
      const rows = rowsOf(body);
      const to = dayOf(rows[0] ?? {});
      const flows = valueOf(
        await withBody(body, after(to), async (broker) =>
          broker.flowHistory({ market: 'kospi', to, limit: rows.length, measures: MEASURES }),
        ),
      );
      expect(flows).toHaveLength(rows.length);
      expect(flows.flatMap(flowViolations)).toEqual([]);
      for (const [place, row] of rows.entries()) {
        const flow = flows[place];
        expect(flow?.day).toBe(dayOf(row));
        expectNets(flow, row, 1000);
        expect(flow?.index).toEqual({
          price: Number(row['bstp_nmix_prpr']),
          change: Number(row['bstp_nmix_prdy_vrss']),
          changePercent: Number(row['bstp_nmix_prdy_ctrt']),
        });
        // The level of the session before is in the row: the change carries its sign already.
        const before = Number(row['stck_prdy_clpr']);
        expect((flow?.index?.price ?? NaN) - (flow?.index?.change ?? NaN)).toBeCloseTo(before, 2);
      }
    });

    it.each(names('FHPTJ04160001'))('%s: a stock by day', async (name) => {
      const body = bodyOf(name);
      const [row = {}] = rowsOf(body, 'output2');
      const whole101 = bodyOf('FHPTJ04160001_005930_20250811_1row.json');
      // Some recordings hold some columns alone: the rest is filled in from the one that is whole.
      const filled = { ...rowsOf(whole101, 'output2')[0], ...row };
      const to = dayOf(row);
      const [flow] = valueOf(
        await withBody({ ...body, output2: [filled] }, after(to), async (broker) =>
          broker.stockFlows({ stock: '005930', to, limit: 1, measures: MEASURES }),
        ),
      );
      expect(flow?.day).toBe(to);
      expectNets(flow, row, 1);
      expect(flow?.trading?.lastPrice).toBe(whole(row, 'stck_clpr'));
      expect(flow?.trading?.shares).toBe(whole(row, 'acml_vol'));
      if (row['frgn_reg_askp_qty'] === undefined || flow === undefined) return;
      expect(flowViolations(flow)).toEqual([]);
      expect(flow.volume === undefined ? NaN : bought(flow.volume)).toBe(whole(row, 'acml_vol'));
      const turnover = whole(row, 'acml_tr_pbmn');
      expect(flow.trading?.turnover).toBe(turnover);
      expect(Math.abs((flow.value ? bought(flow.value) : NaN) - turnover)).toBeLessThan(2_000_000);
      expect(flow.value?.foreignRegistered?.sell).toBe(whole(row, 'frgn_reg_askp_pbmn') * 1e6);
      expect(flow.volume?.foreignOther?.buy).toBe(whole(row, 'frgn_nreg_bidp_qty'));
      for (const [investor, prefix] of PREFIXES) {
        if (row[`${prefix}_shnu_vol`] === undefined) continue;
        expect(flow.volume?.[investor]?.buy).toBe(whole(row, `${prefix}_shnu_vol`));
        expect(flow.value?.[investor]?.sell).toBe(whole(row, `${prefix}_seln_tr_pbmn`) * 1e6);
      }
    });

    it.each(names('FHKST01010900'))('%s: a stock on the mock host', async (name) => {
      const body = bodyOf(name);
      const rows = rowsOf(body).filter(({ prsn_ntby_qty: net }) => net !== '');
      const isBlankFirst = rows.length < rowsOf(body).length;
      const newest = dayOf(rowsOf(body)[0] ?? {});
      const moment = isBlankFirst ? `${newest}T08:30:00` : after(newest);
      const flows = valueOf(
        await withBody(
          body,
          moment,
          async (broker) => broker.stockFlows({ stock: '000660', measures: MEASURES }),
          'mock',
        ),
      );
      expect(flows.map(({ day }) => day)).toEqual(rows.map(dayOf));
      for (const [place, row] of rows.entries()) {
        const flow = flows[place];
        expectNets(flow, row, 1);
        for (const [investor, prefix] of PREFIXES.slice(0, 3)) {
          const { net = NaN, buy = NaN, sell = NaN } = flow?.volume?.[investor] ?? {};
          expect([buy, sell]).toEqual([
            whole(row, `${prefix}_shnu_vol`),
            whole(row, `${prefix}_seln_vol`),
          ]);
          expect(buy - sell).toBe(net);
          const value = flow?.value?.[investor];
          const off = (value?.buy ?? NaN) - (value?.sell ?? NaN) - (value?.net ?? NaN);
          expect(Math.abs(off)).toBeLessThanOrEqual(1_000_000);
        }
      }
    });

    it.each([
      ['FHKST01010100_000660_20220113.json', '2022-01-13T10:00:00', '2022-01-12'],
      ['FHKST01010100_005930_20260816_4_fields.json', '2026-08-16T12:00:00', '2026-08-14'],
    ])('%s: what foreigners hold', async (name, moment, day) => {
      const body = bodyOf(name);
      const [row = {}] = rowsOf(body);
      const holdings = valueOf(
        await withBody(body, moment, async (broker) => broker.foreignHoldings({ stock: '000660' })),
      );
      expect(holdingViolations(holdings)).toEqual([]);
      expect(holdings).toHaveLength(1);
      expect(holdings[0]).toMatchObject({
        day,
        dayBasis: 'assumed',
        heldShares: whole(row, 'frgn_hldn_qty'),
        limitUsedPercent: Number(row['hts_frgn_ehrt']),
      });
      // The limit of both stocks is all of their shares.
      expect(holdings[0]?.ownershipPercent).toBeCloseTo(Number(row['hts_frgn_ehrt']), 2);
      expect(holdings[0]).not.toHaveProperty('changeShares');
    });

    it.each(names('FHPUP02100000'))('%s: an index now', async (name) => {
      const body = bodyOf(name);
      const [row = {}] = rowsOf(body);
      const [quote] = valueOf(
        await withBody(body, '2024-06-20T19:00:00', async (broker) =>
          broker.sectorIndexes({ market: 'kospi', sector: 'all' }),
        ),
      );
      expect(quote).toMatchObject({
        day: '2024-06-20',
        price: Number(row['bstp_nmix_prpr']),
        change: Number(row['bstp_nmix_prdy_vrss']),
        open: Number(row['bstp_nmix_oprc']),
        high: Number(row['bstp_nmix_hgpr']),
        low: Number(row['bstp_nmix_lwpr']),
        volume: whole(row, 'acml_vol') * 1000,
        turnover: whole(row, 'acml_tr_pbmn') * 1_000_000,
        breadth: {
          advancing: whole(row, 'ascn_issu_cnt'),
          upperLimit: whole(row, 'uplm_issu_cnt'),
          unchanged: whole(row, 'stnr_issu_cnt'),
          declining: whole(row, 'down_issu_cnt'),
          lowerLimit: whole(row, 'lslm_issu_cnt'),
        },
      });
    });

    it.each(names('FHPUP02120000'))('%s: an index by day', async (name) => {
      const body = bodyOf(name);
      const [row = {}] = rowsOf(body, 'output2');
      const to = dayOf(row);
      const [day] = valueOf(
        await withBody(body, after(to), async (broker) =>
          broker.indexHistory({ market: 'kospi', to, limit: 1 }),
        ),
      );
      expect(day).toMatchObject({
        day: to,
        dayBasis: 'stated',
        price: Number(row['bstp_nmix_prpr']),
        change: Number(row['bstp_nmix_prdy_vrss']),
        changePercent: Number(row['bstp_nmix_prdy_ctrt']),
        volume: whole(row, 'acml_vol') * 1000,
        turnover: whole(row, 'acml_tr_pbmn') * 1_000_000,
      });
      const { turnover = NaN, volume = NaN } = day ?? {};
      expect(turnover / volume).toBeGreaterThan(1000);
      expect(turnover / volume).toBeLessThan(500_000);
    });

    it.each(names('FHPPG04650201'))('%s: programme trading of a stock', async (name) => {
      const body = bodyOf(name);
      const rows = rowsOf(body);
      const trades = valueOf(
        await withBody(body, '2024-06-01T12:00:00', async (broker) =>
          broker.stockProgramTrades({ stock: '005930', limit: rows.length, measures: MEASURES }),
        ),
      );
      expect(trades).toHaveLength(rows.length);
      for (const [place, row] of rows.entries()) {
        const { day, value, volume } = trades[place] ?? {};
        expect(day).toBe(dayOf(row));
        expect(value).toEqual({
          net: whole(row, 'whol_smtn_ntby_tr_pbmn'),
          buy: whole(row, 'whol_smtn_shnu_tr_pbmn'),
          sell: whole(row, 'whol_smtn_seln_tr_pbmn'),
        });
        expect(volume).toEqual({
          net: whole(row, 'whol_smtn_ntby_qty'),
          buy: whole(row, 'whol_smtn_shnu_vol'),
          sell: whole(row, 'whol_smtn_seln_vol'),
        });
        for (const trade of [value, volume])
          expect((trade?.buy ?? NaN) - (trade?.sell ?? NaN)).toBe(trade?.net);
        // What the row says of the day before is its own change.
        const before = trades[place + 1];
        if (before !== undefined)
          expect((value?.net ?? NaN) - (before.value?.net ?? NaN)).toBe(
            whole(row, 'whol_ntby_tr_pbmn_icdc2'),
          );
      }
    });

    it.each([
      ['HHPTJ04160200_000660_5slots.json', '2024-07-02T15:00:00'],
      ['HHPTJ04160200_005930_20240702_slot5.json', '2024-07-02T19:00:00'],
      ['HHPTJ04160200_005930_20260814_2slots.json', '2026-08-14T10:55:00'],
    ])('%s: estimates', async (name, moment) => {
      const body = bodyOf(name);
      const rows = rowsOf(body, 'output2').toReversed();
      const estimates = valueOf(
        await withBody(body, moment, async (broker) =>
          broker.stockEstimates({ stock: '000660', measures: ['volume'] }),
        ),
      );
      expect(estimates).toHaveLength(rows.length);
      for (const [place, row] of rows.entries()) {
        const { foreign, institution } = estimates[place]?.volume ?? {};
        expect(foreign?.net).toBe(whole(row, 'frgn_fake_ntby_qty'));
        if (row['bsop_hour_gb'] === '1') expect(institution).toBeUndefined();
        else expect(institution?.net).toBe(whole(row, 'orgn_fake_ntby_qty'));
        const sum = (foreign?.net ?? NaN) + (institution === undefined ? 0 : institution.net);
        expect(sum).toBe(whole(row, 'sum_fake_ntby_qty'));
      }
    });

    it.each(names('FHPTJ04400000'))('%s: a ranking by estimate', async (name) => {
      const body = bodyOf(name);
      const [row = {}] = rowsOf(body);
      const query = { market: 'kospi', by: 'estimate', side: 'sell' } as const;
      const [ranked] = valueOf(
        await withBody(body, '2024-07-02T19:00:00', async (broker) =>
          broker.topStocks({ ...query, investor: 'institution' }),
        ),
      );
      expect(ranked).toMatchObject({
        stock: row['mksc_shrn_iscd'],
        name: row['hts_kor_isnm'],
        // The column of the investor that was asked says the same.
        netShares: whole(row, 'ntby_qty'),
        netValue: whole(row, 'orgn_ntby_tr_pbmn') * 1_000_000,
        status: 'estimated',
      });
      const off = (ranked?.netShares ?? NaN) * whole(row, 'stck_prpr') - (ranked?.netValue ?? NaN);
      expect(Math.abs(off)).toBeLessThan(1_000_000);
    });

    it.each(names('FHKST644100C0'))('%s: a ranking by desks', async (name) => {
      const body = bodyOf(name);
      const [row = {}] = rowsOf(body);
      const [ranked] = valueOf(
        await withBody(body, '2024-07-05T19:00:00', async (broker) =>
          broker.topStocks({ market: 'kospi', by: 'broker-desk' }),
        ),
      );
      expect(ranked).toMatchObject({
        stock: row['stck_shrn_iscd'],
        netShares: whole(row, 'glob_ntsl_qty'),
        status: 'provisional',
      });
      expect(whole(row, 'glob_total_shnu_qty')).toBeLessThan(whole(row, 'acml_vol'));
    });
  },
);
