import type { Investor, Measure } from '@investor-flow/core';
import type { Deals, FlowTruth } from '../../market/ledger.ts';
import type { TradingTruth } from '../../stock-truth.ts';
import { MILLION, percent, plainIn, directionOf } from './numbers.ts';

/** One investor's column: whose figure, of what, and which side. */
export type Column = readonly [
  name: string,
  investor: keyof typeof PREFIXES,
  measure: Measure,
  side: keyof Deals,
];

/** What the broker calls each investor; `etc` is everybody else together. */
export const PREFIXES = {
  frgn: ['foreign'], // 외국인
  frgn_reg: ['foreignRegistered'], // 외국인 등록
  frgn_nreg: ['foreignOther'], // 외국인 비등록
  prsn: ['individual'], // 개인
  orgn: ['institution'], // 기관계
  scrt: ['financialInvestment'], // 증권
  ivtr: ['investmentTrust'], // 투자신탁
  pe_fund: ['privateFund'], // 사모 펀드
  bank: ['bank'], // 은행
  insu: ['insurance'], // 보험
  mrbn: ['otherFinance'], // 종금
  fund: ['pension'], // 기금
  etc: ['otherCorporation', 'otherOrganization'], // 기타
  etc_corp: ['otherCorporation'], // 기타 법인
  etc_orgt: ['otherOrganization'], // 기타 단체
} as const satisfies Readonly<Record<string, readonly Investor[]>>;
export type Prefix = keyof typeof PREFIXES;

/** Everybody, in the usual order. */
export const EVERYBODY = Object.keys(PREFIXES) as readonly Prefix[];

/** A list in which two neighbours have changed places. */
export const swapped = (list: readonly Prefix[], one: Prefix, other: Prefix): readonly Prefix[] =>
  list.map((it) => ({ [one]: other, [other]: one })[it] ?? it);

/** Three of them have another word for a net quantity. */
const COUNTED_AS_VOLUME: ReadonlySet<Prefix> = new Set(['pe_fund', 'etc_corp', 'etc_orgt']);
/** The two kinds of foreigners have no `tr` in an amount. */
const SHORT_AMOUNT: ReadonlySet<Prefix> = new Set(['frgn_reg', 'frgn_nreg']);

/** 순매수 수량. */
export const netShares = (prefix: Prefix): Column => [
  `${prefix}_ntby_${COUNTED_AS_VOLUME.has(prefix) ? 'vol' : 'qty'}`,
  prefix,
  'volume',
  'net',
];

/** 순매수 거래 대금. */
export const netAmount = (prefix: Prefix): Column => [
  `${prefix}_ntby_${SHORT_AMOUNT.has(prefix) ? '' : 'tr_'}pbmn`,
  prefix,
  'value',
  'net',
];

/** What was bought and sold; the two kinds of foreigners sell under `askp` and buy under `bidp`. */
export function sidesOf(
  prefix: Prefix,
): Readonly<Record<'sellShares' | 'buyShares' | 'sellAmount' | 'buyAmount', Column>> {
  const isKind = SHORT_AMOUNT.has(prefix);
  const [sell, buy] = isKind ? ['askp', 'bidp'] : ['seln', 'shnu'];
  const [shares, amount] = isKind ? ['qty', 'pbmn'] : ['vol', 'tr_pbmn'];
  return {
    sellShares: [`${prefix}_${sell}_${shares}`, prefix, 'volume', 'sell'], // 매도 거래량
    buyShares: [`${prefix}_${buy}_${shares}`, prefix, 'volume', 'buy'], // 매수2 거래량
    sellAmount: [`${prefix}_${sell}_${amount}`, prefix, 'value', 'sell'], // 매도 거래 대금
    buyAmount: [`${prefix}_${buy}_${amount}`, prefix, 'value', 'buy'], // 매수2 거래 대금
  };
}

/** A row's figures: amounts in 백만원, quantities in the unit given. */
export const writeColumns = (
  columns: readonly Column[],
  flow: FlowTruth,
  shareUnit: number,
): Readonly<Record<string, string>> => {
  const row: Record<string, string> = {};
  for (const [name, prefix, measure, side] of columns) {
    const table = flow[measure];
    let exact = 0;
    for (const investor of PREFIXES[prefix]) exact += table[investor][side];
    row[name] = plainIn(measure === 'value' ? MILLION : shareUnit, exact);
  }
  return row;
};

/** The same columns with one text in each. */
export const fillColumns = (
  columns: readonly Column[],
  text: string,
): Readonly<Record<string, string>> => Object.fromEntries(columns.map(([name]) => [name, text]));

/** How a price changed since the session before. */
export const changeColumns = ({ last, change }: Pick<TradingTruth, 'last' | 'change'>) => ({
  prdy_vrss: String(change), // 전일 대비
  prdy_vrss_sign: directionOf(change), // 전일 대비 부호
  prdy_ctrt: percent(change, last - change), // 전일 대비율
});
