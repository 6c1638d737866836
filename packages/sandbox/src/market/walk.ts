import { type DayNumber, HISTORY_BEGAN } from '../days.ts';
import { pick } from './pick.ts';
import { normal, seeded } from '../seeded.ts';

/** How strongly a walk is pulled back to where it began: prices stay within a human range over decades. */
const PULL = 0.002;

/** A wandering factor around 1, one step a calendar day; the same labels walk the same way. */
export function createWalk(step: number, ...labels: readonly string[]): (day: DayNumber) => number {
  const draw = seeded('walk', ...labels);
  let last = 0;
  const logs = [last];
  return (day) => {
    const wanted = Math.max(0, day - HISTORY_BEGAN);
    while (logs.length <= wanted) {
      last = last * (1 - PULL) + step * normal(draw);
      logs.push(last);
    }
    return Math.exp(pick(logs, wanted));
  };
}
