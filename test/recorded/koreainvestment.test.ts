import {
  flowViolations,
  holdingViolations,
  type InvestorFlow,
  type InvestorTable,
  type StockFlow,
} from '@investor-flow/core';
import { createKoreaInvestment } from '@investor-flow/koreainvestment';
import { describe, expect, it } from 'vitest';
import { valueOf } from '../support/results.ts';
import { answering, beside, recordingsOf, type WireRow as Row } from './recordings.ts';

const LISTS = {
  ...Object.fromEntries(
    'FHKST01010100 FHKST01010900 FHKST644100C0 FHPPG04650201 FHPTJ04030000 FHPTJ04040000 FHPTJ04400000 FHPUP02100000'
      .split(' ')
      .map((api) => [api, 'output']),
  ),
  FHPTJ04160001: 'output2',
  FHPUP02120000: 'output2',
  HHPTJ04160200: 'output2',
};
const KEYS = { appKey: 'key', appSecret: 'secret' };
const { there, names, of, bodyOf, wireOf, textOf, answered, read } = recordingsOf(
  'koreainvestment',
  LISTS,
  (common) => createKoreaInvestment({ ...KEYS, ...common }),
);
const answeredByMock = answering((common) =>
  createKoreaInvestment({ ...KEYS, ...common, environment: 'mock' }),
);

const whole = (row: Row | undefined, column: string): number => Number(row?.[column]) + 0;
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
const KOSPI = { market: 'kospi' } as const;

