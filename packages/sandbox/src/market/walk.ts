import { type DayNumber, HISTORY_BEGAN } from '../days.ts';
import { keyOf, normal, seededOn } from '../seeded.ts';
import { pick } from './pick.ts';

/** How strongly a walk is pulled back to where it began: prices stay within a human range over decades. */
const PULL = 0.002;
/** Days that are walked together, between two places that are known without them. */
const STRIDE = 32;
const KEPT = (1 - PULL) ** STRIDE;

/** A wandering factor around 1, one step a calendar day; the same labels walk the same way. */
export function createWalk(step: number, ...labels: readonly string[]): (day: DayNumber) => number {
  const own = keyOf('walk', ...labels);
  /** Where each stride begins. */
  const starts = [0];
  const strides = new Map<number, Float64Array>();

  function startOf(stride: number): number {
    while (starts.length <= stride) {
      const draw = seededOn(own, -starts.length);
      starts.push(pick(starts, starts.length - 1) * KEPT + step * Math.sqrt(STRIDE) * normal(draw));
    }
    return pick(starts, stride);
  }

  /** Steps of a stride, bent so that they end where the next one begins. */
  function strideOf(stride: number): Float64Array {
    const known = strides.get(stride);
    if (known !== undefined) return known;
    const draw = seededOn(own, stride);
    const sums = new Float64Array(STRIDE + 1);
    for (let at = 1; at <= STRIDE; at += 1) {
      sums[at] = pick(sums, at - 1) + step * normal(draw);
    }
    const [from, to, strayed] = [startOf(stride), startOf(stride + 1), pick(sums, STRIDE)];
    for (let at = 0; at <= STRIDE; at += 1) {
      sums[at] = from + pick(sums, at) + ((to - from - strayed) * at) / STRIDE;
    }
    strides.set(stride, sums);
    return sums;
  }

  return (day) => {
    const since = Math.max(0, day - HISTORY_BEGAN);
    return Math.exp(pick(strideOf(Math.floor(since / STRIDE)), since % STRIDE));
  };
}
