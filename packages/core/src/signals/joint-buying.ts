import type { TradingDay } from '../words.ts';
import type { Investor } from '../investor.ts';
import { sessionSeries } from './session-series.ts';
import type { Signal, SignalOptions, SignalRows } from './signal.ts';

/**
 * The days on which every one of several investors bought more than they sold, oldest first.
 *
 * At least one investor must be named, else it is refused as `no-figure`.
 *
 * Example: Foreigners +5, -2, +4 and institutions +1, +7, 0 on three sessions bought together on the first day alone.
 */
export const jointBuying = (
  rows: SignalRows,
  investors: readonly Investor[],
  options?: SignalOptions,
): Signal<{ readonly days: readonly TradingDay[] }> =>
  sessionSeries(rows, investors, options).map(({ points, missing }) => ({
    days: points.filter(({ nets }) => nets.every((net) => net > 0)).map(({ day }) => day),
    missing,
  }));
