import type { ForeignHolding, ForeignHoldingsQuery } from 'investor-flow';
import type { Done } from './progress-text.ts';

/** How far a walk through days has come. */
export interface Walked {
  rows(): number;
  /** Counts one more page. */
  after(page: readonly ForeignHolding[]): Done;
}

/** Follows a walk towards its end, which is a day or a number of rows, or is not known. */
export function walked({ from, to, limit }: ForeignHoldingsQuery, now: number): Walked {
  const newest = to === undefined ? now : Date.parse(to);
  let answers = 0;
  let rows = 0;
  return {
    rows: () => rows,
    after: (page) => {
      answers += 1;
      rows += page.length;
      const back = page.at(-1)?.day;
      const shares: number[] = [];
      if (limit !== undefined) shares.push(rows / limit);
      if (from !== undefined && back !== undefined)
        shares.push((newest - Date.parse(back)) / (newest - Date.parse(from)));
      // Whichever end comes first ends it.
      const share = shares.length === 0 ? undefined : Math.max(...shares);
      return { answers, rows, share, ...(back === undefined ? {} : { back }) };
    },
  };
}
