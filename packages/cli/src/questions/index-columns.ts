import type { IndexQuote } from 'investor-flow';
import { text } from '../language.ts';
import { fieldsCsv } from '../render/csv.ts';
import { type Column, column } from '../render/section.ts';
import { PROVENANCE } from './columns.ts';

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
export const QUOTE_COLUMNS: readonly Column<IndexQuote>[] = [
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

export const INDEX_CSV = fieldsCsv<IndexQuote>(
  [
    ...PROVENANCE,
    'market',
    'sector',
    'day',
    'dayBasis',
    'status',
    'observedAt',
    'price',
    'change',
    'changePercent',
    'open',
    'high',
    'low',
    'volume',
    'turnover',
    'breadth.advancing',
    'breadth.upperLimit',
    'breadth.unchanged',
    'breadth.declining',
    'breadth.lowerLimit',
  ],
  ['price', 'change', 'changePercent', 'open', 'high', 'low'],
);
