import type { Investor } from '@investor-flow/core';

/** The columns that calls about one stock have of each investor, in their order. */
export const STOCK_INVESTORS: readonly (readonly [column: string, investor: Investor])[] = [
  ['ind_invsr', 'individual'], // 개인투자자
  ['frgnr_invsr', 'foreignRegistered'], // 외국인투자자
  ['orgn', 'institution'], // 기관계
  ['fnnc_invt', 'financialInvestment'], // 금융투자
  ['insrnc', 'insurance'], // 보험
  ['invtrt', 'investmentTrust'], // 투신
  ['etc_fnnc', 'otherFinance'], // 기타금융
  ['bank', 'bank'], // 은행
  ['penfnd_etc', 'pension'], // 연기금등
  ['samo_fund', 'privateFund'], // 사모펀드
  ['natn', 'government'], // 국가
  ['etc_corp', 'otherCorporation'], // 기타법인
  ['natfor', 'foreignOther'], // 내외국인
];
