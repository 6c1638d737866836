import type { Market, Venue } from '@investor-flow/core';
import { dateAt, type DayNumber, dayOf, minutesAt } from '../../../days.ts';
import { floorsOf, hoursOf } from '../../../market/hours.ts';
import type { ProgramTruth } from '../../../market/programs.ts';
import { latestSession } from '../../../market/hours.ts';
import { type DataCall, Refused } from '../call.ts';
import { venueOf } from '../inputs.ts';
import { MILLION, percent, rounded } from '../numbers.ts';
import { PROGRAM_MARKETS } from './fhppg04600001.ts';

const ROWS = 30;
const KOREAN_MIDNIGHT_MS = -9 * 3_600_000;

/** FHPPG04600101 프로그램매매 종합현황(시간): the last half hour of a market's programmes. */
export const fhppg04600101: DataCall = {
  api: 'FHPPG04600101',
  path: '/uapi/domestic-stock/v1/quotations/comp-program-trade-today',
  inputs: [
    'FID_COND_MRKT_DIV_CODE',
    'FID_MRKT_CLS_CODE',
    'FID_SCTN_CLS_CODE',
    'FID_INPUT_ISCD',
    'FID_COND_MRKT_DIV_CODE1',
    'FID_INPUT_HOUR_1',
  ],
  table: { list: 'output', labels: ['bsop_hour'], column: 'whol_smtn_ntby_tr_pbmn' },
  answer(asked) {
    const venue = venueOf(asked);
    if (venue instanceof Refused) return venue;
    const market = PROGRAM_MARKETS[asked.input('FID_MRKT_CLS_CODE')];
    if (market === undefined) {
      return new Refused('OPSQ2001', '', 'ERROR INVALID FID_MRKT_CLS_CODE');
    }
    const day = latestSession(venue, asked.instant, market);
    const output = minutesOf({ market, venue }, day, asked.instant).map((minute) => {
      const at = day * 86_400_000 + KOREAN_MIDNIGHT_MS + minute * 60_000;
      return rowOf(minute, asked.truth.program({ market, venue, day: dayOf(day), at }));
    });
    return { output };
  },
};

/** The last minutes of the session so far, the evening among them, newest first. */
function minutesOf(place: Place, day: DayNumber, instant: number): readonly number[] {
  const { market, venue } = place;
  const hours = floorsOf(venue, day, market).map((floor) => hoursOf(market, floor, day));
  const opening = Math.min(...hours.map((it) => it.opening));
  const closing = Math.max(...hours.map((it) => it.closing));
  const last = day === dateAt(instant) ? Math.min(closing, minutesAt(instant)) : closing;
  const count = Math.min(ROWS, last - opening + 1);
  return Array.from({ length: count }, (_, back) => last - back);
}

interface Place {
  readonly market: Market;
  readonly venue: Venue;
}

/** The whole has a net alone: no buying and no selling. */
function rowOf(minute: number, { value }: ProgramTruth) {
  const { arbitrage, nonArbitrage, total } = value;
  const text = (exact: number): string => rounded(MILLION, exact);
  const hour = String(Math.floor(minute / 60)).padStart(2, '0');
  return {
    bsop_hour: `${hour}${String(minute % 60).padStart(2, '0')}00`, // 영업 시간
    arbt_smtn_seln_tr_pbmn: text(arbitrage.sell), // 차익 합계 매도 거래 대금
    arbt_smtm_seln_tr_pbmn_rate: percent(arbitrage.sell, total.sell),
    arbt_smtn_shnu_tr_pbmn: text(arbitrage.buy), // 차익 합계 매수2 거래 대금
    arbt_smtm_shun_tr_pbmn_rate: percent(arbitrage.buy, total.buy),
    nabt_smtn_seln_tr_pbmn: text(nonArbitrage.sell), // 비차익 합계 매도 거래 대금
    nabt_smtm_seln_tr_pbmn_rate: percent(nonArbitrage.sell, total.sell),
    nabt_smtn_shnu_tr_pbmn: text(nonArbitrage.buy), // 비차익 합계 매수2 거래 대금
    nabt_smtm_shun_tr_pbmn_rate: percent(nonArbitrage.buy, total.buy),
    arbt_smtn_ntby_tr_pbmn: text(arbitrage.net), // 차익 합계 순매수 거래 대금
    arbt_smtm_ntby_tr_pbmn_rate: percent(arbitrage.net, total.buy),
    nabt_smtn_ntby_tr_pbmn: text(nonArbitrage.net), // 비차익 합계 순매수 거래 대금
    nabt_smtm_ntby_tr_pbmn_rate: percent(nonArbitrage.net, total.buy),
    whol_smtn_ntby_tr_pbmn: text(total.net), // 전체 합계 순매수 거래 대금
    whol_ntby_tr_pbmn_rate: percent(total.net, total.buy),
    bstp_nmix_prpr: '', // 업종 지수 현재가
    bstp_nmix_prdy_vrss: '', // 업종 지수 전일 대비
    prdy_vrss_sign: '', // 전일 대비 부호
  };
}
