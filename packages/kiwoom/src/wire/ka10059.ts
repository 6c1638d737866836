import {
  compact,
  compactDay,
  impossible,
  type Impossible,
  orBlank,
  price,
  type RowOfEndpoint,
  signed,
  tradedVolume,
} from '@investor-flow/adapter-kit';
import type { Investor, InvestorTable, Measure, StockTrading } from '@investor-flow/core';
import { rowsCall, type StockPage, type UpTo } from './calls.ts';
import { stockCode } from './codes.ts';
import { signedIn, unsignedIn } from './columns.ts';

/** The other way round than in ka10051. */
const MEASURE = { value: '1', volume: '2' } as const satisfies Record<Measure, string>;

/** 백만원 and single shares (measured against KRX), whatever `unit_tp` says. */
export const STEPS = { value: 1_000_000, volume: 1 } as const satisfies Record<Measure, number>;

/** Kiwoom splits foreigners, the market does not: `foreign` is the sum of two columns. */
export const DERIVED = ['foreign'] as const satisfies readonly Investor[];

const count = signedIn(STEPS.value);

/**
 * ka10059 종목별투자자기관별요청: net buying of one stock by investor, a hundred days a page, newest first.
 * POST /api/dostk/stkinfo
 */
export const ka10059 = rowsCall({
  id: 'ka10059',
  path: '/api/dostk/stkinfo',
  body: ({ stock, venue, measure, to }: StockPage & UpTo & { readonly measure: Measure }) => ({
    dt: compact(to),
    stk_cd: stockCode(stock, venue),
    amt_qty_tp: MEASURE[measure],
    trde_tp: '0', // 순매수
    unit_tp: '1', // required and without effect (measured)
  }),
  list: 'stk_invsr_orgn',
  key: { column: 'dt', schema: compactDay }, // 일자
  row: {
    cur_prc: orBlank(price), // 현재가, 원; its sign is a colour (measured)
    pred_pre: orBlank(signed), // 전일대비, 원
    acc_trde_qty: tradedVolume, // 누적거래량, 주
    acc_trde_prica: unsignedIn(STEPS.value), // 누적거래대금, 백만원 (measured)
    ind_invsr: count, // 개인
    frgnr_invsr: count, // 외국인, registered alone
    orgn: count, // 기관계
    fnnc_invt: count, // 금융투자
    insrnc: count, // 보험
    invtrt: count, // 투신
    etc_fnnc: count, // 기타금융
    bank: count, // 은행
    penfnd_etc: count, // 연기금등
    samo_fund: count, // 사모펀드
    natn: count, // 국가
    etc_corp: count, // 기타법인
    natfor: count, // 내외국인: 기타외국인
  },
});

export type StockColumns = RowOfEndpoint<typeof ka10059>;

/** The net of every investor in won or shares. */
export function netsOf(row: StockColumns, step: number): InvestorTable {
  const net = (steps: number) => ({ net: steps * step });
  return {
    individual: net(row.ind_invsr),
    foreign: net(row.frgnr_invsr + row.natfor),
    foreignRegistered: net(row.frgnr_invsr),
    foreignOther: net(row.natfor),
    institution: net(row.orgn),
    financialInvestment: net(row.fnnc_invt),
    insurance: net(row.insrnc),
    investmentTrust: net(row.invtrt),
    privateFund: net(row.samo_fund),
    bank: net(row.bank),
    otherFinance: net(row.etc_fnnc),
    pension: net(row.penfnd_etc),
    government: net(row.natn),
    otherCorporation: net(row.etc_corp),
  };
}

/** Nothing on an untraded day, and where the traded volume did not fit its column. */
export function tradingOf({
  cur_prc: lastPrice,
  pred_pre: change,
  acc_trde_qty: shares,
  acc_trde_prica: turnover,
}: StockColumns): StockTrading | Impossible | undefined {
  if (shares === undefined || shares === 0) return undefined;
  if (lastPrice === undefined || lastPrice === 0 || change === undefined)
    return impossible('there is no price');
  const turnoverRounding = STEPS.value;
  return { lastPrice, change, shares, turnover: turnover * turnoverRounding, turnoverRounding };
}

/** Residuals of −2 to 2 were recorded where amounts are rounded one by one; shares are exact. */
const SLACK = { value: 2, volume: 0 } as const satisfies Record<Measure, number>;

/** Whether individuals are still missing: they are 0 and the others do not add up to nothing (measured during a session). */
export const isHalfFilled = (row: StockColumns, measure: Measure): boolean =>
  row.ind_invsr === 0 &&
  Math.abs(row.frgnr_invsr + row.natfor + row.orgn + row.etc_corp) > SLACK[measure];
