import { dayOf, type DayNumber, newestSessions } from '../../../days.ts';
import { latestSession } from '../../../market/hours.ts';
import { sectorBegan } from '../../../stocks/stock.ts';
import { type Asked, type DataCall, invalid } from '../call.ts';
import { type Named, SECTORS } from '../codes.ts';
import { indexNow, rangeColumns, tradedColumns } from '../index-columns.ts';
import { dayIn, refuseMarket } from '../inputs.ts';
import { compactDay, decimal, percent, directionOf } from '../numbers.ts';

/** FHPUP02100000 국내업종 현재지수: an index now, and how its issues fared. */
export const fhpup02100000: DataCall = {
  api: 'FHPUP02100000',
  path: '/uapi/domestic-stock/v1/quotations/inquire-index-price',
  inputs: ['FID_COND_MRKT_DIV_CODE', 'FID_INPUT_ISCD'],
  table: {
    list: 'output',
    labels: [],
    column: 'bstp_nmix_prpr',
    saturation: { column: 'acml_vol' },
  },
  answer(asked) {
    const refused = refuseMarket(asked, 'U');
    if (refused !== undefined) return refused;
    const named = SECTORS[asked.input('FID_INPUT_ISCD')];
    const now = named && indexNow(asked, named);
    if (now === undefined) return { output: { ...UNKNOWN } };
    const { index, base, level, traded, tradedBefore, breadth, year, highest, lowest } = now;
    const [open, high, low] = [index.openHundredths, index.highHundredths, index.lowHundredths];
    return {
      output: {
        ...level,
        acml_vol: traded.acml_vol, // 누적 거래량: 천주
        prdy_vol: tradedBefore.prdy_vol, // 전일 거래량
        acml_tr_pbmn: traded.acml_tr_pbmn, // 누적 거래 대금: 백만원
        prdy_tr_pbmn: tradedBefore.prdy_tr_pbmn, // 전일 거래 대금
        bstp_nmix_oprc: decimal(open), // 업종 지수 시가2
        prdy_nmix_vrss_nmix_oprc: decimal(open - base), // 전일 지수 대비 지수 시가2
        oprc_vrss_prpr_sign: directionOf(open - base), // 시가2 대비 현재가 부호
        bstp_nmix_oprc_prdy_ctrt: percent(open - base, base), // 업종 지수 시가2 전일 대비율
        bstp_nmix_hgpr: decimal(high), // 업종 지수 최고가
        prdy_nmix_vrss_nmix_hgpr: decimal(high - base), // 전일 지수 대비 지수 최고가
        hgpr_vrss_prpr_sign: directionOf(high - base), // 최고가 대비 현재가 부호
        bstp_nmix_hgpr_prdy_ctrt: percent(high - base, base), // 업종 지수 최고가 전일 대비율
        bstp_nmix_lwpr: decimal(low), // 업종 지수 최저가
        prdy_clpr_vrss_lwpr: decimal(low - base), // 전일 종가 대비 최저가
        lwpr_vrss_prpr_sign: directionOf(low - base), // 최저가 대비 현재가 부호
        prdy_clpr_vrss_lwpr_rate: percent(low - base, base), // 전일 종가 대비 최저가 비율
        ...breadth,
        dryy_bstp_nmix_hgpr: year.dryy_bstp_nmix_hgpr, // 연중업종지수최고가
        dryy_hgpr_vrss_prpr_rate: percent(highest.level - index.hundredths, index.hundredths),
        dryy_bstp_nmix_hgpr_date: year.dryy_bstp_nmix_hgpr_date,
        dryy_bstp_nmix_lwpr: year.dryy_bstp_nmix_lwpr, // 연중업종지수최저가
        dryy_lwpr_vrss_prpr_rate: percent(lowest.level - index.hundredths, index.hundredths),
        dryy_bstp_nmix_lwpr_date: year.dryy_bstp_nmix_lwpr_date,
        total_askp_rsqn: '0', // 총 매도호가 잔량
        total_bidp_rsqn: '0', // 총 매수호가 잔량
        seln_rsqn_rate: '0.00', // 매도 잔량 비율
        shnu_rsqn_rate: '0.00', // 매수2 잔량 비율
        ntby_rsqn: '0', // 순매수 잔량
      },
    };
  },
};

