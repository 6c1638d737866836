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
    streaks: runsOf(points).map(streakOf).toReversed(),
    missing,
  }));

interface Session {
  readonly day: TradingDay;
  readonly net: number;
}
interface Run {
  readonly sessions: [Session, ...Session[]];
  /** Whether the session before the run was of the other side. */
  readonly turned: boolean;
}

/** Runs of one side, oldest first. */
function runsOf(points: readonly SessionPoint[]): readonly Run[] {
  const runs: Run[] = [];
  /** The run that the next session can extend or end. */
  let open: Run | undefined;
  for (const { day, nets, follows } of points) {
    const [net = NaN] = nets;
    if (!follows) open = undefined;
    if (net === 0) {
      open = undefined;
    } else if (open !== undefined && Math.sign(open.sessions[0].net) === Math.sign(net)) {
      open.sessions.push({ day, net });
    } else {
      open = { sessions: [{ day, net }], turned: open !== undefined };
      runs.push(open);
    }
  }
  return runs;
}

function streakOf({ sessions, turned }: Run): Streak {
  const [first] = sessions;
  const last = sessions.at(-1) ?? first;
  const before = sessions.at(-2);
  const isSlowing = before !== undefined && Math.abs(last.net) < Math.abs(before.net);
  return {
    side: first.net > 0 ? 'buying' : 'selling',
    sessions: sessions.length,
    net: sessions.reduce((sum, { net }) => sum + net, 0),
    since: first.day,
    until: last.day,
    state: turned && before === undefined ? 'turned' : isSlowing ? 'slowing' : 'continuing',
  };
}
