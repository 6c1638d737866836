import * as z from 'zod/mini';

const HHMMSS = /^([01]\d|2[0-3])([0-5]\d)([0-5]\d)$/;

/** A column that holds a Korean time of day written HHMMSS, as `HH:MM:SS`. */
export const timeOfDay = z.pipe(
  z.string('must be a string').check(z.regex(HHMMSS, 'must be a time written HHMMSS')),
  z.transform((text: string) => text.replace(HHMMSS, '$1:$2:$3')),
);
