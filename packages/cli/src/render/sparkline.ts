const BARS = '▁▂▃▄▅▆▇█';

/** A bar a number, oldest first: the lowest number is the shortest bar. */
export function sparkline(numbers: readonly number[]): string {
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  const span = most - least;
  return numbers
    .map((it) => BARS[span === 0 ? 0 : Math.round(((it - least) / span) * (BARS.length - 1))])
    .join('');
}
