import {
  type Investor,
  INVESTOR_TREE,
  type InvestorFlow,
  type Market,
  MARKET_LABELS,
  type SectorId,
  sectorIn,
} from 'investor-flow';
import type { Language } from '../look.ts';

/** Every word a table says, in both languages. */
const WORDS = {
  investor: { ko: '투자자', en: 'Investor' },
  net: { ko: '순매수', en: 'Net' },
  buy: { ko: '매수', en: 'Buy' },
  sell: { ko: '매도', en: 'Sell' },
  rounded: { ko: '억/조', en: 'rounded' },
  won: { ko: '원', en: 'won' },
  share: { ko: '주', en: 'shares' },
  contract: { ko: '계약', en: 'contracts' },
  value: { ko: '금액', en: 'Value' },
  volume: { ko: '수량', en: 'Volume' },
  index: { ko: '지수', en: 'Index' },
  sector: { ko: '업종', en: 'Sector' },
  level: { ko: '구분', en: 'Level' },
  total: { ko: '전체', en: 'total' },
  size: { ko: '규모', en: 'size' },
  group: { ko: '묶음', en: 'group' },
  industry: { ko: '업종', en: 'industry' },
  segment: { ko: '소속부', en: 'segment' },
  day: { ko: '일자', en: 'Day' },
  provisional: { ko: '잠정', en: 'provisional' },
  observed: { ko: '조회', en: 'observed' },
  final: { ko: '확정', en: 'final' },
  assumed: { ko: '일자 추정', en: 'day assumed' },
  held: { ko: '보유주식', en: 'Held' },
  ownership: { ko: '지분율 %', en: 'Owned %' },
  limitUsed: { ko: '소진율 %', en: 'Used %' },
  change: { ko: '증감', en: 'Change' },
  limit: { ko: '한도', en: 'Limit' },
  acquirable: { ko: '취득가능', en: 'Acquirable' },
  close: { ko: '종가', en: 'Close' },
  closeChange: { ko: '전일대비', en: 'vs. Day Before' },
  traded: { ko: '거래량', en: 'Traded' },
  figure: { ko: '항목', en: 'Figure' },
  difference: { ko: '차이', en: 'Difference' },
  verdict: { ko: '판정', en: 'Verdict' },
  agree: { ko: '일치', en: 'They agree' },
  disagree: { ko: '불일치', en: 'They disagree' },
  incomparable: { ko: '비교 불가', en: 'They cannot be compared' },
  live: { ko: '실전', en: 'live' },
  mock: { ko: '모의투자: 실제 수치가 아닙니다', en: 'MOCK: not real figures' },
  sandbox: { ko: '샌드박스: 실제 수치가 아닙니다', en: 'SANDBOX: not real figures' },
  custom: { ko: '사용자 지정 서버', en: 'CUSTOM HOST' },
} as const;
export type Word = keyof typeof WORDS;

export const word = (it: Word, language: Language): string => WORDS[it][language];

export const marketLabel = (market: Market, language: Language): string =>
  MARKET_LABELS[market][language];

/** Parts of an investor are indented under it. */
export const investorLabel = (investor: Investor, language: Language): string => {
  const { parent, label } = INVESTOR_TREE[investor];
  return (parent === undefined ? '' : '  ') + label[language];
};

/** A sector outside the registry goes by the broker's own name and code. */
export function sectorLabel({ market, sector }: InvestorFlow, language: Language): string {
  return sector.id === undefined
    ? `${sector.name} [${sector.code}]`
    : sectorName(market, sector.id, language);
}

export const sectorName = (market: Market, id: SectorId, language: Language): string =>
  sectorIn(market, id)?.label[language] ?? id;
