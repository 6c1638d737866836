/** A net figure in the broker's unit: always signed, and a minus that was rounded away stays. */
export const signedIn = (unit: number, exact: number): string =>
  `${exact < 0 ? '-' : '+'}${Math.round(Math.abs(exact) / unit)}`;

/** A price or index: the sign says which way it moved since the last close, not what it is worth. */
export const coloured = (price: number, change: number): string => `${signOf(change)}${price}`;

/** A change with its own sign; none when there is no change. */
export const changed = (change: number): string => `${signOf(change)}${Math.abs(change)}`;

/** Percent with two decimals, signed unless zero. */
export function percent(part: number, whole: number): string {
  const text = ((part / whole) * 100).toFixed(2);
  return text === '0.00' ? text : `+${text}`;
}

/** `1` to `5` for limit up, up, flat, limit down, down; limits are not reached here. */
export const directionOf = (change: number): string => {
  if (change === 0) return '3';
  return change > 0 ? '2' : '5';
};

/** `20260701` for `2026-07-01`. */
export const compactDay = (day: string): string => day.replaceAll('-', '');

const signOf = (change: number): string => {
  if (change === 0) return '';
  return change > 0 ? '+' : '-';
};
