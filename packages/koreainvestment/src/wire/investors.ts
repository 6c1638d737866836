import { mapValues } from '@investor-flow/adapter-kit';
import type { Investor, InvestorTable, Measure, Trade } from '@investor-flow/core';
import { grossAmount, grossQuantity, netAmount, netQuantity } from './columns.ts';

/** The columns that hold one investor's trading, in quantity and in amount. */
export interface TradeColumns {
  readonly net: string;
  readonly buy: string;
  readonly sell: string;
  readonly netValue: string;
  readonly buyValue: string;
  readonly sellValue: string;
}

/** 매도 is selling, 매수2 buying, 순매수 the net; three of twelve net quantities are called `vol`. */
const columnsOf = (name: string, net: 'qty' | 'vol' = 'qty'): TradeColumns => ({
  sell: `${name}_seln_vol`,
  buy: `${name}_shnu_vol`,
  net: `${name}_ntby_${net}`,
  sellValue: `${name}_seln_tr_pbmn`,
  buyValue: `${name}_shnu_tr_pbmn`,
  netValue: `${name}_ntby_tr_pbmn`,
});

/** Foreigners by kind: `askp` is selling and `bidp` buying, and amounts go without `tr` (measured). */
const kindColumns = (name: string): TradeColumns => ({
  sell: `${name}_askp_qty`,
  buy: `${name}_bidp_qty`,
  net: `${name}_ntby_qty`,
  sellValue: `${name}_askp_pbmn`,
  buyValue: `${name}_bidp_pbmn`,
  netValue: `${name}_ntby_pbmn`,
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

type Columns = Readonly<Record<string, typeof netAmount>>;

const SCHEMAS: Readonly<Record<keyof TradeColumns, typeof netAmount>> = {
  net: netQuantity,
  buy: grossQuantity,
  sell: grossQuantity,
  netValue: netAmount,
  buyValue: grossAmount,
  sellValue: grossAmount,
};

const schemaOf = (columns: InvestorColumns, names: readonly (keyof TradeColumns)[]): Columns =>
  Object.fromEntries(
    Object.values(columns).flatMap((it) => names.map((name) => [it[name], SCHEMAS[name]])),
  );

/** The schema of nets alone. */
export const netColumns = (columns: InvestorColumns): Columns =>
  schemaOf(columns, ['net', 'netValue']);

/** The schema of nets and sides. */
export const tradeColumns = (columns: InvestorColumns): Columns =>
  schemaOf(columns, ['net', 'buy', 'sell', 'netValue', 'buyValue', 'sellValue']);

/** A row whose investors' columns have been read. */
export type FigureRow = Readonly<Record<string, unknown>>;

/** How a measure's figures become won, shares or contracts. */
export interface Scale {
  readonly measure: Measure;
  readonly step: number;
}

const figure = (row: FigureRow, column: string, step: number): number =>
  (row[column] as number) * step;

const netOf = (row: FigureRow, it: TradeColumns, { measure, step }: Scale): Trade => ({
  net: figure(row, measure === 'value' ? it.netValue : it.net, step),
});

const tradeOf = (row: FigureRow, it: TradeColumns, scale: Scale): Trade => {
  const [buy, sell] = scale.measure === 'value' ? [it.buyValue, it.sellValue] : [it.buy, it.sell];
  return {
    ...netOf(row, it, scale),
    buy: figure(row, buy, scale.step),
    sell: figure(row, sell, scale.step),
  };
};

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
  Object.values(columns).every((it) => row[it.net] === 0 && row[it.netValue] === 0);

type Filled = Readonly<Record<Investor, TradeColumns>>;
