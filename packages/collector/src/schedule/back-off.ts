const FIRST_MS = 1000;
const LONGEST_MS = 300_000;

/** How long to wait after so many failures in a row: one second, then twice as long each time, five minutes at most. */
export const backOffMs = (failures: number): number =>
  Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 20));

/** A broker that does not answer rests; after each rest one question is let through to see whether it answers again. */
export interface Gate {
  /** Epoch milliseconds until which the broker rests; 0 where it answers. */
  readonly until: number;
  readonly failures: number;
}

export const OPEN: Gate = Object.freeze({ until: 0, failures: 0 });

export function closedFor({ failures }: Gate, now: number, retryAfterMs = 0): Gate {
  const count = failures + 1;
  return { failures: count, until: now + Math.max(backOffMs(count), retryAfterMs) };
}
