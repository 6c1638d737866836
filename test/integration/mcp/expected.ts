import {
  ask,
  headroom,
  INVESTOR_TREE,
  INVESTORS,
  type InvestorFlow,
  partitionOf,
  type Question,
  type QueryOf,
} from 'investor-flow';
import { valueOf } from '../../support/results.ts';
import type { BrokerName } from '../../support/pair.ts';
import type { Desk } from './desk.ts';

type Row = Readonly<Record<string, unknown>>;

/** A question with its tool, what both are asked, and the broker that has the answer. */
type Case = readonly [
  tool: string,
  question: Question,
  fields: Readonly<Record<string, unknown>>,
  broker?: BrokerName,
];
const BOTH = { measures: ['value', 'volume'] };

export const CASES: readonly Case[] = [
  ['get_market_flow', 'investorFlow', { market: 'kospi' }],
  ['get_market_flow', 'investorFlow', { market: 'kosdaq', sector: 'venture', ...BOTH }],
  ['get_market_flow', 'investorFlow', { market: 'kospi200-futures', ...BOTH }, 'koreainvestment'],
  ['get_sector_flows', 'sectorFlows', { market: 'kosdaq' }],
  ['get_flow_history', 'flowHistory', { market: 'kospi', limit: 5 }],
  ['get_stock_flow', 'stockFlows', { stock: '005930', limit: 5, ...BOTH }],
  ['get_foreign_holdings', 'foreignHoldings', { stock: '015760', limit: 5 }],
  ['get_top_stocks', 'topStocks', { market: 'kospi', by: 'trade' }],
  ['get_top_stocks', 'topStocks', { market: 'kosdaq', by: 'trade-streak', side: 'sell' }],
];

/** The library's answer to a case, as rows that name every figure as the table does. */
export async function rowsOf(
  desk: Desk,
  [, question, fields, broker = 'kiwoom']: Case,
): Promise<readonly Row[]> {
  const answer: unknown = valueOf(
    await ask(desk[broker], question, fields as unknown as QueryOf<Question>),
  );
  if (question === 'investorFlow') return byInvestor(answer as InvestorFlow);
  return (answer as readonly Row[]).map((row) => named(question, row));
}

const byInvestor = ({ value, volume }: InvestorFlow): readonly Row[] =>
  INVESTORS.filter((it) => value?.[it] !== undefined || volume?.[it] !== undefined).map(
    (investor) => ({
      investor,
      name: INVESTOR_TREE[investor].label.ko,
      partOf: INVESTOR_TREE[investor].parent,
      value: value?.[investor],
      volume: volume?.[investor],
    }),
  );

/** Figures that the table calls otherwise than the model. */
function named(question: Question, row: Row): Row {
  if (question === 'stockFlows') {
    const { lastPrice, change, shares, turnover } = row['trading'] as Row;
    return { ...row, lastPrice, change, tradedShares: shares, turnover };
  }
  if (question === 'foreignHoldings') {
    const free = headroom(row as never);
    return { ...row, headroomPercent: free && Math.round(free.percent * 100) / 100 };
  }
  if (question === 'sectorFlows') {
    const { market, sector } = row as unknown as InvestorFlow;
    const { id, ...other } = sector;
    return { ...row, ...other, sector: id, inTotal: id && partitionOf(market)?.includes(id) };
  }
  return row;
}

/** The figure of a column, found by its name in the row of the library. */
export const figureAt = (row: Row, column: string): unknown =>
  Object.hasOwn(row, column)
    ? row[column]
    : column.split('.').reduce<unknown>((value, key) => (value as Row | undefined)?.[key], row);

/** Whether a column of a table counts money, by its name. */
export const isAmount = (column: string): boolean =>
  /^value\.|^turnover$|netValue$|^net$/.test(column);
