import { isTradingDay, type TradingDay } from '@investor-flow/core';
import * as z from 'zod/mini';
import {
  dayIn,
  exactDecimal,
  Fault,
  NO_TEXT,
  type Reader,
  refined,
  signedSteps,
  signedWhole,
  unsignedSteps,
  unsignedWhole,
} from './texts.ts';

/** The readers of columns: a row is read with them, in a third of the time that their schemas take. */
const readers = new WeakMap<object, Reader<unknown>>();

/** A column as a schema: what a reader finds, or an issue that never holds the value. */
export function column<Value = number>(read: Reader<Value>) {
  const schema = z.pipe(
    z.unknown(),
    z.transform((received, { issues }): Value => {
      const value = read(received);
      if (!(value instanceof Fault)) return value;
      issues.push({ code: 'custom', input: received, message: value.message });
      return z.NEVER;
    }),
  );
  readers.set(schema, read);
  return schema;
}

/** How a column is read, with whichever schema it was written. */
export const readerOf = (schema: z.core.$ZodType): Reader<unknown> =>
  readers.get(schema) ?? memberReader(schema);

/** Reads with a schema of zod as a member of a row: one that is absent is another thing there than one without a value. */
function memberReader(schema: z.core.$ZodType): Reader<unknown> {
  const row = z.object({ column: schema });
  return (received) => {
    const read = z.safeParse(row, received === undefined ? {} : { column: received });
    return read.success ? read.data.column : new Fault(deepest(read.error.issues[0]));
  };
}

/** What the last member of a union says: the blank before it does not help a reader. */
const deepest = (issue: z.core.$ZodIssue | undefined): string =>
  (issue?.code === 'invalid_union' ? issue.errors.at(-1)?.[0]?.message : undefined) ??
  issue?.message ??
  'is wrong';

/** A whole number whose sign belongs to it: `"+13667"`, `"--335"` is −335, `"-0"` is 0. */
export const signed = column(signedWhole);

/** A whole number that cannot have a sign. */
export const unsigned = column(unsignedWhole);

/** A count of the broker's steps whose sign belongs to it; a count whose amount would not be exact is refused. */
export const signedCount = (step: number) => column(signedSteps(step));

/** A count of the broker's steps that cannot have a sign; a count whose amount would not be exact is refused. */
export const unsignedCount = (step: number) => column(unsignedSteps(step));

/** A whole number without its sign, which is a colour: prices and levels. A 0 is read; the model decides about it. */
export const price = column(refined(signedWhole, Math.abs));

/** A decimal number whose sign belongs to it, exact to the hundredth. */
export const signedDecimal = column(exactDecimal);

/** A share of something in percent: never below 0, and exact to the hundredth. */
export const percent = column(refined(exactDecimal, (it) => (it < 0 ? 'must not be below 0' : it)));

/** Characters that command a terminal or reverse the direction of a line; names have none. */
const COMMANDS = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** Any text, blank too: names. What would command a terminal is taken out. */
export const text = column<string>((received) =>
  typeof received === 'string' ? received.replaceAll(COMMANDS, '') : NO_TEXT,
);

/** A number, or nothing where the broker writes a blank. */
export function orBlank(schema: z.core.$ZodType<number>) {
  const read = readerOf(schema) as Reader;
  return column<number | undefined>((received) => (received === '' ? undefined : read(received)));
}

/** A count of hundredths, as the number itself; its sign belongs to it. */
export const signedHundredths = column(refined(signedWhole, (it) => it / 100));

/** A volume that did not fit: a limit of 32 bits, or one divided by a thousand. */
const UNKNOWN_VOLUME = /^[-+]?(?:4294967295|214748364[78]|2147483)$/;

/** A traded volume in single shares; nothing where the true figure did not fit the broker's column. */
export const tradedVolume = column<number | undefined>((received) =>
  typeof received === 'string' && UNKNOWN_VOLUME.test(received)
    ? undefined
    : unsignedWhole(received),
);

const NO_DAY = new Fault('must be a day written YYYYMMDD');

/** A column that holds a day written YYYYMMDD. */
export const compactDay = column<TradingDay>((received) => {
  if (typeof received !== 'string') return NO_TEXT;
  const day = dayIn(received);
  return isTradingDay(day) ? day : NO_DAY;
});
