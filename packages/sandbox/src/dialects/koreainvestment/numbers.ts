/** A figure in the broker's unit: a minus and no plus, and zero has no sign. */
export function rounded(unit: number, exact: number): string {
  const size = Math.round(Math.abs(exact) / unit);
  return exact < 0 && size > 0 ? `-${size}` : String(size);
}
