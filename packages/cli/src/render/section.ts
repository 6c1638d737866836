import type { Display } from './display.ts';
import { type Text, text } from '../language.ts';
import { grouped, withSign } from './numbers.ts';
import { type Column as Drawn, type Table, table } from './table.ts';
import { type Unit, unitFor } from './unit.ts';

/** `won` is written in the unit of the table, `count` in full: shares, prices. */
type Kind = 'text' | 'won' | 'count' | 'percent' | 'points';
type Value = number | string | undefined;

export interface Heading {
  readonly heading: Text;
  readonly kind: Kind;
  /** Positive is buying or rising: written with its sign and coloured by it. */
  readonly signed?: boolean;
  /** Columns of the highest number go first where there is no room; those without a number stay. */
  readonly drop?: number;
  /** Colours what is written. */
  readonly tone?: (value: Value) => Tone | undefined;
}
export type Tone = 'good' | 'bad' | 'warning' | 'faint';

export interface Column<Row> extends Heading {
  readonly value: (row: Row) => Value;
}

export const column = <Row>(
  kind: Kind,
  heading: Text,
  value: (row: Row) => Value,
  more: Pick<Heading, 'signed' | 'drop' | 'tone'> = {},
): Column<Row> => ({ kind, heading, value, ...more });

/** One table of an answer, its values not yet written. */
export interface Section {
  readonly caption?: Text | undefined;
  readonly columns: readonly Heading[];
  readonly cells: readonly (readonly Value[])[];
}

export const section = <Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  caption?: Text,
): Section => ({
  caption,
  columns,
  cells: rows.map((row) => columns.map(({ value }) => value(row))),
});

/** The tables of an answer, all in one unit, and what had no room. */
export function drawn(
  sections: readonly Section[],
  { unit: typed, language, paint, width }: Display,
): Table {
  const amounts = sections.flatMap(amountsIn);
  const unit = unitFor(typed, amounts);
  const tables = sections.map((one) => {
    const kept = one.columns.map((_, place) => one.cells.some((row) => row[place] !== undefined));
    const shown = <Item>(items: readonly Item[]): readonly Item[] =>
      items.filter((_, place) => kept[place]);
    const headings = shown(one.columns);
    const made = table(
      headings.map((it): Drawn => ({
        heading: it.heading[language],
        lean: isText(it) ? 'left' : 'right',
        ...(it.drop === undefined ? {} : { drop: it.drop }),
      })),
      one.cells.map((row) =>
        shown(row).map((value, place) => {
          const heading = headings[place];
          if (value === undefined || heading === undefined) return '';
          const written = writtenAs(heading, value, unit);
          const tone = heading.tone?.(value);
          if (tone !== undefined) return paint[tone](written);
          return heading.signed === true && typeof value === 'number'
            ? paint.signed(value, written)
            : written;
        }),
      ),
      width,
    );
    const isInUnit = headings.some(
      (it) => it.kind === 'won' && !made.dropped.includes(it.heading[language]),
    );
    const caption = captionOf(one, isInUnit ? unit : undefined);
    return {
      dropped: made.dropped,
      lines: ['', ...(caption === undefined ? [] : [caption[language]]), ...made.lines],
    };
  });
  return {
    lines: tables.flatMap(({ lines }) => lines),
    dropped: [...new Set(tables.flatMap(({ dropped }) => dropped))],
  };
}

const isText = ({ kind }: Heading): boolean => kind === 'text';

const amountsIn = ({ columns, cells }: Section): readonly number[] =>
  columns.flatMap(({ kind }, place) =>
    kind === 'won'
      ? cells.map((row) => row[place]).filter((value) => typeof value === 'number')
      : [],
  );

/** What the table shows, and its unit. */
function captionOf({ caption }: Section, unit: Unit | undefined): Text | undefined {
  if (unit === undefined) return caption;
  const [ko, en] = [`단위: ${unit.label.ko}`, `unit: ${unit.label.en}`];
  return caption === undefined
    ? text(`(${ko})`, `(${en})`)
    : text(`${caption.ko} (${ko})`, `${caption.en} (${en})`);
}

const DECIMALS = { count: 0, percent: 2, points: 2 } as const;

function writtenAs({ kind, signed }: Heading, value: number | string, unit: Unit): string {
  if (typeof value === 'string' || kind === 'text') return String(value);
  const write = signed === true ? withSign : grouped;
  return kind === 'won' ? write(value / unit.size, unit.decimals) : write(value, DECIMALS[kind]);
}
