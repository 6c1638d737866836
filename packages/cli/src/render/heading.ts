import type { FlowSector, Market, Provenance, SectorStock } from 'investor-flow';
import stringWidth from 'string-width';
import type { Display } from './display.ts';
import { type Language, text } from '../language.ts';
import { BASIS_WORDS, ENVIRONMENT_MARKS, marketText, sectorText, STATUS_WORDS } from './labels.ts';
import { koreanMoment } from './numbers.ts';

/** What any row may say of itself. */
export type Described = Provenance &
  Partial<Pick<SectorStock, 'stock' | 'venue' | 'day' | 'dayBasis'>> & {
    readonly market?: Market;
    readonly sector?: FlowSector;
    readonly status?: keyof typeof STATUS_WORDS;
  };

/** The lines above a table: a mark where the figures are not real, what they are of, and where they come from. */
export function headingOf(
  rows: readonly Described[],
  title: string | undefined,
  display: Display,
): readonly string[] {
  const [first] = rows;
  if (first === undefined) return [];
  const { language } = display;
  const details = [
    title,
    daysText(rows, language),
    first.venue?.toUpperCase(),
    valuesOf(rows, ({ broker, api }) => `${broker} ${api}`).join(', '),
    `${text('조회', 'observed')[language]} ${koreanMoment(lastOf(rows, (it) => it.observedAt))}`,
  ].filter((it) => it !== undefined);
  return [
    ...marksOf(
      valuesOf(rows, ({ environment }) => environment),
      display,
    ),
    headline(subjectOf(rows, first, language), details, display),
  ];
}

export const marksOf = (
  environments: readonly Provenance['environment'][],
  { language, paint }: Display,
): readonly string[] =>
  environments.flatMap((it) => {
    const mark = ENVIRONMENT_MARKS[it];
    return mark === undefined ? [] : [paint.warning(`*** ${mark[language]} ***`)];
  });

/** The subject, then its details, on as many lines as they need. */
export function headline(
  subject: string,
  details: readonly string[],
  { paint, width }: Display,
): string {
  const lines: string[] = [];
  let line = paint.heading(subject);
  for (const detail of details) {
    const longer = line === '' ? detail : `${line}  ${detail}`;
    if (stringWidth(longer) <= width) line = longer;
    else {
      lines.push(line);
      line = `  ${detail}`;
    }
  }
  return [...lines, line].join('\n');
}

const valuesOf = <Value>(
  rows: readonly Described[],
  value: (row: Described) => Value,
): readonly NonNullable<Value>[] => [
  ...new Set(rows.map(value).filter((it) => it !== undefined && it !== null)),
];

const lastOf = (rows: readonly Described[], value: (row: Described) => string): string =>
  rows.map(value).reduce((a, b) => (a > b ? a : b));

function subjectOf(rows: readonly Described[], first: Described, language: Language): string {
  const { stock, market, sector } = first;
  const isOneStock = valuesOf(rows, (row) => row.stock).length === 1;
  if (market === undefined || valuesOf(rows, (row) => row.market).length > 1)
    return isOneStock ? (stock ?? '') : '';
  const isOneSector = valuesOf(rows, (row) => row.sector?.code).length === 1;
  return isOneSector && sector !== undefined
    ? `${marketText(market)[language]} ${sectorText(market, sector)[language]}`
    : marketText(market)[language];
}

/** A day and how sure it is, `2026-11-20 (provisional, day assumed)`, or a range of days. */
function daysText(rows: readonly Described[], language: Language): string | undefined {
  const days = valuesOf(rows, ({ day }) => day).toSorted();
  const [oldest, newest] = [days[0], days.at(-1)];
  if (oldest === undefined) return undefined;
  const statuses = valuesOf(rows, ({ status }) => status).map((it) => STATUS_WORDS[it][language]);
  const bases = valuesOf(rows, ({ dayBasis }) => dayBasis).flatMap(
    (it) => BASIS_WORDS[it]?.[language] ?? [],
  );
  const said = [...(statuses.length === 1 ? statuses : []), ...bases].join(', ');
  const range = oldest === newest ? oldest : `${oldest} ~ ${newest}`;
  return said === '' ? range : `${range} (${said})`;
}
