import {
  type Investor,
  INVESTOR_TREE,
  type InvestorFlow,
  INVESTORS,
  MEASURES,
  partitionOf,
  type Trade,
} from 'investor-flow';
import { investorColumns, SIDE_NAMES, SIDES, unitOf } from './investor-columns.ts';
import { sharedFacts, tableByDay } from '../answer/facts.ts';
import { type Column, column } from '../answer/table.ts';
import { toolOf } from './entry.ts';
import { FLOW, SECTOR_FLOWS } from './meanings.ts';

const INDEX_UNIT = 'price and change in points, changePercent in percent, volume in shares';

/** One investor of one flow. */
interface Line {
  readonly investor: Investor;
  readonly value?: Trade | undefined;
  readonly volume?: Trade | undefined;
}

const linesOf = ({ value, volume }: InvestorFlow): readonly Line[] =>
  INVESTORS.flatMap((investor) => {
    const line = { investor, value: value?.[investor], volume: volume?.[investor] };
    return line.value === undefined && line.volume === undefined ? [] : [line];
  });

const columnsOf = (flow: InvestorFlow | undefined): readonly Column<Line>[] => [
  column('investor', 'text', '투자자', ({ investor }) => investor),
  column('name', 'text', '투자자명', ({ investor }) => INVESTOR_TREE[investor].label.ko),
  column('partOf', 'text', '상위 투자자', ({ investor }) => INVESTOR_TREE[investor].parent),
  ...MEASURES.flatMap((measure) =>
    SIDE_NAMES.map((side) =>
      column<Line>(
        `${measure}.${side}`,
        unitOf(measure, flow?.volumeUnit),
        SIDES[side],
        (line) => line[measure]?.[side],
      ),
    ),
  ),
];

/** Who bought and sold a market or a sector on one day: a row an investor. */
export const marketFlow = toolOf<'investorFlow'>()({
  name: 'get_market_flow',
  title: 'Investor flow of a market (시장 투자자별 매매동향)',
  description:
    'Who bought and who sold a market (or one sector of it) on one day, by investor: individuals (개인), foreigners (외국인), institutions (기관) and their parts. Amounts are in 억원 (100,000,000 won), net is buying less selling. With measures volume: quantities in shares or contracts. It is trading, not holdings. During the session the figures are provisional. For several days use get_flow_history, for all sectors get_sector_flows, for a stock get_stock_flow.',
  table: (rows) => {
    const [flow] = rows;
    const { facts } = sharedFacts(rows);
    return {
      meaning: FLOW,
      facts: { ...facts, index: flow?.index && { ...flow.index, unit: INDEX_UNIT } },
      columns: columnsOf(flow),
      rows: rows.flatMap(linesOf),
    };
  },
});

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
