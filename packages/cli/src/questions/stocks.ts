import {
  err,
  MARKETS,
  ok,
  type RankedStock,
  RANKING_BASES,
  type RankingBasis,
  type SectorStock,
  type Stock,
} from 'investor-flow';
import { type Language, text, type Text } from '../language.ts';
import { option, SORT, TOP } from '../options.ts';
import { fieldsCsv } from '../render/formats.ts';
import { type Column, column, section } from '../render/section.ts';
import { words } from '../words.ts';
import { ending, EXIT } from '../exit.ts';
import { marketText } from '../render/labels.ts';
import { marketNamed, optionsOf } from '../query.ts';
import { PROVENANCE } from './columns.ts';
import type { TableRequest, View } from './view.ts';

const MEMBER_COLUMNS: readonly Column<SectorStock>[] = [
  column('text', text('종목', 'Stock'), (it) => it.stock),
  column('text', text('종목명', 'Name'), (it) => it.name),
  column('count', text('현재가', 'Last Price'), (it) => it.lastPrice),
  column('count', text('전일대비', 'Change'), (it) => it.change, { signed: true }),
  column('percent', text('등락률 %', 'Change %'), (it) => it.changePercent, { signed: true }),
  column('count', text('시가', 'Open'), (it) => it.open, { drop: 2 }),
  column('count', text('고가', 'High'), (it) => it.high, { drop: 2 }),
  column('count', text('저가', 'Low'), (it) => it.low, { drop: 2 }),
  column('count', text('거래량', 'Traded'), (it) => it.tradedShares, { drop: 1 }),
];

/** The stocks of a sector: prices in won. */
export const sectorStocks: View<SectorStock> = {
  options: [SORT, TOP],
  csv: fieldsCsv<SectorStock>(
    [
      ...PROVENANCE,
      ...words('market sector venue day dayBasis status observedAt stock name lastPrice change'),
      ...words('changePercent open high low tradedShares'),
    ],
    ['changePercent'],
  ),
  sections: (rows) => [section(rows, MEMBER_COLUMNS)],
};

const columns = ({ language }: TableRequest): readonly Column<Stock>[] => [
  column('text', text('종목', 'Stock'), (it) => it.stock),
  column('text', text('종목명', 'Name'), (it) => it.name),
  column('text', text('시장', 'Market'), (it) => marketText(it.market)[language]),
  column('text', text('업종', 'Sector'), (it) => it.sectorName, { drop: 2 }),
  column('text', text('규모', 'Size'), (it) => it.sizeName, { drop: 3 }),
  column('count', text('상장주식', 'Listed Shares'), (it) => it.listedShares, { drop: 1 }),
];

/** Stocks of both markets whose name or code contains what was typed. */
export const stocks: View<Stock> = {
  argument: { name: 'name', about: 'a part of the name, as 삼성, or of the code' },
  fieldOptions: [],
  options: [SORT, TOP],
  queries: () => ok([{ market: 'kospi' }, { market: 'kosdaq' }]),
  shown: (rows, { subject = '' }) => {
    const wanted = subject.toLowerCase();
    const found = rows.filter((it) =>
      [it.name, it.stock].some((word) => word.toLowerCase().includes(wanted)),
    );
    if (found.length > 0) return ok(found);
    return err(
      ending(
        EXIT.empty,
        `'${subject}'에 맞는 종목이 없습니다.`,
        `No stock has '${subject}' in its name or code.`,
      ),
    );
  },
  advice: ({ kind }) =>
    kind === 'unsupported'
      ? text(
          '종목 목록이 없는 증권사에서는 여섯 자리 종목코드를 쓰세요.',
          'Without a list of stocks only six-character codes can be used.',
        )
      : undefined,
  csv: fieldsCsv<Stock>([
    ...PROVENANCE,
    ...words('observedAt stock name market listedShares sectorName sizeName tradesOnNextrade'),
  ]),
  sections: (rows, request) => [section(rows, columns(request))],
};

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
const RANKED_COLUMNS: readonly Column<RankedStock>[] = [
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
  sections: (rows) => [section(rows, RANKED_COLUMNS)],
};
