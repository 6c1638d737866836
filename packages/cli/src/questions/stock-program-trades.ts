import { isStockCode, MEASURES, type StockProgramTrade } from 'investor-flow';
import { fieldsCsv } from '../render/csv.ts';
import { SIDE_WORDS, netCaption } from '../render/labels.ts';
import { type Column, column, section } from '../render/section.ts';
import { dayColumn, PROVENANCE } from './columns.ts';
import { PROGRAMS } from './program-trades.ts';
import type { View } from './view.ts';

const SIDES = ['net', 'buy', 'sell'] as const;

/** All programme trading in one stock day by day; asked where a stock was typed. */
export const view: View<StockProgramTrade> = {
  applies: ({ subject }) => isStockCode(subject?.toUpperCase()),
  title: (_, { language }) => PROGRAMS[language],
  csv: fieldsCsv<StockProgramTrade>([
    ...PROVENANCE,
    'stock',
    'venue',
    'day',
    'dayBasis',
    'status',
    'observedAt',
    'value.net',
    'value.buy',
    'value.sell',
    'volume.net',
    'volume.buy',
    'volume.sell',
  ]),
  sections: (rows, request) =>
    MEASURES.filter((measure) => rows.some((row) => row[measure] !== undefined)).map((measure) => {
      const columns = SIDES.map((side): Column<StockProgramTrade> =>
        column(
          measure === 'value' ? 'won' : 'count',
          SIDE_WORDS[side],
          (row) => row[measure]?.[side],
          { signed: side === 'net' },
        ),
      );
      return section(rows, [dayColumn(rows, request), ...columns], netCaption(measure));
    }),
};
