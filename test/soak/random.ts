export type Random = ReturnType<typeof random>;

/** Draws that belong to a seed (mulberry32). */
export function random(seed: number) {
  let state = seed >>> 0;
  /** From 0 up to, not including, 1. */
  const share = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  /** From `least` to `most`, both included. */
  const whole = (least: number, most: number): number =>
    least + Math.floor(share() * (most - least + 1));
  return {
    share,
    whole,
    one: <It>(of: readonly It[]): It => {
      const it = of[whole(0, of.length - 1)];
      if (it === undefined) throw new RangeError('nothing to draw from');
      return it;
    },
    some: <It>(of: readonly It[]): readonly It[] => of.filter(() => share() < 0.5),
  };
}
