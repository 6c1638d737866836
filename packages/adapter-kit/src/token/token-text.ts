import * as z from 'zod/mini';

/** No header is longer by far; the longest token seen has 350 characters. */
const LONGEST = 4096;

/** A token as an answer brings it: it goes into a header, which would lose or refuse anything but visible characters. */
export const tokenText = z
  .string('must be a string')
  .check(
    z.minLength(1, 'is blank'),
    z.maxLength(LONGEST, 'is too long'),
    z.regex(/^[\x21-\x7e]*$/, 'must be visible ASCII characters without spaces'),
  );
