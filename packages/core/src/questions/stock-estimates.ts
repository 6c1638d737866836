import type { StockEstimate } from '../model/stock-estimate.ts';

import { type QueryIn, question } from './spec.ts';

/** Estimates of what foreigners and institutions trade in a stock during the latest session. */
export const stockEstimates = question<StockEstimate>()({
  shape: 'list',
  command: 'estimates',
  fields: { required: ['stock'], optional: ['venue', 'measures'] },
  offers: ['venues', 'measures'],
  violations: () => [],
});

/** Without `measures` the value. */
export type StockEstimatesQuery = QueryIn<typeof stockEstimates>;
