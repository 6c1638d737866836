import { column, decimal, refined, signedWhole } from '@investor-flow/adapter-kit';

/** An index level in decimals, without its sign, which is a colour. A 0 is read; the model decides about it. */
export const level = column(refined(decimal, Math.abs));

/** An index level in hundredths, without its sign. */
export const levelHundredths = column(refined(signedWhole, (it) => Math.abs(it) / 100));

/** A decimal whose sign belongs to it; a doubled minus is a minus, as in the whole numbers of the same rows. */
export const doublySigned = column((text) =>
  decimal(typeof text === 'string' && text.startsWith('--') ? text.slice(1) : text),
);
