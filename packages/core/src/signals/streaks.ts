import type { TradingDay } from '../words.ts';
import type { Investor } from '../investor.ts';
import { type SessionPoint, sessionSeries } from './session-series.ts';
import type { Signal, SignalOptions, SignalRows } from './signal.ts';

/** Sessions in a row on which an investor was on one side. */
export interface Streak {
  readonly side: 'buying' | 'selling';
  readonly sessions: number;
  /** All of them together; won, or shares with `measure: 'volume'`. */
  readonly net: number;
  /** The first day of the streak. */
  readonly since: TradingDay;
  /** The last day of the streak. */
  readonly until: TradingDay;
  /**
   * On its last day. `turned`: it is one session old, and the session before was of the other side; `slowing`: its last
   * net is smaller in size than the one before; else `continuing`.
   */
  readonly state: 'turned' | 'slowing' | 'continuing';
}

/**
 * The streaks of an investor's buying and selling, newest first.
 *
 * A net of 0 or a missing session ends a streak and belongs to none.
 *
 * Example: Nets of +5, +3, -1 on three sessions in a row are two streaks: selling for 1 session, `turned`; and before it buying
 * for 2 sessions, net 8, `slowing`.
 */
export const streaks = (
  rows: SignalRows,
  investor: Investor,
  options?: SignalOptions,
): Signal<{ readonly streaks: readonly Streak[] }> =>
  sessionSeries(rows, [investor], options).map(({ points, missing }) => ({
    streaks: streaksOf(points).toReversed(),
    missing,
  }));

/** The streaks of sessions in order, oldest first. */
function streaksOf(points: readonly SessionPoint[]): readonly Streak[] {
  const found: Streak[] = [];
  /** The streak that the next session can extend or end, and the net of its last session. */
  let open: Streak | undefined;
  let last = NaN;
  for (const { day, nets, follows } of points) {
    const [net = NaN] = nets;
    const before = follows ? open : undefined;
    if (net === 0) {
      open = undefined;
      continue;
    }
    // By their signs: what is not a number has the sign of nothing, and is a streak by itself.
    if (before !== undefined && Math.sign(before.net) === Math.sign(net)) {
      found.pop();
      const state = Math.abs(net) < Math.abs(last) ? 'slowing' : 'continuing';
      const { sessions, net: sum } = before;
      open = { ...before, sessions: sessions + 1, net: sum + net, until: day, state };
    } else {
      const side = net > 0 ? 'buying' : 'selling';
      const state = before === undefined ? 'continuing' : 'turned';
      open = { side, sessions: 1, net, since: day, until: day, state };
    }
    found.push(open);
    last = net;
  }
  return found;
}
