/**
 * When calls reached the broker, as far as anybody here can tell: a call may wait for a connection after it was let start,
 * and take its time on the way.
 *
 * Which call is meant makes no difference to a quota, so what happens is taken to happen to the oldest.
 */
export interface Underway {
  started(key: string, call: CountedCall): void;
  /** One has left only now. */
  sent(key: string, now: number): Moved | undefined;
  /** One has its answer, or has come to nothing. */
  answered(key: string, now: number): Moved | undefined;
}

export interface CountedCall {
  readonly id: string;
  /** When it counts as begun, epoch milliseconds. */
  readonly at: number;
}

/** A call that counts as begun at another time than before. */
export interface Moved extends CountedCall {
  readonly to: number;
}

/** Nobody will tell of so old a call any more. */
const FORGOTTEN_MS = 60_000;
/** A broker that is slow to answer must not slow us down for more than this. */
const LATEST_MS = 1000;
/** So many round trips, and the shortest of them tells how long the way is. */
const ENOUGH_TRIPS = 20;

interface Line {
  readonly starting: readonly CountedCall[];
  readonly sent: readonly CountedCall[];
  readonly trips: number;
  readonly shortestMs: number;
}

const NEW: Line = { starting: [], sent: [], trips: 0, shortestMs: Infinity };

/** Answers later than usual by no more than this need not be counted: `toleranceMs` is kept apart for them. */
export function underway(toleranceMs: number): Underway {
  const lines = new Map<string, Line>();
  const lineOf = (key: string): Line => lines.get(key) ?? NEW;
  const recent = (calls: readonly CountedCall[], now: number): readonly CountedCall[] =>
    calls.filter(({ at }) => at > now - FORGOTTEN_MS);

  return {
    started(key, call) {
      const line = lineOf(key);
      lines.set(key, { ...line, starting: [...recent(line.starting, call.at), call] });
    },
    sent(key, now) {
      const line = lineOf(key);
      const [call, ...starting] = line.starting;
      if (call === undefined) return undefined;
      const to = Math.max(now, call.at);
      const sent = [...recent(line.sent, now), { id: call.id, at: to }];
      lines.set(key, { ...line, starting, sent });
      return { ...call, to };
    },
    // All calls go the same way: by as much as a round trip is longer than the shortest, it may have arrived later.
    // Until the shortest is known, a call may have arrived as late as its answer came.
    answered(key, now) {
      const line = lineOf(key);
      const [call, ...sent] = line.sent;
      if (call === undefined) return undefined;
      const tripMs = Math.max(0, now - call.at);
      const usualMs = line.trips < ENOUGH_TRIPS ? 0 : line.shortestMs;
      const shortestMs = Math.min(line.shortestMs, tripMs);
      lines.set(key, { ...line, sent, trips: line.trips + 1, shortestMs });
      const lateMs = Math.min(LATEST_MS, tripMs - usualMs) - toleranceMs;
      return { ...call, to: call.at + Math.max(0, lateMs) };
    },
  };
}
