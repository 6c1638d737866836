import { dayOf, type DayNumber, HISTORY_BEGAN, sessionBefore } from '../../../days.ts';
import { isUnborn, RECUT_DAY } from '../../../stocks/stock.ts';
import { latestSession } from '../../../market/hours.ts';
import { type Asked, type DataCall, Refused } from '../call.ts';
import { type Named, SECTORS } from '../codes.ts';
import { indexNow } from '../index-columns.ts';
import { dayIn, newestDays, refuseMarket } from '../inputs.ts';
import { compactDay, decimal, MILLION, percent, signOf, THOUSAND } from '../numbers.ts';

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
      return new Refused('OPSQ2001', '', 'ERROR INVALID FID_PERIOD_DIV_CODE');
    }
    const named = SECTORS[input('FID_INPUT_ISCD')];
    const now = named && indexNow(asked, named);
    if (named === undefined || now === undefined) return { output1: {}, output2: [] };
    const asOf = Math.min(dayIn(input('FID_INPUT_DATE_1'), instant), latestSession('krx', instant));
    const days = newestDays(asOf, beganOf(named), PAGE_ROWS);
    const { level, traded, tradedBefore, breadth, year, index } = now;
    return {
      output1: {
        ...level,
        ...traded,
        bstp_nmix_oprc: decimal(index.openHundredths), // 업종 지수 시가2
        bstp_nmix_hgpr: decimal(index.highHundredths), // 업종 지수 최고가
        bstp_nmix_lwpr: decimal(index.lowHundredths), // 업종 지수 최저가
        ...tradedBefore,
        ...breadth,
        ...year,
      },
      output2: days.flatMap((day) => rowOf(asked, named, day)),
    };
  },
};

const beganOf = ({ market, sector }: Named): DayNumber =>
  isUnborn(market, sector, HISTORY_BEGAN) ? RECUT_DAY : HISTORY_BEGAN;

const AVERAGE_SESSIONS = 20;

function rowOf(asked: Asked, named: Named, day: DayNumber) {
  const index = asked.truth.index({ ...named, day: dayOf(day), at: asked.instant });
  if (index === undefined) return [];
  const base = index.hundredths - index.changeHundredths;
  return {
    stck_bsop_date: compactDay(dayOf(day)), // 주식 영업 일자
    bstp_nmix_prpr: decimal(index.hundredths), // 업종 지수 현재가
    prdy_vrss_sign: signOf(index.changeHundredths), // 전일 대비 부호
    bstp_nmix_prdy_vrss: decimal(index.changeHundredths), // 업종 지수 전일 대비
    bstp_nmix_prdy_ctrt: percent(index.changeHundredths, base), // 업종 지수 전일 대비율
    bstp_nmix_oprc: decimal(index.openHundredths), // 업종 지수 시가2
    bstp_nmix_hgpr: decimal(index.highHundredths), // 업종 지수 최고가
    bstp_nmix_lwpr: decimal(index.lowHundredths), // 업종 지수 최저가
    acml_vol_rlim: '100.00', // 누적 거래량 비중
    acml_vol: String(Math.round(index.volume / THOUSAND)), // 누적 거래량: 천주
    acml_tr_pbmn: String(Math.round(index.turnover / MILLION)), // 누적 거래 대금: 백만원
    invt_new_psdg: '50.00', // 투자 신 심리도
    d20_dsrt: percent(index.hundredths, averageOf(asked, named, day)), // 20일 이격도
  };
}

function averageOf({ world, instant }: Asked, { market, sector }: Named, day: DayNumber): number {
  let [sum, session] = [0, day];
  for (let count = 0; count < AVERAGE_SESSIONS; count += 1) {
    sum += world.indexLevels(market, sector, session, instant).hundredths;
    session = sessionBefore(session);
  }
  return sum / AVERAGE_SESSIONS;
}
