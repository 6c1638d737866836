/** A figure in the broker's unit: a minus and no plus, and zero has no sign. */
export function rounded(unit: number, exact: number): string {
  const size = Math.round(Math.abs(exact) / unit);
  return exact < 0 && size > 0 ? `-${size}` : String(size);
}

/** Hundredths as a decimal, with a minus of their own: `-28.38`. */
export const decimal = (hundredths: number): string => (hundredths / 100 + 0).toFixed(2);

/** Percent with two decimals: what changed against what it was. */
export function percent(change: number, before: number): string {
  const text = before === 0 ? '0.00' : ((change / before) * 100).toFixed(2);
  return text === '-0.00' ? '0.00' : text;
}

/** `1` to `5` for limit up, up, flat, limit down, down; limits are not reached here. */
export const signOf = (change: number): string => {
  if (change === 0) return '3';
  return change > 0 ? '2' : '5';
};

/** `20260701` for `2026-07-01`. */
export const compactDay = (day: string): string => day.replaceAll('-', '');

export const THOUSAND = 1_000;
export const MILLION = 1_000_000;
