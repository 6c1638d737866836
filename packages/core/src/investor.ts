import type { Label } from './words.ts';

/** Who trades, as a tree: `foreign` holds its two kinds, `institution` its eight. */
export const INVESTORS = [
  'individual',
  'foreign',
  'foreignRegistered',
  'foreignOther',
  'institution',
  'financialInvestment',
  'insurance',
  'investmentTrust',
  'privateFund',
  'bank',
  'otherFinance',
  'pension',
  'government',
  'otherCorporation',
  'otherOrganization',
] as const;
export type Investor = (typeof INVESTORS)[number];

interface InvestorEntry {
  /** The investor this one is part of; nothing for the five who together are the market. */
  readonly parent: Investor | undefined;
  readonly label: Label;
}

const whole = (ko: string, en: string): InvestorEntry => ({ parent: undefined, label: { ko, en } });
const part = (parent: Investor, ko: string, en: string): InvestorEntry => ({
  parent,
  label: { ko, en },
});

export const INVESTOR_TREE: Readonly<Record<Investor, InvestorEntry>> = {
  individual: whole('개인', 'Individuals'),
  foreign: whole('외국인', 'Foreigners'),
  foreignRegistered: part('foreign', '등록외국인', 'Registered Foreigners'),
  foreignOther: part('foreign', '기타외국인', 'Other Foreigners'),
  institution: whole('기관계', 'Institutions'),
  financialInvestment: part('institution', '금융투자', 'Financial Investment'),
  insurance: part('institution', '보험', 'Insurance'),
  investmentTrust: part('institution', '투신', 'Investment Trust'),
  privateFund: part('institution', '사모', 'Private Equity Fund'),
  bank: part('institution', '은행', 'Bank'),
  otherFinance: part('institution', '기타금융', 'Other Financials'),
  pension: part('institution', '연기금 등', 'Pension Fund, etc.'),
  government: part('institution', '국가·지자체', 'Government'),
  otherCorporation: whole('기타법인', 'Other Corporations'),
  otherOrganization: whole('기타단체', 'Other Organizations'),
};

/** The investors an investor is made of; empty for a leaf. */
export const partsOf = (investor: Investor): readonly Investor[] =>
  INVESTORS.filter((it) => INVESTOR_TREE[it].parent === investor);

/** The five who together hold both sides of every trade. */
export const WHOLE_INVESTORS: readonly Investor[] = INVESTORS.filter(
  (it) => INVESTOR_TREE[it].parent === undefined,
);
