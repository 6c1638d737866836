import {
  type ForeignHolding,
  headroom,
  type RankedStock,
  RANKING_BASES,
  type StockFlow,
} from 'investor-flow';
import { sharedFacts, tableByDay } from '../answer/facts.ts';
import { investorColumns } from './investor-columns.ts';
import { HOLDINGS, RANKINGS, STOCK_FLOW } from './meanings.ts';
import { type Column, column } from '../answer/table.ts';
import { toolOf } from './entry.ts';

const TRADING: readonly Column<StockFlow>[] = [
  column('lastPrice', 'price', '현재가', ({ trading }) => trading?.lastPrice),
  column('change', 'price', '전일 대비', ({ trading }) => trading?.change),
  column('tradedShares', 'shares', '거래량', ({ trading }) => trading?.shares),
  column('turnover', 'amount', '거래대금', ({ trading }) => trading?.turnover),
];

/** One stock day by day. */
export const stockFlows = toolOf<'stockFlows'>()({
  name: 'get_stock_flow',
  title: 'Investor flow of a stock by day (종목별 투자자 매매동향)',
  description:
    'Who bought and who sold one stock, day by day, newest first: individuals, foreigners, institutions and their parts, with price, traded shares and turnover. Amounts are in 억원 (100,000,000 won), prices in won. With measures volume: net shares. Sessions whose figures do not stand yet are left out. It is trading: what foreigners hold is get_foreign_holdings.',
  table: (rows) => tableByDay(STOCK_FLOW, rows, [...TRADING, ...investorColumns(rows)]),
});

const HELD: readonly Column<ForeignHolding>[] = [
  column('heldShares', 'shares', '보유주식', (it) => it.heldShares),
  column('ownershipPercent', 'percent', '지분율', (it) => it.ownershipPercent),
  column('limitUsedPercent', 'percent', '한도소진율', (it) => it.limitUsedPercent),
  column('changeShares', 'shares', '보유 증감', (it) => it.changeShares),
  column('limitShares', 'shares', '한도', (it) => it.limitShares),
  column('limitChangeShares', 'shares', '한도 증감', (it) => it.limitChangeShares),
  column('acquirableShares', 'shares', '취득 가능', (it) => it.acquirableShares),
  column('headroomPercent', 'percent', '한도 여유', (it) => percentOf(it)),
  column('close', 'price', '종가', (it) => it.close),
  column('closeChange', 'price', '전일 대비', (it) => it.closeChange),
  column('tradedShares', 'shares', '거래량', (it) => it.tradedShares),
];

/** Hundredths of a percent, as the brokers give the other percentages. */
const percentOf = (holding: ForeignHolding): number | undefined => {
  const free = headroom(holding)?.percent;
  return free === undefined ? undefined : Math.round(free * 100) / 100;
};

/** What foreigners hold of a stock. */
export const foreignHoldings = toolOf<'foreignHoldings'>()({
  name: 'get_foreign_holdings',
  title: 'Foreign holdings of a stock (외국인 보유)',
  description:
    'How many shares of one stock foreigners HOLD at the end of each day, newest first: ownership in percent of the listed shares, use of the foreign limit (한도소진율) in percent, and how many shares they may still buy. It is a stock of shares, not trading: what foreigners bought and sold is get_stock_flow. A row may be a copy of the day before until 07:30 Korean time of the next day (status provisional).',
  table: (rows) => tableByDay(HOLDINGS, rows, HELD),
});

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
