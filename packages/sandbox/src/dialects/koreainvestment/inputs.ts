import type { Venue } from '@investor-flow/core';
import { dateAt, type DayNumber, newestSessions } from '../../days.ts';
import type { Stock } from '../../stocks/stock.ts';
import type { Body } from '../../wire.ts';
import { type Asked, invalid, Refused, type Reply } from './call.ts';
import { dayNamed } from './numbers.ts';

const VENUES: Readonly<Record<string, Venue>> = { J: 'krx', NX: 'nxt', UN: 'unified' };

const INVALID_MARKET = invalid('FID_COND_MRKT_DIV_CODE');

/** 조건 시장 분류 코드 of a stock: KRX, Nextrade or both. */
export const venueOf = ({ input }: Asked): Venue | Refused =>
  VENUES[input('FID_COND_MRKT_DIV_CODE')] ?? INVALID_MARKET;

/** 조건 시장 분류 코드 that must be the one text. */
export const refuseMarket = ({ input }: Asked, text: string): Refused | undefined =>
  input('FID_COND_MRKT_DIV_CODE') === text ? undefined : INVALID_MARKET;

/** The stock of a code; those of the past are known too. */
export const stockOf = ({ input, world }: Asked, name = 'FID_INPUT_ISCD'): Stock | undefined =>
  world.stocks.get(input(name));

/** A stock at a venue. */
export interface NamedStock {
  readonly stock: Stock;
  readonly venue: Venue;
}

/** Answers of a stock; an unknown one and one that the venue does not trade have the empty answer. */
export const ofStock =
  (empty: Body, answer: (asked: Asked, named: NamedStock) => Reply) =>
  (asked: Asked): Reply => {
    const venue = venueOf(asked);
    if (venue instanceof Refused) return venue;
    const stock = stockOf(asked);
    const isServed = stock !== undefined && (venue !== 'nxt' || stock.onNextrade);
    return isServed ? answer(asked, { stock, venue }) : empty;
  };

const PAGE_ROWS = 30;

/** The sessions of a stock, newest first: thirty up to a day. */
export const stockDays = (
  { world }: Asked,
  { stock, venue }: NamedStock,
  upTo: DayNumber,
): readonly DayNumber[] =>
  newestSessions(
    Math.min(upTo, (stock.delistedOn ?? Infinity) - 1),
    world.holdings.began(stock, venue),
    PAGE_ROWS,
  );

/** The day that a parameter names; today where it names none. */
export const dayIn = ({ input, instant }: Asked, name: string): DayNumber =>
  dayNamed(input(name)) ?? dateAt(instant);
