import { dateAt, dayOf, type DayNumber } from '../../../days.ts';
import { isPublished } from '../../../market/hours.ts';
import type { Asked, DataCall } from '../call.ts';
import {
  type Column,
  fillColumns,
  netAmount,
  netShares,
  type Prefix,
  sidesOf,
  writeColumns,
} from '../columns.ts';
import { type NamedStock, ofStock, stockDays } from '../inputs.ts';
import { compactDay, signOf } from '../numbers.ts';

const WHO: readonly Prefix[] = ['prsn', 'frgn', 'orgn'];
const COLUMNS: readonly Column[] = [
  ...WHO.map(netShares),
  ...WHO.map(netAmount),
  ...WHO.map((it) => sidesOf(it).buyShares),
  ...WHO.map((it) => sidesOf(it).buyAmount),
  ...WHO.map((it) => sidesOf(it).sellShares),
  ...WHO.map((it) => sidesOf(it).sellAmount),
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
  answer: ofStock({ output: [] }, (asked, named) => ({
    output: stockDays(asked, named, dateAt(asked.instant)).map((day) => rowOf(asked, named, day)),
  })),
};

/** Until its figures are published, today’s row says nothing of investors. */
function rowOf({ truth, instant }: Asked, { stock, venue }: NamedStock, day: DayNumber) {
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
