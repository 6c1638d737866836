import type { RankedStock } from '../model/ranked-stock.ts';

import { type QueryIn, question } from './spec.ts';

/** The stocks that a broker ranks highest by one basis. */
export const topStocks = question<RankedStock>()({
  shape: 'list',
  command: 'top',
  fields: { required: ['market', 'by'], optional: ['side', 'investor', 'sessions', 'venue'] },
  offers: ['markets', 'by', 'venues'],
  violations: () => [],
  unsupported: ({ by, investor, side, venue }) => {
    if (investor !== undefined && by !== 'trade' && by !== 'estimate')
      return `A ranking by ${by} has no choice of investor`;
    if (side === 'sell' && by === 'limit-use')
      return 'A ranking by limit-use has no sellers: it lists where the use of the limit grew';
    // Staff estimates name no venue at any broker.
    return venue !== undefined && venue !== 'krx' && by === 'estimate'
      ? 'A ranking by estimate has no choice of venue'
      : undefined;
  },
  fitted: ({ by, sessions }, offer) => {
    const offered = by === undefined ? undefined : offer.by?.[by];
    return sessions === undefined && offered !== undefined && offered.length > 0
      ? { sessions: Math.min(...offered) }
      : {};
  },
});

/** Without `side` the buyers, without `sessions` the fewest that the broker offers for the basis. */
export type TopStocksQuery = QueryIn<typeof topStocks>;
