import {
  isStockCode,
  type Measure,
  type ProgramKinds,
  type ProgramTrade,
  type StockProgramTrade,
} from 'investor-flow';
import { text } from '../language.ts';
import { option } from '../options.ts';
import { fieldsCsv } from '../render/formats.ts';
import { netCaption } from '../render/labels.ts';
import { type Column, column, type Section, section } from '../render/section.ts';
import { words } from '../words.ts';
import { AMOUNT, dayColumn, measuresOf, PROVENANCE, sideColumns } from './columns.ts';
import type { View } from './view.ts';

const columns = (measure: Measure): readonly Column<ProgramTrade>[] => {
  const kind = AMOUNT[measure];
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

const BESIDE: readonly Column<ProgramTrade>[] = [
  column('points', text('코스피200', 'KOSPI 200'), (it) => it.kospi200, { drop: 1 }),
  column('points', text('베이시스', 'Basis'), (it) => it.basis, { signed: true, drop: 3 }),
];

/** Net buying by kind, in won, and in shares where the row has them. */
const sectionsOf = (
  rows: readonly ProgramTrade[],
  first: Column<ProgramTrade>,
): readonly Section[] => [
  section(rows, [first, ...columns('value'), ...BESIDE], netCaption('value')),
  ...(rows.some(({ volume }) => volume !== undefined)
    ? [section(rows, [first, ...columns('volume')], netCaption('volume'))]
    : []),
];

const csv = fieldsCsv<ProgramTrade>(
  [
    ...PROVENANCE,
    ...words('market venue day time dayBasis status observedAt arbitrage.net arbitrage.buy'),
    ...words('arbitrage.sell nonArbitrage.net nonArbitrage.buy nonArbitrage.sell'),
    ...words('total.net total.buy total.sell volume.arbitrage.net volume.arbitrage.buy'),
    ...words('volume.arbitrage.sell volume.nonArbitrage.net volume.nonArbitrage.buy'),
    ...words('volume.nonArbitrage.sell volume.total.net volume.total.buy volume.total.sell'),
    ...words('kospi200 basis'),
  ],
  ['kospi200', 'basis'],
);

const PROGRAMS = text('프로그램매매', 'programme trading');
const title: View['title'] = (_, { language }) => PROGRAMS[language];

/** Programme trading of a market day by day. */
export const programTrades: View<ProgramTrade> = {
  title,
  csv,
  sections: (rows, request) => sectionsOf(rows, dayColumn(rows, request)),
};

const TIME: Column<ProgramTrade> = column('text', text('시각', 'Time'), (it) => it.time);

/** Programme trading of a market by the minute, cumulative. */
export const programTradesIntraday: View<ProgramTrade> = {
  applies: ({ intraday }) => intraday === true,
  options: [option('--intraday', 'a market by the minute')],
  title,
  csv,
  sections: (rows) => sectionsOf(rows, TIME),
};

/** All programme trading in one stock day by day; asked where a stock was typed. */
export const stockProgramTrades: View<StockProgramTrade> = {
  applies: ({ subject }) => isStockCode(subject?.toUpperCase()),
  title,
  csv: fieldsCsv<StockProgramTrade>([
    ...PROVENANCE,
    ...words('stock venue day dayBasis status observedAt value.net value.buy value.sell'),
    ...words('volume.net volume.buy volume.sell'),
  ]),
  sections: (rows, request) =>
    measuresOf(rows).map((measure) =>
      section(
        rows,
        [
          dayColumn(rows, request),
          ...sideColumns(measure, (row: StockProgramTrade) => row[measure]),
        ],
        netCaption(measure),
      ),
    ),
};
