import type { TradingDay } from '../words.ts';
import type { Investor } from '../investor.ts';
import { sessionSeries } from './session-series.ts';
import type { Signal, SignalOptions, SignalRows } from './signal.ts';

export interface CumulativePoint {
  readonly day: TradingDay;
  readonly net: number;
  /** The net of this session and of all before it, since the series began or a session was missing. */
  readonly total: number;
}

/**
 * The net buying of an investor added up session by session, oldest first; won, or shares with `measure: 'volume'`.
 *
 * It begins anew after a missing session.
 *
 * Example: Nets of +5, -2 and +4 on three sessions in a row give totals of 5, 3 and 7; without the second row they give 5 and 4,
 * and the second day is `missing`.
 */
export const cumulative = (
  rows: SignalRows,
  investor: Investor,
  options?: SignalOptions,
): Signal<{ readonly points: readonly CumulativePoint[] }> =>
  sessionSeries(rows, [investor], options).map(({ points, missing }) => {
    let total = 0;
    const added = points.map(({ day, nets, follows }): CumulativePoint => {
      const [net = NaN] = nets;
      total = follows ? total + net : net;
      return { day, net, total };
    });
    return { points: added, missing };
  });
