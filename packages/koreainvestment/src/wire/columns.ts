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

/** Only what is exact in won or shares is read: amounts are in 백만원 at most, quantities in 천주. */
const scalable = (read: Reader, step: number): Reader =>
  refined(read, (it) => (Number.isSafeInteger(it * step) ? it : 'is too large to be exact'));

/** What was bought less what was sold, in 백만원 or won; its sign belongs to it. */
export const netAmount = column(scalable(signedWhole, 1_000_000));

/** What was bought, sold or traded, in 백만원. */
export const grossAmount = column(scalable(unsignedWhole, 1_000_000));

/** What was bought less what was sold, in 천주 or shares; its sign belongs to it. */
export const netQuantity = column(scalable(signedWhole, 1000));

/** What was bought, sold or traded, in 천주 or shares. */
export const grossQuantity = column(scalable(unsignedWhole, 1000));