/** The answer to a code without an index: zeros. */
const UNKNOWN = {
  bstp_nmix_prpr: '0.00',
  bstp_nmix_prdy_vrss: '0.00',
  prdy_vrss_sign: '3',
  bstp_nmix_prdy_ctrt: '0.00',
  acml_vol: '0',
  acml_tr_pbmn: '0',
};

const PAGE_ROWS = 100;

/** FHPUP02120000 국내업종 일자별지수: an index now, and 100 sessions up to a day. */
export const fhpup02120000: DataCall = {
  api: 'FHPUP02120000',
  path: '/uapi/domestic-stock/v1/quotations/inquire-index-daily-price',
  inputs: ['FID_PERIOD_DIV_CODE', 'FID_COND_MRKT_DIV_CODE', 'FID_INPUT_ISCD', 'FID_INPUT_DATE_1'],
  table: {
    list: 'output2',
    labels: ['stck_bsop_date'],
    column: 'bstp_nmix_prpr',
    saturation: { column: 'acml_vol' },
  },
  answer(asked) {
    const { input, instant } = asked;
    const refused = refuseMarket(asked, 'U');
    if (refused !== undefined) return refused;
    // Weeks and months are not kept here.
    if (input('FID_PERIOD_DIV_CODE') !== 'D') {
      return invalid('FID_PERIOD_DIV_CODE');
    }
    const named = SECTORS[input('FID_INPUT_ISCD')];
    const now = named && indexNow(asked, named);
    if (named === undefined || now === undefined) return { output1: {}, output2: [] };
    const asOf = Math.min(dayIn(asked, 'FID_INPUT_DATE_1'), latestSession('krx', instant));
    const days = newestSessions(asOf, sectorBegan(named), PAGE_ROWS);
    const { level, traded, tradedBefore, breadth, year, range } = now;
    return {
      output1: {
        ...level,
        ...traded,
        ...range,
        ...tradedBefore,
        ...breadth,
        ...year,
      },
      output2: days.flatMap((day) => rowOf(asked, named, day)),
    };
  },
};

const AVERAGE_SESSIONS = 20;

function rowOf(asked: Asked, named: Named, day: DayNumber) {
  const index = asked.truth.index({ ...named, day: dayOf(day), at: asked.instant });
  if (index === undefined) return [];
  const base = index.hundredths - index.changeHundredths;
  return {
    stck_bsop_date: compactDay(dayOf(day)), // 주식 영업 일자
    bstp_nmix_prpr: decimal(index.hundredths), // 업종 지수 현재가
    prdy_vrss_sign: directionOf(index.changeHundredths), // 전일 대비 부호
    bstp_nmix_prdy_vrss: decimal(index.changeHundredths), // 업종 지수 전일 대비
    bstp_nmix_prdy_ctrt: percent(index.changeHundredths, base), // 업종 지수 전일 대비율
    ...rangeColumns(index),
    acml_vol_rlim: '100.00', // 누적 거래량 비중
    ...tradedColumns(index),
    invt_new_psdg: '50.00', // 투자 신 심리도
    d20_dsrt: percent(index.hundredths, averageOf(asked, named, day)), // 20일 이격도
  };
}

function averageOf({ world, instant }: Asked, { market, sector }: Named, day: DayNumber): number {
  const sum = newestSessions(day, -Infinity, AVERAGE_SESSIONS)
    .map((session) => world.indexLevels(market, sector, session, instant).hundredths)
    .reduce((total, level) => total + level, 0);
  return sum / AVERAGE_SESSIONS;
}
