import type { SectorStock } from '../model/sector-stock.ts';

import { type QueryIn, question } from './spec.ts';

/** The stocks of a sector. */
export const sectorStocks = question<SectorStock>()({
  shape: 'list',
  command: 'members',
  fields: { required: ['market', 'sector'], optional: ['venue'] },
  offers: ['markets', 'sectors', 'venues'],
  violations: () => [],
});

/** Without `venue` KRX. */
export type SectorStocksQuery = QueryIn<typeof sectorStocks>;
