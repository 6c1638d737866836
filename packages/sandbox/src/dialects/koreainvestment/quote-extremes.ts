import { dateAt, dayOf, type DayNumber, newestSessions } from '../../days.ts';
import type { Stock } from '../../stocks/stock.ts';
import type { Asked } from './call.ts';
import { compactDay, percent } from './numbers.ts';

const YEAR_DAYS = 364;
const SESSIONS = 250;

interface Extreme {
  readonly price: number;
  readonly day: DayNumber;
}

/** The highest and the lowest price of 250 sessions, of this year and of 52 weeks. */
export function extremesOf({ world, instant }: Pick<Asked, 'world' | 'instant'>, stock: Stock) {
  const prices = world.pricesOf(stock);
  const today = dateAt(instant);
  const oldest = Math.max(stock.listedOn, today - 2 * YEAR_DAYS);
  const days = newestSessions(today, oldest, SESSIONS).map((day) => ({
    day,
    range: prices.at('krx', day, instant).range,
  }));
  const { last } = prices.at('krx', days[0]?.day ?? today, instant);
  const pickFrom = (side: 'high' | 'low', isMeant: (day: DayNumber) => boolean): Extreme => {
    let found: Extreme = { price: last, day: days[0]?.day ?? today };
    for (const { day, range } of days) {
      if (range === undefined || !isMeant(day)) continue;
      const isBeyond = side === 'high' ? range.high > found.price : range.low < found.price;
      if (isBeyond) found = { price: range[side], day };
    }
    return found;
  };
  const columnsOf = (
    span: 'd250' | 'dryy' | 'w52',
    side: 'high' | 'low',
    isMeant: (day: DayNumber) => boolean,
  ) => {
    const { price, day } = pickFrom(side, isMeant);
    const name = `${span}_${side === 'high' ? 'hgpr' : 'lwpr'}`;
    const figure = [span === 'dryy' ? `stck_${name}` : name, String(price)];
    const date = [`${name}_date`, compactDay(dayOf(day))];
    const ending = span === 'w52' ? 'ctrt' : 'rate';
    const rate = [`${name}_vrss_prpr_${ending}`, percent(last - price, price)];
    return Object.fromEntries(span === 'd250' ? [figure, date, rate] : [figure, rate, date]);
  };
  const isOfYear = (day: DayNumber): boolean => dayOf(day).slice(0, 4) === dayOf(today).slice(0, 4);
  const isOfWeeks = (day: DayNumber): boolean => day > today - YEAR_DAYS;
  return {
    ...columnsOf('d250', 'high', () => true), // 250일 최고가
    ...columnsOf('d250', 'low', () => true), // 250일 최저가
    ...columnsOf('dryy', 'high', isOfYear), // 연중 최고가
    ...columnsOf('dryy', 'low', isOfYear), // 연중 최저가
    ...columnsOf('w52', 'high', isOfWeeks), // 52주일 최고가
    ...columnsOf('w52', 'low', isOfWeeks), // 52주일 최저가
  };
}
