import {
  type Investor,
  type Market,
  type SectorId,
  sectorIn,
  type StockCode,
  type TradingDay,
} from '@investor-flow/core';
import {
  dayNumberOf,
  type DayNumber,
  dayOf,
  hasSession,
  HISTORY_BEGAN,
  newestSessions,
  sessionBefore,
} from '../days.ts';
import { turnover } from '../market/ledger.ts';
import { latestSession } from '../market/hours.ts';
import type { Target } from '../market/shocks.ts';
import { isListed } from '../stocks/stock.ts';
import type { Truth } from '../truth.ts';
import type { World } from '../world.ts';

/** What is changed: a stock, or a market and one of its sectors. */
export type Subject =
  | { readonly stock: StockCode; readonly market?: never; readonly sector?: never }
  | { readonly market: Market; readonly sector?: SectorId; readonly stock?: never };

/** A net to be set, in won, on KRX. */
export type Setting = Subject & {
  readonly investor: Investor;
  readonly day: TradingDay;
  readonly net: number;
};

/** Finds a subject, or throws. */
function targetOf(world: World, subject: Subject, day: DayNumber): Target {
  if (subject.stock === undefined) {
    const { market, sector = 'all' } = subject;
    if (sectorIn(market, sector) === undefined) {
      throw new RangeError(`${market} has no sector ${sector}`);
    }
    return { market, sector, stock: undefined };
  }
  const stock = world.stocks.get(subject.stock);
  if (stock === undefined || !isListed(stock, day)) {
    throw new RangeError(`${subject.stock} is not listed on ${dayOf(day)}`);
  }
  return { market: stock.market, sector: 'all', stock: stock.code };
}

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

/** What prices are multiplied by in a crash. */
const FALL = 0.92;

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
  /** Sets a net as a part of what was traded that day. */
  const setPart = (subject: Subject, investor: Investor, day: TradingDay, part: number): void => {
    const { value } =
      subject.stock === undefined
        ? truth.flow({ ...subject, day, at: Infinity })
        : truth.stockFlow({ stock: subject.stock, day, at: Infinity });
    set({ ...subject, investor, day, net: Math.round(turnover(value) * part) });
  };
  return {
    set,
    story(
      name,
      { investor = 'foreign', until, sessions = name === 'crash-day' ? 1 : 5, ...subject },
    ) {
      const last =
        until === undefined ? latestSession('krx', world.clock.now()) : dayNumberOf(until);
      const numbers = newestSessions(last, -Infinity, Math.max(1, sessions)).toReversed();
      const days = numbers.map(dayOf);
      const [newest = NaN, oldest = NaN] = [numbers.at(-1), numbers[0]];
      if (name === 'crash-day') {
        const target = targetOf(world, subject, newest);
        world.shocks.add({ ...target, day: newest, factor: FALL });
        setPart(subject, 'foreign', dayOf(newest), -0.05);
        setPart(subject, 'institution', dayOf(newest), -0.02);
        return days;
      }
      const before = dayOf(sessionBefore(oldest));
      setPart(subject, investor, before, name === 'turn' ? 0.004 : -0.004);
      days.forEach((day, at) => {
        const part = 0.006 + 0.002 * at;
        const isBuying = name === 'buying-streak' || at === days.length - 1;
        setPart(subject, investor, day, isBuying ? part : -part);
      });
      return days;
    },
  };
}
