export * from '../figures.ts';

/** Hundredths as a decimal, with a minus of their own: `-28.38`. */
export const decimal = (hundredths: number): string => (hundredths / 100 + 0).toFixed(2);

/** Percent with two decimals: what changed against what it was. */
export function percent(change: number, before: number): string {
  const text = before === 0 ? '0.00' : ((change / before) * 100).toFixed(2);
  return text === '-0.00' ? '0.00' : text;
}
