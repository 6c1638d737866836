import type { Venue } from '@investor-flow/core';
import { dateAt, dayOf, type DayNumber } from '../../../days.ts';
import { isPublished } from '../../../market/hours.ts';
import type { Stock } from '../../../stocks/stock.ts';
import { type Asked, type DataCall, Refused } from '../call.ts';
import {
  type Column,
  fillColumns,
  netAmount,
  netShares,
  type Prefix,
  writeColumns,
} from '../columns.ts';
import { newestDays, stockOf, venueOf } from '../inputs.ts';
import { compactDay, signOf } from '../numbers.ts';

const ROWS = 30;

const WHO: readonly Prefix[] = ['prsn', 'frgn', 'orgn'];
const COLUMNS: readonly Column[] = [
  ...WHO.map(netShares),
  ...WHO.map(netAmount),
  ...WHO.map((it): Column => [`${it}_shnu_vol`, it, 'volume', 'buy']),
  ...WHO.map((it): Column => [`${it}_shnu_tr_pbmn`, it, 'value', 'buy']),
  ...WHO.map((it): Column => [`${it}_seln_vol`, it, 'volume', 'sell']),
  ...WHO.map((it): Column => [`${it}_seln_tr_pbmn`, it, 'value', 'sell']),
];

/** FHKST01010900 주식현재가 투자자: three investors of one stock over the last 30 sessions. */
export const fhkst01010900: DataCall = {
  api: 'FHKST01010900',
  path: '/uapi/domestic-stock/v1/quotations/inquire-investor',
  inputs: ['FID_COND_MRKT_DIV_CODE', 'FID_INPUT_ISCD'],
  table: {
    list: 'output',
    labels: ['stck_bsop_date'],
    column: 'frgn_ntby_tr_pbmn',
    saturation: { column: 'frgn_ntby_qty' },
  },
  answer(asked) {
    const venue = venueOf(asked);
    if (venue instanceof Refused) return venue;
    const stock = stockOf(asked);
    if (stock === undefined || (venue === 'nxt' && !stock.onNextrade)) return { output: [] };
    const upTo = Math.min(dateAt(asked.instant), (stock.delistedOn ?? Infinity) - 1);
    const days = newestDays(upTo, asked.world.holdings.began(stock, venue), ROWS);
    return { output: days.map((day) => rowOf(asked, stock, venue, day)) };
  },
};

/** Until its figures are published, today’s row says nothing of investors. */
function rowOf({ truth, instant }: Asked, stock: Stock, venue: Venue, day: DayNumber) {
  const at = { stock: stock.code, venue, day: dayOf(day), at: instant };
  const { last, change, range } = truth.stockTrading(at);
  const figures = isPublished(day, instant)
    ? writeColumns(COLUMNS, truth.stockFlow(at), 1)
    : fillColumns(COLUMNS, '');
  return {
    stck_bsop_date: compactDay(dayOf(day)), // 주식 영업 일자
    stck_clpr: String(last), // 주식 종가
    prdy_vrss: String(change), // 전일 대비
    prdy_vrss_sign: range === undefined ? '0' : signOf(change), // 전일 대비 부호
    ...figures,
  };
}
