import * as z from 'zod/mini';

/** A column that holds a time of day written HHMMSS, as HH:MM:SS. */
export const compactTime = z.pipe(
  z
    .string('must be a string')
    .check(z.regex(/^(?:[01]\d|2[0-3])[0-5]\d[0-5]\d$/, 'must be a time written HHMMSS')),
  z.transform((text) => `${text.slice(0, 2)}:${text.slice(2, 4)}:${text.slice(4)}`),
);
