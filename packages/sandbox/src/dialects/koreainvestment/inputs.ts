import { isTradingDay, type Venue } from '@investor-flow/core';
import { dateAt, dayNumberOf, type DayNumber, sessionsBack, sessionUpTo } from '../../days.ts';
import type { Stock } from '../../stocks/stock.ts';
import { type Asked, Refused } from './call.ts';

const VENUES: Readonly<Record<string, Venue>> = { J: 'krx', NX: 'nxt', UN: 'unified' };

const INVALID_MARKET = new Refused('OPSQ2001', '', 'ERROR INVALID FID_COND_MRKT_DIV_CODE');

/** 조건 시장 분류 코드 of a stock: KRX, Nextrade or both. */
export const venueOf = ({ input }: Asked): Venue | Refused =>
  VENUES[input('FID_COND_MRKT_DIV_CODE')] ?? INVALID_MARKET;

/** 조건 시장 분류 코드 that must be the one text. */
export const refuseMarket = ({ input }: Asked, text: string): Refused | undefined =>
  input('FID_COND_MRKT_DIV_CODE') === text ? undefined : INVALID_MARKET;

/** The stock of a code; those of the past are known too. */
export const stockOf = ({ input, world }: Asked, name = 'FID_INPUT_ISCD'): Stock | undefined =>
  world.stocks.get(input(name));

/** The day that eight digits name; today where they name none. */
export function dayIn(text: string, instant: number): DayNumber {
  const day = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  return text.length === 8 && isTradingDay(day) ? dayNumberOf(day) : dateAt(instant);
}

/** The newest sessions up to a day, as many as a page holds. */
export function newestDays(upTo: DayNumber, began: DayNumber, most: number): readonly DayNumber[] {
  const days: DayNumber[] = [];
  for (const day of sessionsBack(sessionUpTo(upTo), began)) {
    if (days.length === most) break;
    days.push(day);
  }
  return days;
}
