import type { SectorStock } from 'investor-flow';
import { text } from '../language.ts';
import { SORT, TOP } from '../options.ts';
import { fieldsCsv } from '../render/csv.ts';
import { type Column, column, section } from '../render/section.ts';
import { words } from '../words.ts';
import { PROVENANCE } from './columns.ts';
import type { View } from './view.ts';

const COLUMNS: readonly Column<SectorStock>[] = [
  column('text', text('종목', 'Stock'), (it) => it.stock),
  column('text', text('종목명', 'Name'), (it) => it.name),
  column('count', text('현재가', 'Last Price'), (it) => it.lastPrice),
  column('count', text('전일대비', 'Change'), (it) => it.change, { signed: true }),
  column('percent', text('등락률 %', 'Change %'), (it) => it.changePercent, { signed: true }),
  column('count', text('시가', 'Open'), (it) => it.open, { drop: 2 }),
  column('count', text('고가', 'High'), (it) => it.high, { drop: 2 }),
  column('count', text('저가', 'Low'), (it) => it.low, { drop: 2 }),
  column('count', text('거래량', 'Traded'), (it) => it.tradedShares, { drop: 1 }),
];

/** The stocks of a sector: prices in won. */
export const sectorStocks: View<SectorStock> = {
  options: [SORT, TOP],
  csv: fieldsCsv<SectorStock>(
    [
      ...PROVENANCE,
      ...words('market sector venue day dayBasis status observedAt stock name lastPrice change'),
      ...words('changePercent open high low tradedShares'),
    ],
    ['changePercent'],
  ),
  sections: (rows) => [section(rows, COLUMNS)],
};
