import type { Stock } from '../model/stock.ts';

import { type QueryIn, question } from './spec.ts';

/** Every listed stock of a market. */
export const stocks = question<Stock>()({
  shape: 'list',
  command: 'find',
  isDayless: true,
  fields: { required: ['market'], optional: [] },
  offers: ['markets'],
  violations: () => [],
});

/** Every listed stock of one market. */
export type StocksQuery = QueryIn<typeof stocks>;
