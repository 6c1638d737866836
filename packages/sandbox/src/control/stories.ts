import type { Investor, TradingDay } from '@investor-flow/core';
import { dayNumberOf, type DayNumber, dayOf, sessionBefore, sessionUpTo } from '../days.ts';
import { turnover } from '../market/flow-truth.ts';
import { latestSession } from '../market/hours.ts';
import type { Truth } from '../truth.ts';
import type { World } from '../world.ts';
import { type Setting, type Subject, targetOf } from './subject.ts';

/**
 * What may happen.
 *
 * `buying-streak`: an investor buys on every one of the sessions, each time more, and sold on the session before.
 * `turn`: it sells on all of them but the last, on which it buys. `crash-day`: on the last one prices fall by 8 %,
 * foreigners and institutions sell, individuals buy.
 */
export type StoryName = 'buying-streak' | 'turn' | 'crash-day';

export type StoryOptions = Subject & {
  /** Default: foreigners; a crash has its own. */
  readonly investor?: Investor;
  /** The last session of the story; default: the latest that has begun. */
  readonly until?: TradingDay;
  /** How many; default 5. */
  readonly sessions?: number;
};

interface Teller {
  readonly world: World;
  readonly truth: Truth;
  readonly set: (setting: Setting) => void;
}

const FALL = 0.92;

export function play(teller: Teller, name: StoryName, options: StoryOptions): readonly DayNumber[] {
  const { world } = teller;
  const {
    investor = 'foreign',
    until,
    sessions = name === 'crash-day' ? 1 : 5,
    ...subject
  } = options;
  const last = sessionUpTo(
    until === undefined ? latestSession('krx', world.clock.now()) : dayNumberOf(until),
  );
  const days: DayNumber[] = [last];
  for (let day = last; days.length < sessions;) {
    day = sessionBefore(day);
    days.unshift(day);
  }
  if (name === 'crash-day') crash(teller, subject, last);
  else {
    const [first = last] = days;
    setPart(teller, subject, investor, [sessionBefore(first), name === 'turn' ? 0.004 : -0.004]);
    days.forEach((day, at) => {
      const part = 0.006 + 0.002 * at;
      const isBuying = name === 'buying-streak' || day === last;
      setPart(teller, subject, investor, [day, isBuying ? part : -part]);
    });
  }
  return days;
}

function crash(teller: Teller, subject: Subject, day: DayNumber): void {
  const target = targetOf(teller.world, subject, day);
  teller.world.shocks.add({ ...target, day, factor: FALL });
  setPart(teller, subject, 'foreign', [day, -0.05]);
  setPart(teller, subject, 'institution', [day, -0.02]);
}

/** Sets a net as a part of what was traded that day. */
function setPart(
  { truth, set }: Teller,
  subject: Subject,
  investor: Investor,
  [day, part]: readonly [DayNumber, number],
): void {
  const at = { day: dayOf(day), at: Infinity };
  const { value } =
    subject.stock === undefined
      ? truth.flow({ ...subject, ...at })
      : truth.stockFlow({ stock: subject.stock, ...at });
  set({ ...subject, investor, day: dayOf(day), net: Math.round(turnover(value) * part) });
}
