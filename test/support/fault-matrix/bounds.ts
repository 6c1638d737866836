import type { Cell } from './cells.ts';
import type { Ending } from './effect.ts';
import { isSignIn, type Plan, RETRIES } from './plan.ts';

/** At least and at most. */
export type Bound = readonly [number, number];

/** What must come of a cell. */
export interface Expected {
  /** The error, or nothing where the question is answered. */
  readonly ending: Ending | undefined;
  /** Rows left out of an answer. */
  readonly leftOut: number;
  /** Data calls the broker sees. */
  readonly calls: Bound;
  /** Sign-ins the broker sees. */
  readonly signIns: Bound;
}

const exactly = (count: number): Bound => [count, count];
const shifted = ([least, most]: Bound, by: number): Bound => [least + by, most + by];

export function expectedOf(cell: Cell, plan: Plan): Expected {
  if (cell.place === 'sign-in') return atSignIn(cell, plan);
  if (cell.place === 'renewal') return atRenewal(cell, plan);
  return atData(cell, plan);
}

/** One call struck alone, or every call from a place on. */
function atData(cell: Cell, { calls, atOnce, spared }: Plan): Expected {
  const { effect, spell } = cell;
  const struck = calls - spared;
  const answered = { ending: undefined, leftOut: 0, calls: exactly(calls), signIns: exactly(1) };
  if ('cannot' in effect || 'harmless' in effect) return answered;
  if ('leavesOut' in effect) {
    const leftOut = spell === 'once' ? 1 : struck;
    // Kiwoom names every sector in one answer, so a strike never takes them all.
    const isAll = atOnce && leftOut === calls;
    return { ...answered, leftOut, ending: isAll ? effect.leavesOut : undefined };
  }
  if ('ends' in effect)
    return {
      ...answered,
      ending: effect.ends,
      calls: atOnce ? [spared + 1, calls] : exactly(spared + 1),
    };
  if ('passes' in effect) {
    const tries = 1 + RETRIES;
    return spell === 'once'
      ? { ...answered, calls: exactly(calls + 1) }
      : {
          ...answered,
          ending: effect.passes,
          calls: [spared + tries, spared + (atOnce ? struck : 1) * tries],
        };
  }
  // A token that dies under calls side by side is refused to each of them, and each is sent once more.
  const together = atOnce ? struck : 1;
  const renewed = { ...answered, signIns: exactly(1 + issueOf(cell)) };
  return spell === 'once'
    ? { ...renewed, calls: [calls + 1, calls + together] }
    : { ...renewed, ending: effect.renews, calls: [spared + 2, spared + 2 * together] };
}

/** Korea Investment issues one token a minute: so soon after another it is asked twice. */
const issueOf = ({ broker }: Cell): number => (broker === 'koreainvestment' ? 2 : 1);

function atSignIn({ broker, effect, fault, spell }: Cell, { calls }: Plan): Expected {
  const answered = { ending: undefined, leftOut: 0, calls: exactly(calls), signIns: exactly(1) };
  const failed = { ...answered, calls: exactly(0) };
  if ('ends' in effect) return { ...failed, ending: effect.ends };
  if ('passes' in effect && spell === 'stays')
    return { ...failed, ending: effect.passes, signIns: exactly(1 + RETRIES) };
  if ('passes' in effect) {
    // The token that was lost on its way was issued, so a minute must pass before the next.
    const lost = broker === 'koreainvestment' && fault === 'cut-off' ? 1 : 0;
    return { ...answered, signIns: exactly(2 + lost) };
  }
  return answered;
}

/** As at the first sign-in, after the calls that met a dead token. */
function atRenewal(cell: Cell, plan: Plan): Expected {
  const signedIn = atSignIn(cell, plan);
  const together = plan.atOnce ? plan.calls : 1;
  const calls: Bound =
    signedIn.ending === undefined ? shifted([1, together], plan.calls) : [1, together];
  return { ...signedIn, calls };
}

/** How often the very same data call may be made. */
export function mostOfEach({ place, spell, effect }: Cell): number {
  if (isSignIn(place)) return place === 'renewal' ? 2 : 1;
  if ('renews' in effect) return 2;
  if ('passes' in effect) return spell === 'once' ? 2 : 1 + RETRIES;
  return 1;
}

/** What the next question may cost: one call, unless its token is dead or was never brought. */
export function afterwards(
  { broker, effect, spell, place }: Cell,
  { ending }: Expected,
): Pick<Expected, 'calls' | 'signIns'> {
  const most = broker === 'koreainvestment' ? 2 : 1;
  if ('renews' in effect && spell === 'stays' && !isSignIn(place))
    return { calls: [1, 2], signIns: [0, most] };
  const isSignedIn = ending === undefined || !isSignIn(place);
  return { calls: exactly(1), signIns: isSignedIn ? exactly(0) : [1, most] };
}

export const isWithin = (count: number, [least, most]: Bound): boolean =>
  count >= least && count <= most;
