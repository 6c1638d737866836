import { type Market, NEXTRADE_OPENED } from '@investor-flow/core';
import { dayNumberOf, dayOf, HISTORY_BEGAN } from '../../../days.ts';
import { latestSession } from '../../../market/hours.ts';
import { type DataCall, Refused } from '../call.ts';
import { dayIn, newestDays, venueOf } from '../inputs.ts';
import { compactDay } from '../numbers.ts';
import { programColumns } from '../program-columns.ts';

/** How many rows the broker gives is not known. */
const PAGE_ROWS = 30;

export const PROGRAM_MARKETS: Readonly<Record<string, Market>> = { K: 'kospi', Q: 'kosdaq' };

/** FHPPG04600001 프로그램매매 종합현황(일별): a market's programmes, day by day. */
export const fhppg04600001: DataCall = {
  api: 'FHPPG04600001',
  path: '/uapi/domestic-stock/v1/quotations/comp-program-trade-daily',
  inputs: ['FID_COND_MRKT_DIV_CODE', 'FID_MRKT_CLS_CODE', 'FID_INPUT_DATE_1', 'FID_INPUT_DATE_2'],
  table: {
    list: 'output',
    labels: ['stck_bsop_date'],
    column: 'whol_smtn_ntby_tr_pbmn',
  },
  answer(asked) {
    const { input, truth, instant } = asked;
    const venue = venueOf(asked);
    if (venue instanceof Refused) return venue;
    const market = PROGRAM_MARKETS[input('FID_MRKT_CLS_CODE')];
    if (market === undefined) {
      return new Refused('OPSQ2001', '', 'ERROR INVALID FID_MRKT_CLS_CODE');
    }
    const from = input('FID_INPUT_DATE_1');
    const began = venue === 'nxt' ? dayNumberOf(NEXTRADE_OPENED) : HISTORY_BEGAN;
    const oldest = from === '' ? began : Math.max(began, dayIn(from, instant));
    const upTo = Math.min(
      dayIn(input('FID_INPUT_DATE_2'), instant),
      latestSession(venue, instant, market),
    );
    const output = newestDays(upTo, oldest, PAGE_ROWS).map((day) => ({
      stck_bsop_date: compactDay(dayOf(day)), // 주식 영업 일자
      ...programColumns(truth.program({ market, venue, day: dayOf(day), at: instant })),
      bstp_nmix_prpr: '', // 업종 지수 현재가
      bstp_nmix_prdy_vrss: '', // 업종 지수 전일 대비
      prdy_vrss_sign: '', // 전일 대비 부호
    }));
    return { output };
  },
};
