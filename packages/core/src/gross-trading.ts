import { type Investor, WHOLE_INVESTORS } from './investor.ts';
import type { Measure } from './market.ts';
import type { Trade } from './model/flows.ts';

/** Tables of a flow or an estimate, as far as they are read here. */
type Tables = { readonly [M in Measure]?: { readonly [I in Investor]?: Trade } };

/**
 * The gross trading of a row: all investors' buying, in won, shares or contracts.
 *
 * Nothing where an investor of the row has no buying.
 */
export function grossTrading(flow: Tables, measure: Measure): number | undefined {
  const trades = WHOLE_INVESTORS.map((it) => flow[measure]?.[it]).filter((it) => it !== undefined);
  const bought = trades.map(({ buy }) => buy).filter((it) => it !== undefined);
  if (bought.length === 0 || bought.length < trades.length) return undefined;
  return bought.reduce((sum, it) => sum + it, 0);
}

/** While figures move, a broker's columns lag one another by up to 0.2 % of the gross trading. */
export const movingAllowance = (gross: number): number => gross / 500;
