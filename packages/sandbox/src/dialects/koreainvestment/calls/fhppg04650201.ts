import { dayOf, type DayNumber, sessionBefore } from '../../../days.ts';
import { latestSession } from '../../../market/hours.ts';
import type { Asked, DataCall } from '../call.ts';
import { changeColumns } from '../columns.ts';
import { dayIn, type NamedStock, ofStock, stockDays } from '../inputs.ts';
import { compactDay } from '../numbers.ts';

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
  answer: ofStock({ output: [] }, (asked, named) => {
    const latest = latestSession(named.venue, asked.instant, named.stock.market);
    const upTo = Math.min(dayIn(asked, 'FID_INPUT_DATE_1'), latest);
    return { output: stockDays(asked, named, upTo).map((day) => rowOf(asked, named, day)) };
  }),
};

/** Amounts are won here. */
function rowOf({ truth, instant }: Asked, { stock, venue }: NamedStock, day: DayNumber) {
  const at = { stock: stock.code, venue, day: dayOf(day), at: instant };
  const { last, change, shares, turnover } = truth.stockTrading(at);
  const now = truth.stockProgram(at);
  const before = truth.stockProgram({ ...at, day: dayOf(sessionBefore(day)) });
  const [value, volume] = [now.value.total, now.volume.total];
  return {
    stck_bsop_date: compactDay(at.day), // 주식 영업 일자
    stck_clpr: String(last), // 주식 종가
    ...changeColumns({ last, change }),
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
