import { dateAt, dayOf, type DayNumber, sessionsBack } from '../../days.ts';
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
  const days = [...sessionsBack(today, Math.max(stock.listedOn, today - 2 * YEAR_DAYS))]
    .slice(0, SESSIONS)
    .map((day) => ({ day, range: prices.at('krx', day, instant).range }));
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
  const isThisYear = (day: DayNumber): boolean =>
    dayOf(day).slice(0, 4) === dayOf(today).slice(0, 4);
  const spans = {
    d250: () => true,
    dryy: isThisYear,
    w52: (day: DayNumber) => day > today - YEAR_DAYS,
  };
  const of = (span: keyof typeof spans, side: 'high' | 'low') => {
    const { price, day } = pickFrom(side, spans[span]);
    return {
      price: String(price),
      day: compactDay(dayOf(day)),
      rate: percent(last - price, price),
    };
  };
  const [d250High, d250Low] = [of('d250', 'high'), of('d250', 'low')];
  const [yearHigh, yearLow] = [of('dryy', 'high'), of('dryy', 'low')];
  const [w52High, w52Low] = [of('w52', 'high'), of('w52', 'low')];
  return {
    d250_hgpr: d250High.price, // 250일 최고가
    d250_hgpr_date: d250High.day,
    d250_hgpr_vrss_prpr_rate: d250High.rate,
    d250_lwpr: d250Low.price, // 250일 최저가
    d250_lwpr_date: d250Low.day,
    d250_lwpr_vrss_prpr_rate: d250Low.rate,
    stck_dryy_hgpr: yearHigh.price, // 주식 연중 최고가
    dryy_hgpr_vrss_prpr_rate: yearHigh.rate,
    dryy_hgpr_date: yearHigh.day,
    stck_dryy_lwpr: yearLow.price, // 주식 연중 최저가
    dryy_lwpr_vrss_prpr_rate: yearLow.rate,
    dryy_lwpr_date: yearLow.day,
    w52_hgpr: w52High.price, // 52주일 최고가
    w52_hgpr_vrss_prpr_ctrt: w52High.rate,
    w52_hgpr_date: w52High.day,
    w52_lwpr: w52Low.price, // 52주일 최저가
    w52_lwpr_vrss_prpr_ctrt: w52Low.rate,
    w52_lwpr_date: w52Low.day,
  };
}
