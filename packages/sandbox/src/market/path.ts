import { type Draw, normal } from '../seeded.ts';

/** A day's prices or levels, from its base (the last close) to its close. */
export interface Bar {
  readonly base: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  /** Parts of the day at which the first and the second extreme are reached. */
  readonly turns: readonly [number, number];
}

/** The day so far. */
export interface Moment {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly last: number;
}

/** Draws a day that ends at a given close; `step` is how far it strays, `round` what is a price. */
export function drawBar(
  draw: Draw,
  { base, close, step }: { base: number; close: number; step: number },
  round: (level: number) => number,
): Bar {
  const open = round(base + 0.35 * (close - base) + base * step * 0.4 * normal(draw));
  const stray = (): number => base * step * 0.5 * Math.abs(normal(draw));
  const high = Math.max(open, close, round(Math.max(open, close) + stray()));
  const low = Math.min(open, close, round(Math.min(open, close) - stray()));
  const first = 0.1 + 0.35 * draw();
  return { base, open, high, low, close, turns: [first, first + 0.1 + 0.4 * draw()] };
}

/** How far the day has come after a part of it: straight lines from one turning point to the next. */
export function momentOf(bar: Bar, part: number, round: (level: number) => number): Moment {
  const { open, high, low, close, turns } = bar;
  if (part >= 1) return { open, high, low, last: close };
  const [first, second] = close >= open ? [low, high] : [high, low];
  const knots: readonly (readonly [at: number, level: number])[] = [
    [0, open],
    [turns[0], first],
    [turns[1], second],
    [1, close],
  ];
  let [from, past] = [knots[0] ?? [0, open], [open]];
  for (const knot of knots.slice(1)) {
    if (knot[0] <= part) {
      past = [...past, knot[1]];
      from = knot;
      continue;
    }
    const last = round(from[1] + ((knot[1] - from[1]) * (part - from[0])) / (knot[0] - from[0]));
    return { open, high: Math.max(...past, last), low: Math.min(...past, last), last };
  }
  return { open, high, low, last: close };
}
