import { firstColumn, type Label } from './words.ts';

/** An investor, whose part it is, and its names. */
type Row = readonly [id: string, of: 'foreign' | 'institution' | undefined, ko: string, en: string];

const ROWS = [
  ['individual', undefined, '개인', 'Individuals'],
  ['foreign', undefined, '외국인', 'Foreigners'],
  ['foreignRegistered', 'foreign', '등록외국인', 'Registered Foreigners'],
  ['foreignOther', 'foreign', '기타외국인', 'Other Foreigners'],
  ['institution', undefined, '기관계', 'Institutions'],
  ['financialInvestment', 'institution', '금융투자', 'Financial Investment'],
  ['insurance', 'institution', '보험', 'Insurance'],
  ['investmentTrust', 'institution', '투신', 'Investment Trust'],
  ['privateFund', 'institution', '사모', 'Private Equity Fund'],
  ['bank', 'institution', '은행', 'Bank'],
  ['otherFinance', 'institution', '기타금융', 'Other Financials'],
  ['pension', 'institution', '연기금 등', 'Pension Fund, etc.'],
  ['government', 'institution', '국가·지자체', 'Government'],
  ['otherCorporation', undefined, '기타법인', 'Other Corporations'],
  ['otherOrganization', undefined, '기타단체', 'Other Organizations'],
] as const satisfies readonly Row[];

/** Who trades, as a tree: `foreign` holds its two kinds, `institution` its eight. */
export const INVESTORS = firstColumn(ROWS);
export type Investor = (typeof INVESTORS)[number];

interface InvestorEntry {
  /** The investor this one is part of; nothing for the five who together are the market. */
  readonly parent: Investor | undefined;
  readonly label: Label;
}

export const INVESTOR_TREE = Object.fromEntries(
  ROWS.map(([investor, parent, ko, en]) => [investor, { parent, label: { ko, en } }]),
) as Readonly<Record<Investor, InvestorEntry>>;

/** The investors an investor is made of; empty for a leaf. */
export const partsOf = (investor: Investor): readonly Investor[] =>
  INVESTORS.filter((it) => INVESTOR_TREE[it].parent === investor);

/** The five who together hold both sides of every trade. */
export const WHOLE_INVESTORS: readonly Investor[] = INVESTORS.filter(
  (it) => INVESTOR_TREE[it].parent === undefined,
);
