import { type Market, NEXTRADE_OPENED } from '@investor-flow/core';
import { dayNumberOf, dayOf, HISTORY_BEGAN, instantAt, newestSessions } from '../../../days.ts';
import type { Deals } from '../../../market/ledger.ts';
import { lastMinuteOf, latestSession, type VenueDay, venueHoursOf } from '../../../market/hours.ts';
import type { ProgramTruth } from '../../../market/programs.ts';
import { type Asked, type DataCall, invalid, Refused, type Reply } from '../call.ts';
import { dayIn, venueOf } from '../inputs.ts';
import { compactDay, MILLION, minuteText, percent, plainIn, THOUSAND } from '../numbers.ts';

/** How many rows the broker gives of days is not known. */
const ROWS = 30;

const MARKETS: Readonly<Record<string, Market>> = { K: 'kospi', Q: 'kosdaq' };

/** Answers of a market at a venue. */
const ofMarket =
  (rowsOf: (asked: Asked, place: Omit<VenueDay, 'day'>) => readonly object[]) =>
  (asked: Asked): Reply => {
    const venue = venueOf(asked);
    if (venue instanceof Refused) return venue;
    const market = MARKETS[asked.input('FID_MRKT_CLS_CODE')];
    if (market === undefined) return invalid('FID_MRKT_CLS_CODE');
    return { output: rowsOf(asked, { market, venue }) };
  };

const NO_INDEX = {
  bstp_nmix_prpr: '', // 업종 지수 현재가
  bstp_nmix_prdy_vrss: '', // 업종 지수 전일 대비
  prdy_vrss_sign: '', // 전일 대비 부호
};

/** FHPPG04600001 프로그램매매 종합현황(일별): a market's programmes, day by day. */
export const fhppg04600001: DataCall = {
  api: 'FHPPG04600001',
  path: '/uapi/domestic-stock/v1/quotations/comp-program-trade-daily',
  inputs: ['FID_COND_MRKT_DIV_CODE', 'FID_MRKT_CLS_CODE', 'FID_INPUT_DATE_1', 'FID_INPUT_DATE_2'],
  table: { list: 'output', labels: ['stck_bsop_date'], column: 'whol_smtn_ntby_tr_pbmn' },
  answer: ofMarket((asked, { market, venue }) => {
    const { input, truth, instant } = asked;
    const began = venue === 'nxt' ? dayNumberOf(NEXTRADE_OPENED) : HISTORY_BEGAN;
    const isSince = input('FID_INPUT_DATE_1') !== '';
    const oldest = isSince ? Math.max(began, dayIn(asked, 'FID_INPUT_DATE_1')) : began;
    const latest = latestSession(venue, instant, market);
    const upTo = Math.min(dayIn(asked, 'FID_INPUT_DATE_2'), latest);
    return newestSessions(upTo, oldest, ROWS).map((session) => {
      const day = dayOf(session);
      return {
        stck_bsop_date: compactDay(day), // 주식 영업 일자
        ...programColumns(truth.program({ market, venue, day, at: instant })),
        ...NO_INDEX,
      };
    });
  }),
};

/** 차익, 비차익, 전체. */
const KINDS = [
  ['arbt', 'arbitrage'],
  ['nabt', 'nonArbitrage'],
  ['whol', 'total'],
] as const;

/** 위탁 is for clients, 자기 for the broker itself; 합계 is both, each rounded on its own. */
const PARTS = [
  ['entm', 0.96],
  ['onsl', 0.04],
  ['smtn', 1],
] as const;

const SIDES = [
  ['seln', 'sell', 'vol'],
  ['shnu', 'buy', 'vol'],
  ['ntby', 'net', 'qty'],
] as const;

/** Rates whose names were misspelt once and stayed so. */
const MISSPELT: Readonly<Record<string, string>> = {
  arbt_smtn_shnu_vol_rate: 'arbt_smtm_shun_vol_rate',
  nabt_smtn_shnu_tr_pbmn_rate: 'nabt_smtm_shun_tr_pbmn_rate',
  whol_smtn_seln_vol_rate: 'whol_seln_vol_rate',
};

/** Every figure of a day, each followed by its part of the whole in percent. */
function programColumns({ value, volume }: ProgramTruth): Readonly<Record<string, string>> {
  const columns: [string, string][] = [];
  const add = (name: string, text: string, part: string): void => {
    const rate = `${name}_rate`;
    columns.push([name, text], [MISSPELT[rate] ?? rate, part]);
  };
  for (const [prefix, kind] of KINDS) {
    for (const [who, share] of PARTS) {
      for (const [word, side, ending] of SIDES) {
        const of = (deals: Deals): number => Math.floor(deals[side] * share);
        const name = `${prefix}_${who}_${word}`;
        add(
          `${name}_${ending}`,
          plainIn(THOUSAND, of(volume[kind])),
          percent(of(volume[kind]), volume.total[side]),
        );
        add(
          `${name}_tr_pbmn`,
          plainIn(MILLION, of(value[kind])),
          percent(of(value[kind]), value.total[side]),
        );
      }
    }
  }
  return Object.fromEntries(columns);
}

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
  answer: ofMarket(({ truth, instant }, place) => {
    const at = { ...place, day: latestSession(place.venue, instant, place.market) };
    return minutesOf(at, instant).map((minute) => {
      const moment = instantAt(at.day, minute);
      return rowOf(minute, truth.program({ ...at, day: dayOf(at.day), at: moment }));
    });
  }),
};

/** The last minutes of the session so far, the evening among them, newest first. */
function minutesOf(at: VenueDay, instant: number): readonly number[] {
  const last = lastMinuteOf(at, instant);
  const count = Math.min(ROWS, last - venueHoursOf(at).opening + 1);
  return Array.from({ length: count }, (_, back) => last - back);
}

/** The whole has a net alone: no buying and no selling. */
function rowOf(minute: number, { value }: ProgramTruth) {
  const { arbitrage, nonArbitrage, total } = value;
  const text = (exact: number): string => plainIn(MILLION, exact);
  return {
    bsop_hour: minuteText(minute), // 영업 시간
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
    ...NO_INDEX,
  };
}
