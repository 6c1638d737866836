import {
  column,
  exactDecimal,
  refined,
  signedCount,
  signedWhole,
  unsignedCount,
} from '@investor-flow/adapter-kit';
import type { IndexQuote } from '@investor-flow/core';

/** A count of so much won or so many shares, whose sign belongs to it; the sum of two must be exact as well. */
export const signedIn = (step: number) => signedCount(step * 2);

/** A count of so much won or so many shares, which cannot have a sign; the sum of two must be exact as well. */
export const unsignedIn = (step: number) => unsignedCount(step * 2);

/** An index level in decimals, without its sign, which is a colour. A 0 is read; the model decides about it. */
export const level = column(refined(exactDecimal, Math.abs));

/** An index level in hundredths, without its sign. */
export const levelHundredths = column(refined(signedWhole, (it) => Math.abs(it) / 100));

/** A decimal whose sign belongs to it; a doubled minus is a minus, as in the whole numbers of the same rows. */
export const doublySigned = column((text) =>
  exactDecimal(typeof text === 'string' && text.startsWith('--') ? text.slice(1) : text),
);

type Range = Pick<IndexQuote, 'open' | 'high' | 'low'>;

/** The range of the day; there is none before the first trade. */
export const rangeOf = ({
  open_pric: open,
  high_pric: high,
  low_pric: low,
}: Readonly<Record<'open_pric' | 'high_pric' | 'low_pric', number>>): Range =>
  open === 0 || high === 0 || low === 0 ? {} : { open, high, low };
