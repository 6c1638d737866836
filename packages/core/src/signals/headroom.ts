import type { ForeignHolding } from '../model/foreign-holding.ts';

/** What foreigners may still buy of a stock: shares, and percent of the limit; below 0 where they hold more than it. */
export interface Headroom {
  readonly shares: number;
  readonly percent: number;
}

/**
 * How much of a stock foreigners may still buy.
 *
 * Nothing where the broker has no limit, or the limit is 0.
 *
 * Example: 7,400 acquirable shares of a limit of 10,000 are `{ shares: 7400, percent: 74 }`.
 */
export function headroom({ acquirableShares, limitShares }: ForeignHolding): Headroom | undefined {
  if (acquirableShares === undefined || limitShares === undefined || limitShares === 0)
    return undefined;
  return { shares: acquirableShares, percent: (acquirableShares / limitShares) * 100 };
}
