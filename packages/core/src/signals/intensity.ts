import type { Investor } from '../investor.ts';
import type { StockFlow } from '../model/flows.ts';

/**
 * An investor's net buying of a stock, in won, as a share of the day's turnover: between -1 and 1.
 *
 * Nothing without a turnover, on an untraded day, or where the broker does not report the investor.
 *
 * Example: Foreigners who bought 30 billion won net on a day with a turnover of 600 billion have an intensity of 0.05.
 */
export function intensity(row: StockFlow, investor: Investor): number | undefined {
  const net = row.value?.[investor]?.net;
  const turnover = row.trading?.turnover;
  if (net === undefined || turnover === undefined || turnover === 0) return undefined;
  return net / turnover + 0;
}
