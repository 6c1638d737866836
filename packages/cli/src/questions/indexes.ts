import type { IndexDay, IndexQuote } from 'investor-flow';
import { text } from '../language.ts';
import { LEVEL, SORT, TOP } from '../options.ts';
import { fieldsCsv } from '../render/formats.ts';
import { type Column, column, section } from '../render/section.ts';
import { words } from '../words.ts';
import { dayColumn, PROVENANCE, sectorColumns } from './columns.ts';
import type { View } from './view.ts';

type Level = Pick<IndexQuote, 'price' | 'change' | 'changePercent' | 'volume'>;

/** Level and change of an index. */
export const LEVEL_COLUMNS: readonly Column<Level>[] = [
  column('points', text('지수', 'Index'), (it) => it.price),
  column('points', text('전일대비', 'Change'), (it) => it.change, { signed: true }),
  column('percent', text('등락률 %', 'Change %'), (it) => it.changePercent, { signed: true }),
];
export const TRADED: Column<Level> = column('count', text('거래량', 'Traded'), (it) => it.volume, {
  drop: 3,
});

/** The range of the day, what was traded, and how many issues rose and fell. */
const QUOTE_COLUMNS: readonly Column<IndexQuote>[] = [
  ...LEVEL_COLUMNS,
  column('points', text('시가', 'Open'), (it) => it.open, { drop: 4 }),
  column('points', text('고가', 'High'), (it) => it.high, { drop: 4 }),
  column('points', text('저가', 'Low'), (it) => it.low, { drop: 4 }),
  column('count', text('상승', 'Up'), (it) => it.breadth?.advancing, { drop: 1 }),
  column('count', text('보합', 'Same'), (it) => it.breadth?.unchanged, { drop: 1 }),
  column('count', text('하락', 'Down'), (it) => it.breadth?.declining, { drop: 1 }),
  column('won', text('거래대금', 'Turnover'), (it) => it.turnover, { drop: 2 }),
  TRADED,
];

const csv = fieldsCsv<IndexQuote>(
  [
    ...PROVENANCE,
    ...words(
      'market sector day dayBasis status observedAt price change changePercent open high low',
    ),
    ...words('volume turnover breadth.advancing breadth.upperLimit breadth.unchanged'),
    ...words('breadth.declining breadth.lowerLimit'),
  ],
  words('price change changePercent open high low'),
);

/** The indexes of a market now: a line a sector, with breadth. */
export const sectorIndexes: View<IndexQuote> = {
  options: [LEVEL, SORT, TOP],
  csv,
  sections: (rows, request) => [section(rows, [...sectorColumns(request), ...QUOTE_COLUMNS])],
};

/** An index day by day; asked where a range was typed. */
export const indexHistory: View<IndexDay> = {
  applies: ({ from, to, limit }) => [from, to, limit].some((it) => it !== undefined),
  csv,
  sections: (rows, request) => [section(rows, [dayColumn(rows, request), ...QUOTE_COLUMNS])],
};
