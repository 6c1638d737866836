import type { ForeignHolding } from 'investor-flow';
import { text } from '../language.ts';
import { fieldsCsv } from '../render/formats.ts';
import { type Column, column, section } from '../render/section.ts';
import { words } from '../words.ts';
import { dayColumn, PROVENANCE } from './columns.ts';
import type { View } from './view.ts';

const COLUMNS: readonly Column<ForeignHolding>[] = [
  column('count', text('보유주식', 'Held'), (it) => it.heldShares),
  column('count', text('증감', 'Change'), (it) => it.changeShares, { signed: true }),
  column('percent', text('지분율 %', 'Owned %'), (it) => it.ownershipPercent),
  column('percent', text('소진율 %', 'Used %'), (it) => it.limitUsedPercent),
  column('count', text('취득가능', 'Acquirable'), (it) => it.acquirableShares, { drop: 3 }),
  column('count', text('한도', 'Limit'), (it) => it.limitShares, { drop: 4 }),
  column('count', text('종가', 'Close'), (it) => it.close, { drop: 1 }),
  column('count', text('전일대비', 'Moved'), (it) => it.closeChange, { signed: true, drop: 1 }),
  column('count', text('거래량', 'Traded'), (it) => it.tradedShares, { drop: 2 }),
];

/** What foreigners hold of a stock: a line a day, quantities in shares. */
export const foreignHoldings: View<ForeignHolding> = {
  csv: fieldsCsv<ForeignHolding>(
    [
      ...PROVENANCE,
      ...words('stock venue day dayBasis status observedAt heldShares limitShares'),
      ...words('acquirableShares ownershipPercent limitUsedPercent changeShares'),
      ...words('limitChangeShares close closeChange tradedShares'),
    ],
    ['ownershipPercent', 'limitUsedPercent'],
  ),
  sections: (rows, request) => [section(rows, [dayColumn(rows, request), ...COLUMNS])],
};