describe.skipIf(!there)(
  `recorded answers of Korea Investment${there ? '' : ' (skipped: no recordings beside this repository)'}`,
  () => {
    it('are all read, or of calls that no question reads', () => {
      const known = [...Object.keys(LISTS), ...UNREAD].flatMap(of);
      expect(known.toSorted()).toEqual(names.toSorted());
    });

    it.each(of('FHPTJ04030000'))('%s: a sector now', async (name) => {
      const query = { ...KOSPI, sector: 'manufacturing', measures: MEASURES } as const;
      const { rows, wire } = await read(name, '2024-07-05T19:00:00', 'investorFlow', query);
      expectNets(rows[0], wire[0] ?? {}, 1000);
      expect(rows.flatMap(flowViolations)).toEqual([]);
    });

    it.each(of('FHPTJ04040000'))('%s: a market by day', async (name) => {
      const { length: limit, [0]: newest = {} } = wireOf(name);
      const to = dayOf(newest);
      const query = { ...KOSPI, to, limit, measures: MEASURES };
      const found = await read(name, after(to), 'flowHistory', query);
      expect(found.rows.flatMap(flowViolations)).toEqual([]);
      for (const [flow, row] of beside(found)) {
        expect(flow.day).toBe(dayOf(row));
        expectNets(flow, row, 1000);
        expect(flow.index).toEqual({
          price: Number(row['bstp_nmix_prpr']),
          change: Number(row['bstp_nmix_prdy_vrss']),
          changePercent: Number(row['bstp_nmix_prdy_ctrt']),
        });
        // The level of the session before is in the row: the change carries its sign already.
        const before = Number(row['stck_prdy_clpr']);
        expect((flow.index?.price ?? NaN) - (flow.index?.change ?? NaN)).toBeCloseTo(before, 2);
      }
    });

    it.each(of('FHPTJ04160001'))('%s: a stock by day', async (name) => {
      const [row = {}] = wireOf(name);
      // Some recordings hold some columns alone: the rest is filled in from the one that is whole.
      const filled = { ...wireOf('FHPTJ04160001_005930_20250811_1row')[0], ...row };
      const to = dayOf(row);
      const query = { stock: '005930', to, limit: 1, measures: MEASURES };
      const body = { ...bodyOf(name), output2: [filled] };
      const [flow] = valueOf(await answered(body, after(to), 'stockFlows', query));
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

    it.each(of('FHKST01010900'))('%s: a stock on the mock host', async (name) => {
      const all = wireOf(name);
      const wire = all.filter(({ prsn_ntby_qty: net }) => net !== '');
      const newest = dayOf(all[0] ?? {});
      const isBlankFirst = wire.length < all.length;
      const moment = isBlankFirst ? `${newest}T08:30:00` : after(newest);
      const query = { stock: '000660', measures: MEASURES };
      const rows = valueOf(await answeredByMock(textOf(name), moment, 'stockFlows', query));
      for (const [flow, row] of beside({ rows, wire })) {
        expect(flow.day).toBe(dayOf(row));
        expectNets(flow, row, 1);
        for (const [investor, prefix] of PREFIXES.slice(0, 3)) {
          const { net = NaN, buy = NaN, sell = NaN } = flow.volume?.[investor] ?? {};
          expect([buy, sell]).toEqual([
            whole(row, `${prefix}_shnu_vol`),
            whole(row, `${prefix}_seln_vol`),
          ]);
          expect(buy - sell).toBe(net);
          const value = flow.value?.[investor];
          const off = (value?.buy ?? NaN) - (value?.sell ?? NaN) - (value?.net ?? NaN);
          expect(Math.abs(off)).toBeLessThanOrEqual(1_000_000);
        }
      }
    });

    it.each([
      ['FHKST01010100_000660_20220113', '2022-01-13T10:00:00', '2022-01-12'],
      ['FHKST01010100_005930_20260816_4_fields', '2026-08-16T12:00:00', '2026-08-14'],
    ])('%s: what foreigners hold', async (name, moment, day) => {
      const found = await read(name, moment, 'foreignHoldings', { stock: '000660' });
      expect(holdingViolations(found.rows)).toEqual([]);
      const [[holding, row] = []] = beside(found);
      expect(holding).toMatchObject({
        day,
        dayBasis: 'assumed',
        heldShares: whole(row, 'frgn_hldn_qty'),
        limitUsedPercent: Number(row?.['hts_frgn_ehrt']),
      });
      // The limit of both stocks is all of their shares.
      expect(holding?.ownershipPercent).toBeCloseTo(Number(row?.['hts_frgn_ehrt']), 2);
      expect(holding).not.toHaveProperty('changeShares');
    });

    it.each(of('FHPUP02100000'))('%s: an index now', async (name) => {
      const query = { ...KOSPI, sector: 'all' } as const;
      const found = await read(name, '2024-06-20T19:00:00', 'sectorIndexes', query);
      const [[quote, row] = []] = beside(found);
      expect(quote).toMatchObject({
        day: '2024-06-20',
        price: Number(row?.['bstp_nmix_prpr']),
        change: Number(row?.['bstp_nmix_prdy_vrss']),
        open: Number(row?.['bstp_nmix_oprc']),
        high: Number(row?.['bstp_nmix_hgpr']),
        low: Number(row?.['bstp_nmix_lwpr']),
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

    it.each(of('FHPUP02120000'))('%s: an index by day', async (name) => {
      const to = dayOf(wireOf(name)[0] ?? {});
      const found = await read(name, after(to), 'indexHistory', { ...KOSPI, to, limit: 1 });
      const [[day, row] = []] = beside(found);
      expect(day).toMatchObject({
        day: to,
        dayBasis: 'stated',
        price: Number(row?.['bstp_nmix_prpr']),
        change: Number(row?.['bstp_nmix_prdy_vrss']),
        changePercent: Number(row?.['bstp_nmix_prdy_ctrt']),
        volume: whole(row, 'acml_vol') * 1000,
        turnover: whole(row, 'acml_tr_pbmn') * 1_000_000,
      });
      const { turnover = NaN, volume = NaN } = day ?? {};
      expect(turnover / volume).toBeGreaterThan(1000);
      expect(turnover / volume).toBeLessThan(500_000);
    });

    it.each(of('FHPPG04650201'))('%s: programme trading of a stock', async (name) => {
      const query = { stock: '005930', limit: wireOf(name).length, measures: MEASURES };
      const found = await read(name, '2024-06-01T12:00:00', 'stockProgramTrades', query);
      for (const [{ day, value, volume }, row, before] of beside(found)) {
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
        if (before !== undefined)
          expect((value?.net ?? NaN) - (before.value?.net ?? NaN)).toBe(
            whole(row, 'whol_ntby_tr_pbmn_icdc2'),
          );
      }
    });

    it.each([
      ['HHPTJ04160200_000660_5slots', '2024-07-02T15:00:00'],
      ['HHPTJ04160200_005930_20240702_slot5', '2024-07-02T19:00:00'],
      ['HHPTJ04160200_005930_20260814_2slots', '2026-08-14T10:55:00'],
    ])('%s: estimates', async (name, moment) => {
      const query = { stock: '000660', measures: ['volume'] } as const;
      const { rows, wire } = await read(name, moment, 'stockEstimates', query);
      for (const [{ volume }, row] of beside({ rows, wire: wire.toReversed() })) {
        const { foreign, institution } = volume ?? {};
        expect(foreign?.net).toBe(whole(row, 'frgn_fake_ntby_qty'));
        if (row['bsop_hour_gb'] === '1') expect(institution).toBeUndefined();
        else expect(institution?.net).toBe(whole(row, 'orgn_fake_ntby_qty'));
        const sum = (foreign?.net ?? NaN) + (institution === undefined ? 0 : institution.net);
        expect(sum).toBe(whole(row, 'sum_fake_ntby_qty'));
      }
    });

    it.each(of('FHPTJ04400000'))('%s: a ranking by estimate', async (name) => {
      const which = { by: 'estimate', side: 'sell', investor: 'institution' } as const;
      const found = await read(name, '2024-07-02T19:00:00', 'topStocks', { ...KOSPI, ...which });
      const [[ranked, row] = []] = beside(found);
      expect(ranked).toMatchObject({
        stock: row?.['mksc_shrn_iscd'],
        name: row?.['hts_kor_isnm'],
        // The column of the investor that was asked says the same.
        netShares: whole(row, 'ntby_qty'),
        netValue: whole(row, 'orgn_ntby_tr_pbmn') * 1_000_000,
        status: 'estimated',
      });
      const off = (ranked?.netShares ?? NaN) * whole(row, 'stck_prpr') - (ranked?.netValue ?? NaN);
      expect(Math.abs(off)).toBeLessThan(1_000_000);
    });

    it.each(of('FHKST644100C0'))('%s: a ranking by desks', async (name) => {
      const query = { ...KOSPI, by: 'broker-desk' } as const;
      const [[ranked, row] = []] = beside(
        await read(name, '2024-07-05T19:00:00', 'topStocks', query),
      );
      expect(ranked).toMatchObject({
        stock: row?.['stck_shrn_iscd'],
        netShares: whole(row, 'glob_ntsl_qty'),
        status: 'provisional',
      });
      expect(whole(row, 'glob_total_shnu_qty')).toBeLessThan(whole(row, 'acml_vol'));
    });
  },
);
