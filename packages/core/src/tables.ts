import { type Investor, INVESTORS, WHOLE_INVESTORS } from './investor.ts';
import { type Measure, MEASURES } from './market.ts';
import type { FlowFigures, InvestorTable, Trade } from './model/flows.ts';

type ByMeasure<It> = { readonly [M in Measure]?: It };

/** Tables of a flow or an estimate, as far as they are read here. */
type Tables = ByMeasure<{ readonly [I in Investor]?: Trade }>;

/**
 * The gross trading of a row: all investors' buying, in won, shares or contracts.
 *
 * Nothing where an investor of the row has no buying.
 */
export function grossTrading(flow: Tables, measure: Measure): number | undefined {
  const trades = WHOLE_INVESTORS.map((it) => flow[measure]?.[it]).filter((it) => it !== undefined);
  const bought = trades.map(({ buy }) => buy).filter((it) => it !== undefined);
  if (bought.length === 0 || bought.length < trades.length) return undefined;
  return total(bought);
}

/** While figures move, a broker's columns lag one another by up to 0.2 % of the gross trading. */
export const movingAllowance = (gross: number): number => gross / 500;

/** The tables of several flows added up; a measure is there if every flow has it. */
export const addMeasures = (flows: readonly FlowFigures[]): ByMeasure<InvestorTable> =>
  inEvery(flows, (flow, measure) => flow[measure], addTables);

/** The rounding steps of several flows added up; a step is there if every flow has it. */
export const addSteps = (flows: readonly FlowFigures[]): ByMeasure<number> =>
  inEvery(flows, ({ rounding }, measure) => rounding[measure], total);

function inEvery<It>(
  flows: readonly FlowFigures[],
  of: (flow: FlowFigures, measure: Measure) => It | undefined,
  add: (all: readonly It[]) => It,
): ByMeasure<It> {
  const sums = MEASURES.flatMap((measure): readonly (readonly [Measure, It])[] => {
    const all = flows.map((flow) => of(flow, measure)).filter((it) => it !== undefined);
    return all.length === flows.length ? [[measure, add(all)]] : [];
  });
  return Object.fromEntries(sums) as ByMeasure<It>;
}

/** Adds up tables: the investors and the sides that every one of them has. */
function addTables(rows: readonly InvestorTable[]): InvestorTable {
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

/** Adding to 0 also turns a negative zero into 0. */
export const total = (numbers: readonly number[]): number =>
  numbers.reduce((sum, it) => sum + it, 0);
