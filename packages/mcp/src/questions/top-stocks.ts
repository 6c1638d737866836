import { type RankedStock, RANKING_BASES } from 'investor-flow';
import { sharedFacts } from '../answer/facts.ts';
import { type Column, column } from '../answer/table.ts';
import { toolOf } from './entry.ts';
import { RANKINGS } from './meanings.ts';

const COLUMNS: readonly Column<RankedStock>[] = [
  column('rank', 'count', '순위', (it) => it.rank),
  column('stock', 'text', '종목코드', (it) => it.stock),
  column('name', 'text', '종목명', (it) => it.name),
  column('market', 'text', '시장', (it) => it.market),
  column('netShares', 'shares', '순매수량', (it) => it.netShares),
  column('netValue', 'amount', '순매수 금액', (it) => it.netValue),
  column('heldShares', 'shares', '보유주식', (it) => it.heldShares),
  column('limitUsedPercent', 'percent', '한도소진율', (it) => it.limitUsedPercent),
  column('limitUsedChange', 'percent', '소진율 증감', (it) => it.limitUsedChange),
  column('foreign.streakSessions', 'sessions', '외국인 연속', (it) => it.foreign?.streakSessions),
  column('foreign.netShares', 'shares', '외국인 순매수량', (it) => it.foreign?.netShares),
  column('foreign.netValue', 'amount', '외국인 순매수', (it) => it.foreign?.netValue),
  column(
    'institution.streakSessions',
    'sessions',
    '기관 연속',
    (it) => it.institution?.streakSessions,
  ),
  column('institution.netShares', 'shares', '기관 순매수량', (it) => it.institution?.netShares),
  column('institution.netValue', 'amount', '기관 순매수', (it) => it.institution?.netValue),
];

/** A ranking of stocks by one basis. */
export const topStocks = toolOf<'topStocks'>()({
  name: 'get_top_stocks',
  title: 'Ranking of stocks (종목 순위)',
  description:
    'The stocks of a market that rank highest by one basis (by). Read the basis: trade and trade-streak are trading; holding-change, holding-streak and limit-use are foreign HOLDINGS; broker-desk is the desks of foreign brokers, not foreigners; estimate is ESTIMATES. Rankings of different bases are never compared. Amounts are in 억원 (100,000,000 won), quantities in shares.',
  table: (rows, { by, side, investor }) => {
    const { facts, columns } = sharedFacts(rows);
    const basis = RANKING_BASES.find((it) => it === by);
    return {
      meaning: basis === undefined ? '' : RANKINGS[basis],
      facts: {
        basis,
        side: side ?? (basis === 'limit-use' ? undefined : 'buy'),
        investor: basis === 'trade' || basis === 'estimate' ? (investor ?? 'foreign') : undefined,
        sessions: rows[0]?.sessions,
        ...facts,
      },
      columns: [...COLUMNS, ...columns],
      rows,
    };
  },
});
