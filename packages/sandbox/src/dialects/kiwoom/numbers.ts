export * from '../figures.ts';

/** A net figure in the broker's unit: always signed, and a minus that was rounded away stays. */
export const signedIn = (unit: number, exact: number): string =>
  `${exact < 0 ? '-' : '+'}${Math.round(Math.abs(exact) / unit)}`;

/** A net figure as some calls write it: a plus, or two minuses. */
export const doubledIn = (unit: number, exact: number): string => {
  const size = Math.round(Math.abs(exact) / unit);
  return exact < 0 && size > 0 ? `--${size}` : `+${size}`;
};

/** The largest number that 32 bits hold: what larger quantities are written as. */
const SATURATED = 2 ** 32 - 1;

/** Shares that changed hands. */
export const quantity = (shares: number): string => String(Math.min(shares, SATURATED));

/** How a column of them saturates. */
export const saturated = (column: string) => ({ column, text: String(SATURATED) });

/** A price or index: the sign says which way it moved since the last close, not what it is worth. */
export const coloured = (price: number | string, change: number): string =>
  `${signOf(change)}${price}`;

/** A change with its own sign; none when there is no change. */
export const changed = (change: number): string => `${signOf(change)}${Math.abs(change)}`;

/** Percent with two decimals, signed unless zero. */
export function percent(part: number, whole: number): string {
  const text = ((part / whole) * 100).toFixed(2);
  if (Number(text) === 0) return '0.00';
  return part > 0 ? `+${text}` : text;
}

/** Hundredths of a percent with a plus or a minus: what changed against what it was. */
export function percentHundredths(change: number, last: number): string {
  const hundredths = Math.round((change / (last - change)) * 10_000) + 0;
  return hundredths > 0 ? `+${hundredths}` : String(hundredths);
}

/** Hundredths as a decimal: `8305.80`. */
export const decimal = (hundredths: number): string => (Math.abs(hundredths) / 100).toFixed(2);

/** A change in hundredths as a decimal with its own sign. */
export const changedDecimal = (hundredths: number): string =>
  `${signOf(hundredths)}${decimal(hundredths)}`;

const signOf = (change: number): string => {
  if (change === 0) return '';
  return change > 0 ? '+' : '-';
};
