import type { TradingDay } from '../words.ts';
import type { Investor } from '../investor.ts';
import { total } from '../tables.ts';
import { checkWindow, sessionSeries } from './session-series.ts';
import type { Signal, SignalOptions, SignalRows } from './signal.ts';

export interface RollingPoint {
  readonly day: TradingDay;
  /** The net of this session and of those before it, `sessions` in all. */
  readonly total: number;
}

/**
 * The net buying of an investor over the last `sessions` sessions, oldest day first; won, or shares with `measure`.
 *
 * A day is there only if its last `sessions` sessions all have a row. It throws a `RangeError` unless `sessions` is a whole
 * number of at least 1.
 *
 * Example: Nets of +5, -2 and +4 on three sessions in a row give, over 2 sessions, 3 on the second day and 2 on the third; without
 * the second row they give nothing.
 */
export function rolling(
  rows: SignalRows,
  investor: Investor,
  sessions: number,
  options?: SignalOptions,
): Signal<{ readonly points: readonly RollingPoint[] }> {
  checkWindow(sessions);
  return sessionSeries(rows, [investor], options).map(({ points, missing }) => {
    const totals: RollingPoint[] = [];
    let window: number[] = [];
    for (const { day, nets, follows } of points) {
      window = [...(follows ? window : []), ...nets].slice(-sessions);
      if (window.length === sessions) totals.push({ day, total: total(window) });
    }
    return { points: totals, missing };
  });
}
