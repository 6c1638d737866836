import type { RankedStock } from '../model/ranked-stock.ts';

import { type QueryIn, question } from './spec.ts';

/** The stocks that a broker ranks highest by one basis. */
export const topStocks = question<RankedStock>()({
  shape: 'list',
  command: 'top',
  fields: { required: ['market', 'by'], optional: ['side', 'investor', 'sessions', 'venue'] },
  offers: ['markets', 'by', 'venues'],
  violations: () => [],
  unsupported: ({ by, investor }) =>
    investor === undefined || by === 'trade' || by === 'estimate'
      ? undefined
      : `A ranking by ${by} has no choice of investor`,
  fitted: ({ by, sessions }, offer) => {
    const offered = by === undefined ? undefined : offer.by?.[by];
    return sessions === undefined && offered !== undefined && offered.length > 0
      ? { sessions: Math.min(...offered) }
      : {};
  },
});

/** Without `side` the buyers, without `sessions` the fewest that the broker offers for the basis. */
export type TopStocksQuery = QueryIn<typeof topStocks>;
