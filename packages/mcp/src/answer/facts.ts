import { MARKET_LABELS, MARKETS, sectorIn, SECTOR_IDS } from 'investor-flow';
import { type Column, column } from './table.ts';

/** What rows of every question may say of themselves. */
export interface AnyFacts {
  readonly broker: string;
  readonly environment: string;
  readonly api: string;
  readonly observedAt: string;
  readonly venue?: string;
  readonly day?: string;
  readonly dayBasis?: string;
  readonly status?: string;
  readonly assumed?: readonly string[];
  readonly derived?: readonly string[];
  readonly rounding?: { readonly [measure: string]: number | undefined };
}

/** What rows may differ in, in the order in which it is written. */
const SHARED = {
  broker: '증권사',
  environment: '환경',
  api: 'API',
  venue: '거래소',
  day: '일자',
  dayBasis: '일자 근거',
  status: '상태',
} as const satisfies { readonly [K in keyof AnyFacts]?: string };
type Shared = keyof typeof SHARED;
const NAMES = Object.keys(SHARED) as readonly Shared[];

/** What all rows say alike as facts, and what they differ in as columns; `own` is a column in any case. */
export function sharedFacts<Row extends AnyFacts>(rows: readonly Row[], own?: Shared) {
  const [first] = rows;
  const isFact = (name: Shared): boolean =>
    name !== own && rows.every((row) => row[name] === first?.[name]);
  const moments = rows.map(({ observedAt }) => observedAt).toSorted();
  const [earliest] = moments;
  const latest = moments.at(-1);
  const facts: Readonly<Record<string, unknown>> = {
    ...Object.fromEntries(NAMES.filter(isFact).map((name) => [name, first?.[name]])),
    observedAt: latest,
    observedFrom: earliest === latest ? undefined : earliest,
  };
  const columns = NAMES.filter((name) => !isFact(name)).map((name) =>
    column<Row>(name, 'text', SHARED[name], (row) => row[name]),
  );
  return { facts, columns };
}

/** The rows of a series as a table: the day and what else they differ in, then the columns of the question. */
export function tableByDay<Row extends AnyFacts>(
  meaning: string,
  rows: readonly Row[],
  own: readonly Column<Row>[],
) {
  const { facts, columns } = sharedFacts(rows, 'day');
  return { meaning, facts, columns: [...columns, ...own], rows };
}

/** What a question is about, in words: the market and the sector with their names. */
export function subjectFacts(
  fields: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const market = MARKETS.find((it) => it === fields['market']);
  const { stock } = fields;
  if (market === undefined) return { stock };
  const sector = SECTOR_IDS.find((it) => it === fields['sector']);
  const sectorName = sector && sectorIn(market, sector)?.label.ko;
  return { market, marketName: MARKET_LABELS[market].ko, sector, sectorName, stock };
}
