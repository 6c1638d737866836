import {
  type Investor,
  type InvestorFlow,
  INVESTOR_TREE,
  INVESTORS,
  MEASURES,
  type Trade,
} from 'investor-flow';
import { sharedFacts } from '../answer/facts.ts';
import { type Column, column } from '../answer/table.ts';
import { toolOf } from './entry.ts';
import { SIDE_NAMES, SIDES, unitOf } from './investor-columns.ts';
import { FLOW } from './meanings.ts';

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
