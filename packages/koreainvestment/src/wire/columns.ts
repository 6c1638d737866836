import {
  column,
  exactDecimal,
  refined,
  signedCount,
  unsignedCount,
} from '@investor-flow/adapter-kit';

/** An index level in points. A 0 is read; the model decides about it. */
export const level = column(refined(exactDecimal, (it) => (it < 0 ? 'must not be below 0' : it)));

/** What was bought less what was sold, in 백만원 or won; its sign belongs to it. */
export const netAmount = signedCount(1_000_000);

/** What was bought, sold or traded, in 백만원. */
export const grossAmount = unsignedCount(1_000_000);

/** What was bought less what was sold, in 천주 or shares; its sign belongs to it. */
export const netQuantity = signedCount(1000);

/** What was bought, sold or traded, in 천주 or shares. */
export const grossQuantity = unsignedCount(1000);
