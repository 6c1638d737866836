import { MARKETS, type RankedStock, type RankingBasis, RANKING_BASES } from 'investor-flow';
import { type Language, type Text, text } from '../language.ts';
import { option, SORT, TOP } from '../options.ts';
import { marketNamed, optionsOf } from '../query.ts';
import { fieldsCsv } from '../render/csv.ts';
import { marketText } from '../render/labels.ts';
import { type Column, column, section } from '../render/section.ts';
import { words } from '../words.ts';
import { PROVENANCE } from './columns.ts';
import type { View } from './view.ts';

const BASES: Readonly<Record<RankingBasis, Text>> = {
  'holding-change': text('외국인 보유 증감', 'change of foreign holding'),
  'holding-streak': text('외국인 연속 증감', 'foreign holding in a row'),
  'limit-use': text('외국인 한도 소진율', 'use of the foreign limit'),
  'broker-desk': text('외국계 창구', 'desks of foreign brokers'),
  'trade-streak': text('연속 순매매', 'sessions in a row'),
  trade: text('순매매', 'net trade'),
  estimate: text('장중 추정', 'estimates in session'),
};

const signed = { signed: true } as const;
const COLUMNS: readonly Column<RankedStock>[] = [
  column('count', text('순위', 'Rank'), (it) => it.rank),
  column('text', text('종목', 'Stock'), (it) => it.stock),
  column('text', text('종목명', 'Name'), (it) => it.name),
  column('count', text('순매수 (주)', 'Net Shares'), (it) => it.netShares, { ...signed, drop: 1 }),
  column('won', text('순매수 금액', 'Net Value'), (it) => it.netValue, { ...signed, drop: 1 }),
  column('count', text('보유주식', 'Held'), (it) => it.heldShares, { drop: 4 }),
  column('percent', text('소진율 %', 'Used %'), (it) => it.limitUsedPercent, { drop: 2 }),
  column('percent', text('증감 %p', 'Change'), (it) => it.limitUsedChange, { ...signed, drop: 3 }),
  column('count', text('외국인 연속', 'Foreign Row'), (it) => it.foreign?.streakSessions, signed),
  column('won', text('외국인 금액', 'Foreign'), (it) => it.foreign?.netValue, signed),
  column('count', text('기관 연속', 'Inst. Row'), (it) => it.institution?.streakSessions, signed),
  column('won', text('기관 금액', 'Institution'), (it) => it.institution?.netValue, signed),
];

/** Not every broker names the market in its rows. */
const marketTyped = (subject: string | undefined, language: Language): string => {
  const market = MARKETS.find((it) => it === marketNamed(subject));
  return market === undefined ? '' : `${marketText(market)[language]} `;
};

/** A ranking by one basis, which the heading names. */
export const topStocks: View<RankedStock> = {
  fieldOptions: optionsOf('topStocks').map((it) =>
    it.flags.startsWith('--by') ? option(it.flags, `one of ${RANKING_BASES.join(', ')}`, it) : it,
  ),
  options: [SORT, TOP],
  title: ([first], { language, given }) =>
    first === undefined
      ? undefined
      : `${first.market === undefined ? marketTyped(given.subject, language) : ''}${BASES[first.basis][language]} [${first.basis}], ${first.sessions}${text('거래일', first.sessions === 1 ? ' session' : ' sessions')[language]}`,
  csv: fieldsCsv<RankedStock>(
    [
      ...PROVENANCE,
      ...words('basis day dayBasis status sessions observedAt rank stock name market netShares'),
      ...words('netValue heldShares limitUsedPercent limitUsedChange foreign.netShares'),
      ...words('foreign.netValue foreign.streakSessions institution.netShares'),
      ...words('institution.netValue institution.streakSessions'),
    ],
    ['limitUsedPercent', 'limitUsedChange'],
  ),
  sections: (rows) => [section(rows, COLUMNS)],
};
