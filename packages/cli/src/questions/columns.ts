import {
  type FlowSector,
  type Investor,
  INVESTOR_TREE,
  INVESTORS,
  type Market,
  type Measure,
  MEASURES,
  type Provenance,
  type Trade,
} from 'investor-flow';
import { text } from '../language.ts';
import { type Csv, cellAt } from '../render/formats.ts';
import { LEVEL_WORDS, sectorText, SIDE_WORDS, STATUS_WORDS } from '../render/labels.ts';
import { type Column, column } from '../render/section.ts';
import type { TableRequest } from './view.ts';

/** A row that has figures by investor. */
export interface InvestorRow {
  readonly value?: { readonly [I in Investor]?: Trade };
  readonly volume?: { readonly [I in Investor]?: Trade };
}

export const PROVENANCE = [
  'broker',
  'environment',
  'api',
] as const satisfies readonly (keyof Provenance)[];

/** How the amounts of a measure are written. */
export const AMOUNT = { value: 'won', volume: 'count' } as const;

/** What was bought net, bought and sold. */
export const sideColumns = <Row>(
  measure: Measure,
  tradeOf: (row: Row) => Partial<Trade> | undefined,
): readonly Column<Row>[] =>
  (['net', 'buy', 'sell'] as const).map((side) =>
    column(AMOUNT[measure], SIDE_WORDS[side], (row) => tradeOf(row)?.[side], {
      signed: side === 'net',
    }),
  );

/** What one investor bought net. */
export const netColumn = (
  investor: Investor,
  measure: Measure,
  drop?: number,
): Column<InvestorRow> =>
  column(AMOUNT[measure], INVESTOR_TREE[investor].label, (row) => row[measure]?.[investor]?.net, {
    signed: true,
    ...(drop === undefined ? {} : { drop }),
  });

/** The three who are nearly all of the trade stay; the others are shown where there is room. */
export const netColumns = (measure: Measure): readonly Column<InvestorRow>[] => [
  netColumn('individual', measure),
  netColumn('foreign', measure),
  netColumn('institution', measure),
  netColumn('pension', measure, 2),
  netColumn('otherCorporation', measure, 3),
];

export const measuresOf = (
  rows: readonly { readonly [M in Measure]?: unknown }[],
): readonly Measure[] =>
  MEASURES.filter((measure) => rows.some((row) => row[measure] !== undefined));

interface Dated {
  readonly day: string;
  readonly status: keyof typeof STATUS_WORDS;
}

/** The day of a row, and its status where not every row has the same. */
export const dayColumn = (rows: readonly Dated[], { language }: TableRequest): Column<Dated> => {
  const isMixed = rows.some(({ status }) => status !== rows[0]?.status);
  return column('text', text('일자', 'Day'), ({ day, status }) =>
    isMixed && status !== 'final' ? `${day} ${STATUS_WORDS[status][language]}` : day,
  );
};

type OfSector = { readonly market: Market; readonly sector: FlowSector };

/** A sector's name and level. */
export const sectorColumns = ({ language }: TableRequest): readonly Column<OfSector>[] => [
  column('text', text('업종', 'Sector'), (it) => sectorText(it.market, it.sector)[language]),
  column(
    'text',
    text('구분', 'Level'),
    ({ sector: { level } }) => (level === undefined ? undefined : LEVEL_WORDS[level][language]),
    { drop: 4 },
  ),
];

/** A line for each measure and investor that the row has. */
export const investorCsv = <Row extends InvestorRow>(
  subject: readonly (keyof Row & string)[],
  day: readonly (keyof Row & string)[] = [],
): Csv<Row> => {
  const where = [...PROVENANCE, ...subject];
  const when = ['day', 'dayBasis', 'status', ...day, 'observedAt'];
  return {
    columns: [...where, 'venue', ...when, 'measure', 'investor', 'net', 'buy', 'sell'],
    lines: (row) =>
      MEASURES.flatMap((measure) =>
        INVESTORS.flatMap((investor) => {
          const trade = row[measure]?.[investor];
          if (trade === undefined) return [];
          const cells = [...where, 'venue', ...when].map((path) => cellAt(row, path));
          return [[...cells, measure, investor, trade.net, trade.buy, trade.sell]];
        }),
      ),
  };
};
