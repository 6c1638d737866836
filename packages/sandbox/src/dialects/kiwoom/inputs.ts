import { isTradingDay, type Measure, type Venue } from '@investor-flow/core';
import { dateAt, dayNumberOf, type DayNumber } from '../../days.ts';
import { isListed, type Stock } from '../../stocks/stock.ts';
import { textIn } from '../../wire.ts';
import type { Asked, Input, Refused } from './call.ts';

/** 종목코드: six characters, and the venue behind them. */
export const STOCK_CODE: Input = {
  takes: /^[0-9A-Z]{6}(?:_NX|_AL)?$/u,
  because: '종목코드 형식이 아닙니다',
  returnCode: 5,
};

/** 기준일자. */
export const DAY: Input = { takes: /^\d{8}$/u };

export const VENUES: Readonly<Record<string, { readonly venue: Venue; readonly suffix: string }>> =
  {
    '1': { venue: 'krx', suffix: '' },
    '2': { venue: 'nxt', suffix: '_NX' },
    '3': { venue: 'unified', suffix: '_AL' },
  };

const SUFFIXES: Readonly<Record<string, Venue>> = { '': 'krx', _NX: 'nxt', _AL: 'unified' };

/** A measure's own number in one call, and its unit. */
export type Measures = Readonly<Record<string, { readonly of: Measure; readonly unit: number }>>;

/** The entry that a checked parameter names. */
export function entryOf<Entry>(
  table: Readonly<Record<string, Entry>>,
  { body }: Pick<Asked, 'body'>,
  name: string,
): Entry {
  const entry = table[textIn(body, name) ?? ''];
  if (entry === undefined) throw new RangeError(`${name} was not checked`);
  return entry;
}

/** The stock that was asked for: nothing listed any more, or what it is refused with. */
export type NamedStock =
  | { readonly stock: Stock; readonly venue: Venue; readonly code: string }
  | { readonly stock: undefined }
  | Refused;

export function stockOf({ body, world, instant }: Asked): NamedStock {
  const code = textIn(body, 'stk_cd') ?? '';
  const [plain, venue] = [code.slice(0, 6), SUFFIXES[code.slice(6)] ?? 'krx'];
  const stock = world.stocks.get(plain);
  if (stock === undefined) return { refused: 1902 };
  if (!isListed(stock, dateAt(instant))) return { stock: undefined };
  if (venue === 'nxt' && !stock.onNextrade) return { refused: 1903 };
  return { stock, venue, code };
}

/** The day that a text of eight digits names, if there is one. */
export function dayIn(text: string): DayNumber | undefined {
  const day = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  return isTradingDay(day) ? dayNumberOf(day) : undefined;
}

/** Refuses a value that has the right form and no meaning. */
export const wrong = (name: string): Refused => ({
  refused: 1517,
  detail: `. 파라미터=${name} 실패사유=허용되지 않는 값입니다`,
});
