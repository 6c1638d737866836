import { type InvestorFlow, partitionOf } from 'investor-flow';
import { sharedFacts, tableByDay } from '../answer/facts.ts';
import { type Column, column } from '../answer/table.ts';
import { toolOf } from './entry.ts';
import { investorColumns } from './investor-columns.ts';
import { FLOW, SECTOR_FLOWS } from './meanings.ts';

/** The index beside a flow. */
export const INDEX: readonly Column<InvestorFlow>[] = [
  column('index.price', 'points', '지수', ({ index }) => index?.price),
  column('index.changePercent', 'percent', '등락률', ({ index }) => index?.changePercent),
];

/** A row of no market that can be divided is of itself alone. */
const isInTotal = ({ market, sector: { id } }: InvestorFlow): boolean | undefined =>
  id === undefined ? undefined : partitionOf(market)?.includes(id);

const SECTOR: readonly Column<InvestorFlow>[] = [
  column('sector', 'text', '업종 id', ({ sector }) => sector.id),
  column('code', 'text', '업종코드', ({ sector }) => sector.code),
  column('name', 'text', '업종명', ({ sector }) => sector.name),
  column('level', 'text', '구분', ({ sector }) => sector.level),
  column('inTotal', 'text', '합산 대상', isInTotal),
];

/** Every sector of a market on one day. */
export const sectorFlows = toolOf<'sectorFlows'>()({
  name: 'get_sector_flows',
  title: 'Investor flow of every sector (업종별 투자자 매매동향)',
  description:
    'Who bought and who sold each sector (업종) of a market on one day, a row a sector, the whole market (all, 종합) among them. Amounts are net, in 억원 (100,000,000 won). Sectors overlap: add up only rows whose inTotal is true. It is trading, not holdings.',
  table: (rows) => {
    const { facts, columns } = sharedFacts(rows);
    return {
      meaning: SECTOR_FLOWS,
      facts,
      columns: [...SECTOR, ...columns, ...INDEX, ...investorColumns(rows)],
      rows,
    };
  },
});

/** A market or a sector day by day. */
export const flowHistory = toolOf<'flowHistory'>()({
  name: 'get_flow_history',
  title: 'Investor flow by day (일별 투자자 매매동향)',
  description:
    'Who bought and who sold a market or a sector, day by day, newest first: a row a session. Amounts are net, in 억원 (100,000,000 won). Sessions whose figures do not stand yet are left out: for today during the session use get_market_flow. Long ranges come in parts: go on with nextCursor. It is trading, not holdings.',
  table: (rows) => tableByDay(FLOW, rows, [...INDEX, ...investorColumns(rows)]),
});
