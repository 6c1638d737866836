import type { TradingDay } from '../words.ts';
import type { Investor } from '../investor.ts';
import { checkWindow, sessionSeries } from './session-series.ts';
import type { Signal, SignalOptions, SignalRows } from './signal.ts';
import { total } from '../tables.ts';

export interface ZScore {
  /** The newest session. */
  readonly day: TradingDay;
  readonly net: number;
  /** Of the newest sessions without a gap, at most as many as were asked, the newest among them. */
  readonly mean: number;
  /** Sample deviation of the same sessions; 0 for one session. */
  readonly deviation: number;
  /** How many deviations the newest net lies from the mean; absent with fewer sessions than asked, or without deviation. */
  readonly score?: number;
}

/**
 * How unusual the newest net buying of an investor is among its last `sessions` sessions.
 *
 * It throws a `RangeError` unless `sessions` is a whole number of at least 1.
 *
 * Example: Nets of 1, 2 and 6 on three sessions in a row have a mean of 3 and a deviation of √7; the score of 6 is 3 ÷ √7 ≈ 1.13.
 */
export function zScore(
  rows: SignalRows,
  investor: Investor,
  sessions: number,
  options?: SignalOptions,
): Signal<ZScore> {
  checkWindow(sessions);
  return sessionSeries(rows, [investor], options).map(({ points, missing }) => {
    const { day, nets } = points.at(-1) ?? points[0];
    const [net = NaN] = nets;
    const gap = points.findLastIndex(({ follows }) => !follows);
    const window = points
      .slice(gap)
      .slice(-sessions)
      .flatMap((point) => point.nets);
    const mean = total(window) / window.length;
    const squares = total(window.map((it) => (it - mean) ** 2));
    const deviation = window.length < 2 ? 0 : Math.sqrt(squares / (window.length - 1));
    const isWhole = window.length === sessions && deviation > 0;
    const score = isWhole ? { score: (net - mean) / deviation } : {};
    return { day, net, mean, deviation, ...score, missing };
  });
}
