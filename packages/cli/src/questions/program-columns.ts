import type { ProgramKinds, ProgramTrade } from 'investor-flow';
import { text } from '../language.ts';
import { fieldsCsv } from '../render/csv.ts';
import { netCaption } from '../render/labels.ts';
import { type Column, column, type Section, section } from '../render/section.ts';
import { PROVENANCE } from './columns.ts';

const columns = (measure: 'value' | 'volume'): readonly Column<ProgramTrade>[] => {
  const kind = measure === 'value' ? 'won' : 'count';
  const kinds = (row: ProgramTrade): ProgramKinds | undefined =>
    measure === 'value' ? row : row.volume;
  return [
    column(kind, text('차익', 'Arbitrage'), (it) => kinds(it)?.arbitrage.net, { signed: true }),
    column(kind, text('비차익', 'Non-Arbitrage'), (it) => kinds(it)?.nonArbitrage.net, {
      signed: true,
    }),
    column(kind, text('전체', 'Total'), (it) => kinds(it)?.total.net, { signed: true }),
    column(kind, text('전체 매수', 'Total Buy'), (it) => kinds(it)?.total.buy, { drop: 2 }),
    column(kind, text('전체 매도', 'Total Sell'), (it) => kinds(it)?.total.sell, { drop: 2 }),
  ];
};

/** Net buying by kind, in won, and in shares where the row has them. */
export const programSections = (
  rows: readonly ProgramTrade[],
  first: Column<ProgramTrade>,
): readonly Section[] => [
  section(
    rows,
    [
      first,
      ...columns('value'),
      column('points', text('코스피200', 'KOSPI 200'), (it) => it.kospi200, { drop: 1 }),
      column('points', text('베이시스', 'Basis'), (it) => it.basis, { signed: true, drop: 3 }),
    ],
    netCaption('value'),
  ),
  ...(rows.some(({ volume }) => volume !== undefined)
    ? [section(rows, [first, ...columns('volume')], netCaption('volume'))]
    : []),
];

export const PROGRAM_CSV = fieldsCsv<ProgramTrade>(
  [
    ...PROVENANCE,
    'market',
    'venue',
    'day',
    'time',
    'dayBasis',
    'status',
    'observedAt',
    'arbitrage.net',
    'arbitrage.buy',
    'arbitrage.sell',
    'nonArbitrage.net',
    'nonArbitrage.buy',
    'nonArbitrage.sell',
    'total.net',
    'total.buy',
    'total.sell',
    'volume.arbitrage.net',
    'volume.arbitrage.buy',
    'volume.arbitrage.sell',
    'volume.nonArbitrage.net',
    'volume.nonArbitrage.buy',
    'volume.nonArbitrage.sell',
    'volume.total.net',
    'volume.total.buy',
    'volume.total.sell',
    'kospi200',
    'basis',
  ],
  ['kospi200', 'basis'],
);
