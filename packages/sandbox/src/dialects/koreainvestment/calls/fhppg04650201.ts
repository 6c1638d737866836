import type { Venue } from '@investor-flow/core';
import { dayOf, type DayNumber, sessionBefore } from '../../../days.ts';
import type { Stock } from '../../../stocks/stock.ts';
import { latestSession } from '../../../market/hours.ts';
import { type Asked, type DataCall, Refused } from '../call.ts';
import { dayIn, newestDays, stockOf, venueOf } from '../inputs.ts';
import { compactDay, percent, signOf } from '../numbers.ts';

const PAGE_ROWS = 30;

/** FHPPG04650201 종목별 프로그램매매추이(일별): one stock's programmes, 30 days up to a day. */
export const fhppg04650201: DataCall = {
  api: 'FHPPG04650201',
  path: '/uapi/domestic-stock/v1/quotations/program-trade-by-stock-daily',
  inputs: ['FID_COND_MRKT_DIV_CODE', 'FID_INPUT_ISCD', 'FID_INPUT_DATE_1'],
  table: {
    list: 'output',
    labels: ['stck_bsop_date'],
    column: 'whol_smtn_ntby_tr_pbmn',
    saturation: { column: 'whol_smtn_ntby_qty' },
  },
  answer(asked) {
    const { input, instant, world } = asked;
    const venue = venueOf(asked);
    if (venue instanceof Refused) return venue;
    const stock = stockOf(asked);
    if (stock === undefined || (venue === 'nxt' && !stock.onNextrade)) return { output: [] };
    const upTo = Math.min(
      dayIn(input('FID_INPUT_DATE_1'), instant),
      latestSession(venue, instant, stock.market),
      (stock.delistedOn ?? Infinity) - 1,
    );
    const days = newestDays(upTo, world.holdings.began(stock, venue), PAGE_ROWS);
    return { output: days.map((day) => rowOf(asked, stock, venue, day)) };
  },
};

/** Amounts are won here. */
function rowOf({ truth, instant }: Asked, stock: Stock, venue: Venue, day: DayNumber) {
  const at = { stock: stock.code, venue, day: dayOf(day), at: instant };
  const { last, change, shares, turnover } = truth.stockTrading(at);
  const now = truth.stockProgram(at);
  const before = truth.stockProgram({ ...at, day: dayOf(sessionBefore(day)) });
  const [value, volume] = [now.value.total, now.volume.total];
  return {
    stck_bsop_date: compactDay(at.day), // 주식 영업 일자
    stck_clpr: String(last), // 주식 종가
    prdy_vrss: String(change), // 전일 대비
    prdy_vrss_sign: signOf(change), // 전일 대비 부호
    prdy_ctrt: percent(change, last - change), // 전일 대비율
    acml_vol: String(shares), // 누적 거래량
    acml_tr_pbmn: String(turnover), // 누적 거래 대금
    whol_smtn_seln_vol: String(volume.sell), // 전체 합계 매도 거래량
    whol_smtn_shnu_vol: String(volume.buy), // 전체 합계 매수2 거래량
    whol_smtn_ntby_qty: String(volume.net), // 전체 합계 순매수 수량
    whol_smtn_seln_tr_pbmn: String(value.sell), // 전체 합계 매도 거래 대금
    whol_smtn_shnu_tr_pbmn: String(value.buy), // 전체 합계 매수2 거래 대금
    whol_smtn_ntby_tr_pbmn: String(value.net), // 전체 합계 순매수 거래 대금
    whol_ntby_vol_icdc: String(volume.net - before.volume.total.net), // 전체 순매수 거래량 증감
    whol_ntby_tr_pbmn_icdc2: String(value.net - before.value.total.net), // 거래 대금 증감
  };
}
