import {
  column,
  decimal,
  type Reader,
  refined,
  signedWhole,
  unsignedWhole,
} from '@investor-flow/adapter-kit';

/** Decimals that are exact to the hundredth. */
const hundredths = refined(decimal, (it) =>
  Math.abs(it) * 100 <= Number.MAX_SAFE_INTEGER ? it : 'is too large to be exact',
);

/** Points or percent whose sign belongs to them. */
export const points = column(hundredths);

/** An index level in points. A 0 is read; the model decides about it. */
export const level = column(refined(hundredths, (it) => (it < 0 ? 'must not be below 0' : it)));

/** The largest of the broker's steps: amounts are in 백만원. */
const LARGEST_STEP = 1_000_000;

const scalable = (read: Reader): Reader =>
  refined(read, (it) =>
    Number.isSafeInteger(it * LARGEST_STEP) ? it : 'is too large to be exact',
  );

/** A net: a whole number of the broker's steps, whose sign belongs to it. */
export const net = column(scalable(signedWhole));

/** What was bought or sold, or traded: a whole number of the broker's steps. */
export const gross = column(scalable(unsignedWhole));
