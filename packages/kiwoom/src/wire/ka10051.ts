import {
  compact,
  type LazyRow,
  orBlank,
  type RowOfEndpoint,
  rowsEndpoint,
  signedHundredths,
  text,
} from '@investor-flow/adapter-kit';
import {
  err,
  type Investor,
  type InvestorTable,
  type Measure,
  ok,
  type Result,
  type SectorIndex,
  type TradingDay,
  type Venue,
} from '@investor-flow/core';
import * as z from 'zod/mini';
import { bareCode, EXCHANGE, isElsewhere, MARKETS, type ServedMarket, SUFFIX } from './codes.ts';
import { signedIn, unsignedIn } from './columns.ts';

/** One measure of every sector of a market on one day. */
export interface SectorsQuery {
  readonly market: ServedMarket;
  readonly day: TradingDay;
  readonly venue: Venue;
  readonly measure: Measure;
}

/** The other way round than in most of Kiwoom's calls. */
const MEASURE = { value: '0', volume: '1' } as const satisfies Record<Measure, string>;

/** 억원 (measured) and 천주 (inferred from the traded volume); the document names neither. */
export const STEPS = { value: 100_000_000, volume: 1000 } as const satisfies Record<
  Measure,
  number
>;

/** Kiwoom splits foreigners, the market does not: `foreign` is the sum of two columns. */
export const DERIVED = ['foreign'] as const satisfies readonly Investor[];

const count = signedIn(STEPS.value);
const hundredth = orBlank(signedHundredths);

/**
 * ka10051 업종별투자자순매수요청: net buying of every sector of a market on one day, in one answer.
 * POST /api/dostk/sect
 */
export const ka10051 = rowsEndpoint({
  id: 'ka10051',
  // Of itself: it has no pages, and no call is sent more often.
  request: ({ market, day, venue, measure }: SectorsQuery) => ({
    method: 'POST',
    path: '/api/dostk/sect',
    body: {
      mrkt_tp: MARKETS[market],
      amt_qty_tp: MEASURE[measure],
      base_dt: compact(day),
      stex_tp: EXCHANGE[venue],
    },
  }),
  list: 'inds_netprps',
  key: {
    column: 'inds_cd', // 업종코드
    schema: z
      .string('must be a string')
      .check(z.regex(/^[0-9A-Z]+(?:_AL|_NX)?$/, 'must be a code')),
  },
  unique: true,
  names: ['inds_nm'],
  row: {
    inds_nm: text, // 업종명
    cur_prc: hundredth, // 현재가 ×100; its sign is a colour (measured)
    pred_pre: hundredth, // 전일대비 ×100
    flu_rt: hundredth, // 등락율 ×100, no plus
    trde_qty: orBlank(unsignedIn(STEPS.volume)), // 거래량, 천주
    ind_netprps: count, // 개인
    frgnr_netprps: count, // 외국인
    native_trmt_frgnr_netprps: count, // 내국인대우외국인
    orgn_netprps: count, // 기관계
    sc_netprps: count, // 증권
    insrnc_netprps: count, // 보험
    invtrt_netprps: count, // 투신
    samo_fund_netprps: count, // 사모펀드
    bank_netprps: count, // 은행
    jnsinkm_netprps: count, // 종신금: 종금·상호신용금고, no pension
    endw_netprps: count, // 기금
    natn_netprps: count, // 국가
    etc_corp_netprps: count, // 기타법인
  },
  foreign: (code, { market, venue }) => {
    const suffix = code.slice(bareCode(code).length);
    // The body names neither market, day nor venue; the codes at least must be those of the question.
    if (suffix !== SUFFIX[venue]) return `must be a code of the venue ${venue}`;
    return isElsewhere(market, bareCode(code)) ? `must be a sector of ${market}` : undefined;
  },
});

export type SectorColumns = RowOfEndpoint<typeof ka10051>;

/** The net of every investor in won or shares. */
export function netsOf(row: SectorColumns, step: number): InvestorTable {
  const net = (steps: number) => ({ net: steps * step });
  return {
    individual: net(row.ind_netprps),
    foreign: net(row.frgnr_netprps + row.native_trmt_frgnr_netprps),
    foreignRegistered: net(row.frgnr_netprps),
    foreignOther: net(row.native_trmt_frgnr_netprps),
    institution: net(row.orgn_netprps),
    financialInvestment: net(row.sc_netprps),
    insurance: net(row.insrnc_netprps),
    investmentTrust: net(row.invtrt_netprps),
    privateFund: net(row.samo_fund_netprps),
    bank: net(row.bank_netprps),
    otherFinance: net(row.jnsinkm_netprps),
    pension: net(row.endw_netprps),
    government: net(row.natn_netprps),
    otherCorporation: net(row.etc_corp_netprps),
  };
}

/** What a closed day repeats of the session before: its code, every net and the index volume. */
export const fingerprintOf = (row: LazyRow<SectorColumns>): string =>
  row
    .read()
    .match(
      (columns) =>
        [
          row.key,
          columns.trde_qty,
          ...Object.values(netsOf(columns, 1)).map(({ net }) => net),
        ].join(' '),
      row.text,
    );

/** A sector that did not exist on the day has neither level nor change (measured); half an index is a fault. */
export function indexOf({
  cur_prc: level,
  pred_pre: change,
  flu_rt: percent,
  trde_qty: volume,
}: SectorColumns): Result<SectorIndex | undefined, string> {
  if (level === undefined && change === undefined) return ok(undefined);
  if (level === undefined || change === undefined || percent === undefined || volume === undefined)
    return err('the index is half blank');
  if (level === 0) return err('the index level must not be 0');
  return ok({
    price: Math.abs(level),
    change,
    changePercent: percent,
    volume: volume * STEPS.volume,
  });
}
