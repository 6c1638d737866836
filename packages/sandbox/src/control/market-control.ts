import type { TradingDay } from '@investor-flow/core';
import { dayNumberOf, dayOf, hasSession, HISTORY_BEGAN } from '../days.ts';
import type { Truth } from '../truth.ts';
import type { World } from '../world.ts';
import { type StoryName, type StoryOptions, play } from './stories.ts';
import { type Setting, targetOf } from './subject.ts';

/** Changes what happened, in both brokers at once. */
export interface MarketControl {
  /**
   * Sets what an investor bought less what it sold on KRX that day, in won.
   *
   * Shares follow at the day’s average price. Another investor whose own net was not set takes the other side, so all
   * nets still add up to nothing; stocks count in their sectors.
   */
  set(setting: Setting): void;
  /** Plays a story over the last sessions; gives the days it is about, oldest first. */
  story(name: StoryName, options: StoryOptions): readonly TradingDay[];
}

export function createMarketControl(world: World, truth: Truth): MarketControl {
  const set = ({ investor, day, net, ...subject }: Setting): void => {
    const number = dayNumberOf(day);
    if (!Number.isSafeInteger(net)) throw new RangeError(`Not whole won: ${net}`);
    if (investor === 'government') throw new RangeError('The government does not trade here');
    if (!(number >= HISTORY_BEGAN) || !hasSession(number)) {
      throw new RangeError(`${day} is not a session`);
    }
    const target = targetOf(world, subject, number);
    world.overrides.set({ ...target, investor, day: number, net: net + 0 });
  };
  return {
    set,
    story: (name, options) => play({ world, truth, set }, name, options).map(dayOf),
  };
}
