import type { Measure, Venue } from '@investor-flow/core';
import { dateAt, type DayNumber } from '../../days.ts';
import { isListed, type Stock } from '../../stocks/stock.ts';
import { textIn } from '../../wire.ts';
import { type Asked, type Input, NO_ROWS, oneOf, type Refused, type Reply } from './call.ts';
import { dayNamed, MILLION } from './numbers.ts';

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

/** 거래소구분. */
export const VENUE: Input = oneOf(Object.keys(VENUES));

const SUFFIXES: Readonly<Record<string, Venue>> = { '': 'krx', _NX: 'nxt', _AL: 'unified' };

/** A measure's own number in one call, and its unit. */
export type Measures = Readonly<Record<string, { readonly of: Measure; readonly unit: number }>>;

/** Of one stock: 백만원, 주. */
export const STOCK_MEASURES: Measures = {
  '1': { of: 'value', unit: MILLION },
  '2': { of: 'volume', unit: 1 },
};

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

/** A stock as it was asked for: `code` has the venue behind it. */
export interface NamedStock {
  readonly stock: Stock;
  readonly venue: Venue;
  readonly code: string;
}

/** Answers of the stock that was asked for; one that is not listed any more has the empty answer. */
export const ofStock =
  (answer: (asked: Asked, named: NamedStock) => Reply, empty = NO_ROWS) =>
  (asked: Asked): Reply => {
    const named = stockOf(asked);
    if (named === undefined) return empty;
    return 'refused' in named ? named : answer(asked, named);
  };

/** The stock that was asked for: nothing if it is not listed any more, or what it is refused with. */
function stockOf({ body, world, instant }: Asked): NamedStock | Refused | undefined {
  const code = textIn(body, 'stk_cd') ?? '';
  const [plain, venue] = [code.slice(0, 6), SUFFIXES[code.slice(6)] ?? 'krx'];
  const stock = world.stocks.get(plain);
  if (stock === undefined) return { refused: 1902 };
  if (!isListed(stock, dateAt(instant))) return undefined;
  if (venue === 'nxt' && !stock.onNextrade) return { refused: 1903 };
  return { stock, venue, code };
}

/** The day that a parameter names; nothing where it names none. */
export const dayIn = ({ body }: Pick<Asked, 'body'>, name: string): DayNumber | undefined =>
  dayNamed(textIn(body, name) ?? '');

/** Refuses a value that has the right form and no meaning. */
export const wrong = (name: string): Refused => ({
  refused: 1517,
  detail: `. 파라미터=${name} 실패사유=허용되지 않는 값입니다`,
});
