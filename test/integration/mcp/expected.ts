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
import type { Desk } from './desk.ts';

type Row = Readonly<Record<string, unknown>>;

/** A question with its tool, and the library's rows for it. */
export interface Case {
  readonly tool: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly question: Question;
  readonly broker?: 'kiwoom' | 'koreainvestment';
}

export const CASES: readonly Case[] = [
  { tool: 'get_market_flow', fields: { market: 'kospi' }, question: 'investorFlow' },
  {
    tool: 'get_market_flow',
    fields: { market: 'kosdaq', sector: 'venture', measures: ['value', 'volume'] },
    question: 'investorFlow',
  },
  {
    tool: 'get_market_flow',
    fields: { market: 'kospi200-futures', measures: ['volume', 'value'] },
    question: 'investorFlow',
    broker: 'koreainvestment',
  },
  { tool: 'get_sector_flows', fields: { market: 'kosdaq' }, question: 'sectorFlows' },
  { tool: 'get_flow_history', fields: { market: 'kospi', limit: 5 }, question: 'flowHistory' },
  {
    tool: 'get_stock_flow',
    fields: { stock: '005930', limit: 5, measures: ['value', 'volume'] },
    question: 'stockFlows',
  },
  {
    tool: 'get_foreign_holdings',
    fields: { stock: '015760', limit: 5 },
    question: 'foreignHoldings',
  },
  { tool: 'get_top_stocks', fields: { market: 'kospi', by: 'trade' }, question: 'topStocks' },
  {
    tool: 'get_top_stocks',
    fields: { market: 'kosdaq', by: 'trade-streak', side: 'sell' },
    question: 'topStocks',
  },
];

/** The library's answer to a case, as rows that name every figure as the table does. */
export async function rowsOf(
  desk: Desk,
  { question, fields, broker = 'kiwoom' }: Case,
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
