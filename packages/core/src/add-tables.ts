import { type Investor, INVESTORS } from './investor.ts';
import type { InvestorTable, Trade } from './model/flow-figures.ts';

/** Adds up tables: the investors and the sides that every one of them has. */
export function addTables(rows: readonly InvestorTable[]): InvestorTable {
  const sums = INVESTORS.flatMap((investor): readonly (readonly [Investor, Trade])[] => {
    const trades = rows.map((row) => row[investor]).filter((it) => it !== undefined);
    return trades.length === rows.length ? [[investor, addTrades(trades)]] : [];
  });
  // Every table has the three required investors, so their sum has them too.
  return Object.fromEntries(sums) as unknown as InvestorTable;
}

function addTrades(trades: readonly Trade[]): Trade {
  const add = (side: 'buy' | 'sell'): number | undefined => {
    const known = trades.map((trade) => trade[side]).filter((it) => it !== undefined);
    return known.length === trades.length ? total(known) : undefined;
  };
  const [buy, sell] = [add('buy'), add('sell')];
  return {
    net: total(trades.map(({ net }) => net)),
    ...(buy === undefined ? {} : { buy }),
    ...(sell === undefined ? {} : { sell }),
  };
}

/** Never a negative zero. */
export const total = (numbers: readonly number[]): number =>
  numbers.reduce((sum, it) => sum + it, 0);
