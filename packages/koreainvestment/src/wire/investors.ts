import { mapValues } from '@investor-flow/adapter-kit';
import type { Investor, InvestorTable } from '@investor-flow/core';
import {
  columnsOf,
  type FigureRow,
  netOf,
  type Scale,
  type TradeColumns,
  tradeOf,
} from './trades.ts';

/** Foreigners by kind: `askp` is selling and `bidp` buying, and amounts go without `tr` (measured). */
const kindColumns = (name: string): TradeColumns => ({
  volume: { sell: `${name}_askp_qty`, buy: `${name}_bidp_qty`, net: `${name}_ntby_qty` },
  value: { sell: `${name}_askp_pbmn`, buy: `${name}_bidp_pbmn`, net: `${name}_ntby_pbmn` },
});

export type InvestorColumns = { readonly [I in Investor]?: TradeColumns };

/** The three whole investors. */
export const WHOLES = {
  individual: columnsOf('prsn'), // 개인
  foreign: columnsOf('frgn'), // 외국인, registered and other together
  institution: columnsOf('orgn'), // 기관계
} as const satisfies InvestorColumns;

/** Every investor of the market's calls. */
export const INVESTORS = {
  ...WHOLES,
  financialInvestment: columnsOf('scrt'), // 증권
  insurance: columnsOf('insu'), // 보험
  investmentTrust: columnsOf('ivtr'), // 투자신탁
  privateFund: columnsOf('pe_fund', 'vol'), // 사모펀드
  bank: columnsOf('bank'), // 은행
  otherFinance: columnsOf('mrbn'), // 종금
  pension: columnsOf('fund'), // 기금
  otherCorporation: columnsOf('etc_corp', 'vol'), // 기타법인
  otherOrganization: columnsOf('etc_orgt', 'vol'), // 기타단체
} as const satisfies InvestorColumns;

/** The same with foreigners by kind: the calls by day. */
export const DAILY_INVESTORS = {
  ...INVESTORS,
  foreignRegistered: kindColumns('frgn_reg'), // 외국인 등록
  foreignOther: kindColumns('frgn_nreg'), // 외국인 비등록
} as const satisfies InvestorColumns;

/** The nets of every investor in won, shares or contracts. */
export const netsIn = (
  row: FigureRow,
  columns: InvestorColumns & typeof WHOLES,
  scale: Scale,
): InvestorTable => mapValues(columns as Filled, (it) => netOf(row, it, scale));

/** The trades of every investor in won, shares or contracts. */
export const tradesIn = (
  row: FigureRow,
  columns: InvestorColumns & typeof WHOLES,
  scale: Scale,
): InvestorTable => mapValues(columns as Filled, (it) => tradeOf(row, it, scale));

/** Whether every net is 0, in quantity and in amount. */
export const areNetsZero = (row: FigureRow, columns: InvestorColumns): boolean =>
  Object.values(columns).every(
    ({ volume, value }) => row[volume.net] === 0 && row[value.net] === 0,
  );

type Filled = Readonly<Record<Investor, TradeColumns>>;
