import type { Json } from '../json-text.ts';
import { exactly, Fault, type Reader } from '../reading.ts';

/** One figure of the model: the columns it is read from, each with an ordinary text, and how. */
export interface Figure {
  readonly columns: Readonly<Record<string, string>>;
  /** Nothing where the broker does not tell the figure. `older` is the row behind it in the list. */
  readonly read: (reader: Reader, row: Json, older: Json | undefined) => number | undefined;
}

/** A number that differs from column to column. */
const own = (column: string): number =>
  1_000 +
  (column.split('').reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1e9, 7) % 800_000);

const figure = (column: string, text: string, read: Figure['read']): Figure => ({
  columns: { [column]: text },
  read,
});

/** An amount of which twice as much must still be exact, since two of them may be added. */
function amount(reader: Reader, count: number, step: number): number {
  if (Math.abs(count) * step * 2 > Number.MAX_SAFE_INTEGER) reader.unusual();
  return exactly(count * step);
}

/** A count of steps whose sign belongs to it. */
export const signed = (column: string, step = 1): Figure =>
  figure(column, `${own(column) % 2 === 0 ? '-' : ''}${own(column)}`, (reader, row) =>
    amount(reader, reader.signed(row, column), step),
  );

/** A count of steps that cannot have a sign. */
export const gross = (column: string, step = 1): Figure =>
  figure(column, String(own(column)), (reader, row) =>
    amount(reader, reader.unsigned(row, column), step),
  );

/** A count that may be written with a sign, and is never below 0. */
export const count = (column: string): Figure =>
  figure(column, String(own(column)), (reader, row) => {
    const read = reader.signed(row, column);
    if (read < 0) throw new Fault(`${column} is below 0`);
    return read;
  });

/** Won; the sign is a colour, and 0 means that there is none. */
export const won = (column: string): Figure =>
  figure(column, `-${own(column)}`, (reader, row) => {
    const price = Math.abs(reader.signed(row, column));
    if (price === 0) reader.unusual();
    return price === 0 ? undefined : price;
  });

/** A volume beside other figures: nothing where it did not fit its column. */
export const volume = (column: string): Figure =>
  figure(column, String(own(column)), (reader, row) => {
    const isFull = /^[-+]?(?:4294967295|214748364[78]|2147483)$/.test(reader.text(row, column));
    if (isFull) reader.unusual();
    return isFull ? undefined : reader.unsigned(row, column);
  });

const decimals = (column: string): string => `${own(column) % 9_000}.${10 + (own(column) % 90)}`;

/** Points or percent whose sign belongs to them. */
export const points = (column: string): Figure =>
  figure(column, `${own(column) % 2 === 0 ? '-' : ''}${decimals(column)}`, (reader, row) =>
    reader.decimal(row, column),
  );

/** The same, where a doubled minus is a minus. */
export const doubled = (column: string): Figure =>
  figure(column, `-${decimals(column)}`, (reader, row) =>
    reader.decimal(row, column, /^(?:[+-]|--)?\d+(?:\.\d+)?$/),
  );

/** An index level: nothing where it is 0. `colour`: its sign means nothing, elsewhere it has none. */
export const level = (column: string, colour: boolean): Figure =>
  figure(column, `${colour ? '-' : ''}${decimals(column)}`, (reader, row) => {
    const read = reader.decimal(row, column);
    if (read < 0 && !colour) throw new Fault(`${column} is below 0`);
    if (read === 0) reader.unusual();
    return read === 0 ? undefined : Math.abs(read);
  });

/** An index level in hundredths. */
export const hundredths = (column: string): Figure =>
  figure(column, String(own(column)), (reader, row) => {
    const read = Math.abs(reader.signed(row, column));
    if (read === 0) reader.unusual();
    return read === 0 ? undefined : read / 100;
  });

/** A share in percent, never below 0. */
export const percent = (column: string): Figure =>
  figure(column, `${own(column) % 90}.${10 + (own(column) % 90)}`, (reader, row) =>
    reader.percent(row, column),
  );

/** Several columns that one figure is made of; nothing where one is not told. */
export const made = (of: readonly Figure[], make: (read: readonly number[]) => number): Figure => ({
  columns: Object.assign({}, ...of.map(({ columns }) => columns)) as Figure['columns'],
  read: (reader, row, older) => {
    const read = of.map((it) => it.read(reader, row, older));
    const known = read.filter((it) => it !== undefined);
    return known.length < read.length ? undefined : make(known);
  },
});

/** Columns added up. */
export const sum = (...of: readonly Figure[]): Figure =>
  made(of, (read) => exactly(read.reduce((total, it) => total + it, 0)));

/** A figure that the broker may leave blank. */
export const orBlank = (it: Figure): Figure => ({
  ...it,
  read: (reader, row, older) => {
    const isBlank = Object.keys(it.columns).some((column) => reader.text(row, column) === '');
    if (isBlank) reader.unusual();
    return isBlank ? undefined : it.read(reader, row, older);
  },
});

/** A figure whose column may be missing. */
export const orMissing = (it: Figure): Figure => ({
  ...it,
  read: (reader, row, older) => {
    const isMissing = Object.keys(it.columns).some(
      (column) => reader.field(row, column) === undefined,
    );
    if (isMissing) reader.unusual();
    return isMissing ? undefined : it.read(reader, row, older);
  },
});

/** Figures of which all are told, or none. */
export const together = <Group extends Readonly<Record<string, Figure>>>(group: Group): Group => {
  const all = Object.values(group);
  return Object.fromEntries(
    Object.entries(group).map(([path, it]) => [
      path,
      {
        columns: it.columns,
        read: (reader, row, older) => {
          const read = all.map((one) => one.read(reader, row, older));
          return read.includes(undefined) ? undefined : it.read(reader, row, older);
        },
      } satisfies Figure,
    ]),
  ) as Group;
};

/** A volume of a day on which something was traded. */
export const traded = (column: string): Figure => ({
  ...volume(column),
  read: (reader, row, older) => {
    const shares = volume(column).read(reader, row, older);
    if (shares === 0) reader.unusual();
    return shares === 0 ? undefined : shares;
  },
});

/** A figure that stands in no column. */
export const always = (value: number): Figure => ({ columns: {}, read: () => value });
