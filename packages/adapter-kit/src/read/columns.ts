import * as z from 'zod/mini';
import {
  countOf,
  exactDecimal,
  isSaturatedText,
  type Reader,
  refined,
  signedWhole,
  unsignedWhole,
} from './numbers.ts';

/** A column as a schema: the number that a reader finds in its text, or an issue that never holds the text. */
export const column = (read: Reader) =>
  z.pipe(
    z.unknown(),
    z.transform((received, { issues }): number => {
      const value = read(received);
      if (typeof value === 'number') return value;
      issues.push({ code: 'custom', input: received, message: value });
      return z.NEVER;
    }),
  );

/** A whole number whose sign belongs to it: `"+13667"`, `"--335"` is −335, `"-0"` is 0. */
export const signed = column(signedWhole);

/** A whole number that cannot have a sign. */
export const unsigned = column(unsignedWhole);

/** A count of the broker's steps whose sign belongs to it; a count whose amount would not be exact is refused. */
export const signedCount = (step: number) => column(countOf(signedWhole, step));

/** A count of the broker's steps that cannot have a sign; a count whose amount would not be exact is refused. */
export const unsignedCount = (step: number) => column(countOf(unsignedWhole, step));

/** A whole number without its sign, which is a colour: prices and levels. A 0 is read; the model decides about it. */
export const price = column(refined(signedWhole, Math.abs));

/** A decimal number whose sign belongs to it, exact to the hundredth. */
export const signedDecimal = column(exactDecimal);

/** A share of something in percent: never below 0, and exact to the hundredth. */
export const percent = column(refined(exactDecimal, (it) => (it < 0 ? 'must not be below 0' : it)));

/** Characters that command a terminal or reverse the direction of a line; names have none. */
const COMMANDS = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** Any text, blank too: names. What would command a terminal is taken out. */
export const text = z
  .string('must be a string')
  .check(z.overwrite((received) => received.replaceAll(COMMANDS, '')));

/** A number, or nothing where the broker writes a blank. */
export const orBlank = <Schema extends z.core.$ZodType<number>>(schema: Schema) =>
  z.union([
    z.pipe(
      z.literal(''),
      z.transform((): undefined => undefined),
    ),
    schema,
  ]);

/** A count of hundredths, as the number itself; its sign belongs to it. */
export const signedHundredths = column(refined(signedWhole, (it) => it / 100));

/** A traded volume in single shares; nothing where the true figure did not fit the broker's column. */
export const tradedVolume = z.union([
  z.pipe(
    z.string('must be a string').check(z.refine(isSaturatedText)),
    z.transform((): undefined => undefined),
  ),
  unsigned,
]);
