import { NEXTRADE_OPENED, type StockCode, type TradingDay, type Venue } from '@investor-flow/core';
import {
  dateAt,
  type DayNumber,
  dayNumberOf,
  dayOf,
  hasSession,
  sessionAt,
  sessionBefore,
  sessionIndexOf,
} from '../days.ts';
import type { Flows } from '../market/flows.ts';
import { remember } from '../market/kept.ts';
import { boughtIn, netOf, OFFSETS } from '../market/ledger.ts';
import type { Overrides } from '../market/overrides.ts';
import { pick } from '../market/pick.ts';
import { FOREIGN } from '../market/traders.ts';
import { createWalk } from '../market/walk.ts';
import { keyOf, seededOn } from '../seeded.ts';
import type { PriceBook } from '../stocks/prices.ts';
import { isListed, listedSharesOn, type Stock } from '../stocks/stock.ts';

/** What foreigners hold at the end of a session; shares. */
export interface Position {
  readonly held: number;
  /** Bought less sold, on all venues: not always the difference of two days, registrations move shares too. */
  readonly change: number;
}

/** Sessions that are worked out together. */
const SPAN = 40;
const KEPT_SPANS = 512;
const REGISTRATION_CHANCE = 0.2;
/** A carrier close to its limit never quite reaches it. */
const FULLEST = 0.9999;

/**
 * Adds up what foreigners traded, session by session.
 *
 * Registrations outside trading, on one session in five, lead the sum to where a slow walk is at the end of every span:
 * so any day is found from its span alone, and nothing runs out of the limit over the years.
 */
function createDepository(
  seed: string,
  stock: Stock,
  { flows, overrides }: Sources,
): (day: DayNumber) => Position {
  const walk = createWalk(0.004, seed, 'held', stock.code);
  const registrations = keyOf(seed, 'registration', stock.code);
  const cell = flows.cellOf(stock);
  const began = sessionIndexOf(stock.listedOn);
  const isNewcomer = began > 0;
  const spans = new Map<number, Span>();

  const netOn = (day: DayNumber): number =>
    netOf(flows.unset(cell, 'unified', day), OFFSETS.volume, FOREIGN);
  /** What foreigners have or lack because of what was set by hand. */
  const setShares = (isMeant: (set: DayNumber) => boolean): number =>
    [...new Set(overrides.daysOf(stock.code).filter(isMeant))]
      .map((day) => {
        const at = { venue: 'unified', day, instant: Infinity } as const;
        return netOf(flows.ofCell(cell, at, 'published'), OFFSETS.volume, FOREIGN) - netOn(day);
      })
      .reduce((sum, net) => sum + net, 0);
  /** What is held at the end of the session before a span. */
  const anchorOf = (span: number): number =>
    span === 0 && isNewcomer
      ? 0
      : Math.round(
          stock.limitShares * Math.min(FULLEST, stock.held * walk(sessionAt(began + span * SPAN))),
        );

  function spanOf(span: number): Span {
    const known = spans.get(span);
    if (known !== undefined) return known;
    const days = Array.from({ length: SPAN }, (_, at) => sessionAt(began + span * SPAN + at));
    const nets = days.map((day) => (day <= stock.listedOn ? 0 : netOn(day)));
    const weights = days.map((day, at) => {
      const draw = seededOn(registrations, day);
      return at === SPAN - 1 || draw() < REGISTRATION_CHANCE ? 0.5 + draw() : 0;
    });
    const traded = nets.reduce((sum, net) => sum + net, 0);
    const outside = anchorOf(span + 1) - anchorOf(span) - traded;
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    const held = new Float64Array(SPAN);
    let [sum, weight] = [anchorOf(span), 0];
    days.forEach((_, at) => {
      sum += nets[at] ?? NaN;
      weight += weights[at] ?? NaN;
      held[at] = sum + Math.round((outside * weight) / whole);
    });
    if (spans.size > KEPT_SPANS) spans.clear();
    spans.set(span, { held, nets });
    return { held, nets };
  }

  const fullest = Math.floor(stock.limitShares * FULLEST);
  return (day) => {
    const index = Math.max(0, sessionIndexOf(day) - began);
    const { held, nets } = spanOf(Math.floor(index / SPAN));
    const at = index % SPAN;
    return {
      held: Math.min(fullest, Math.max(0, pick(held, at) + setShares((set) => set <= day))),
      change: pick(nets, at) + setShares((set) => set === day),
    };
  };
}

/** Sessions of a span: what is held at the end of each, and what foreigners traded by themselves. */
interface Span {
  readonly held: Float64Array;
  readonly nets: readonly number[];
}

/** What is true of one stock on one session, exact; shares and won. */
export interface HoldingTruth {
  readonly day: TradingDay;
  readonly heldShares: number;
  readonly limitShares: number;
  /** The limit less what is held. */
  readonly acquirableShares: number;
  readonly listedShares: number;
  readonly changeShares: number;
  readonly close: number;
  readonly closeChange: number;
  readonly tradedShares: number;
}

/** What a stock's holdings are read from. */
interface Sources {
  readonly flows: Flows;
  readonly overrides: Overrides;
  readonly pricesOf: (stock: Stock) => PriceBook;
}

export interface Holdings {
  /** The first day with a row at the venue. */
  began(stock: Stock, venue: Venue): DayNumber;
  /** What foreigners hold once the depository has counted. */
  positionOn(stock: Stock, day: DayNumber): Position;
  /** What is known of a session at an instant; nothing when there is no such row. */
  on(stock: Stock, venue: Venue, day: DayNumber, instant: number): HoldingTruth | undefined;
}

export function createHoldings(seed: string, sources: Sources): Holdings {
  const { flows, pricesOf } = sources;
  const depositories = new Map<StockCode, (day: DayNumber) => Position>();
  const positionOn = (stock: Stock, day: DayNumber): Position =>
    remember(depositories, stock.code, () => createDepository(seed, stock, sources))(day);
  const began = (stock: Stock, venue: Venue): DayNumber =>
    venue === 'nxt' ? Math.max(stock.listedOn, dayNumberOf(NEXTRADE_OPENED)) : stock.listedOn;

  return {
    began,
    positionOn,
    on(stock, venue, day, instant) {
      const today = dateAt(instant);
      if (day > today || day < began(stock, venue) || !hasSession(day)) return undefined;
      if (!isListed(stock, day) || (venue === 'nxt' && !stock.onNextrade)) return undefined;
      // The depository counts overnight: until midnight today's row repeats the session before.
      const settled = day < today || day === stock.listedOn ? day : sessionBefore(day);
      const { held, change } = positionOn(stock, settled);
      const tradedOn = (date: DayNumber): number => {
        const at = { venue, day: date, instant };
        return boughtIn(flows.ofCell(flows.cellOf(stock), at, 'traded'), OFFSETS.volume);
      };
      const traded = tradedOn(day);
      // Nothing traded yet: even the prices are the session before's.
      const shown = day === today && traded === 0 ? settled : day;
      const prices = pricesOf(stock).at(venue, shown, instant);
      return {
        day: dayOf(day),
        heldShares: held,
        limitShares: stock.limitShares,
        acquirableShares: stock.limitShares - held,
        listedShares: listedSharesOn(stock, settled),
        changeShares: settled === day ? change : 0,
        close: prices.last,
        closeChange: prices.change,
        tradedShares: shown === day ? traded : tradedOn(shown),
      };
    },
  };
}
