/** The figure at a place that is known to exist. */
export function pick(figures: ArrayLike<number>, at: number): number {
  const figure = figures[at];
  if (figure === undefined) throw new RangeError(`There is no figure at ${at}`);
  return figure;
}
