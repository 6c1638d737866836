import { dayNumberOf, dayOf, newestSessions, sessionBefore } from '../../days.ts';
import { latestSession } from '../../market/hours.ts';
import { levelExtremes } from '../../market/index-level.ts';
import type { IndexTruth } from '../../truth.ts';
import type { Asked } from './call.ts';
import type { Named } from './codes.ts';
import { compactDay, decimal, MILLION, percent, directionOf, THOUSAND } from './numbers.ts';

/** What both index calls say of the latest session, in parts that each of them puts in its own order. */
export function indexNow(asked: Asked, named: Named) {
  const { truth, world, instant } = asked;
  const day = latestSession('krx', instant, named.market);
  const at = { ...named, day: dayOf(day), at: instant };
  const index = truth.index(at);
  if (index === undefined) return undefined;
  const before = truth.index({ ...named, day: dayOf(sessionBefore(day)), at: instant });
  const breadth = truth.breadth(at);
  const newYear = dayNumberOf(`${dayOf(day).slice(0, 4)}-01-01`);
  const { highest, lowest } = levelExtremes(
    (session) => world.indexLevels(named.market, named.sector, session, instant),
    newestSessions(day, newYear),
  );
  const base = index.hundredths - index.changeHundredths;
  return {
    base,
    index,
    highest,
    lowest,
    level: {
      bstp_nmix_prpr: decimal(index.hundredths), // 업종 지수 현재가
      bstp_nmix_prdy_vrss: decimal(index.changeHundredths), // 업종 지수 전일 대비
      prdy_vrss_sign: directionOf(index.changeHundredths), // 전일 대비 부호
      bstp_nmix_prdy_ctrt: percent(index.changeHundredths, base), // 업종 지수 전일 대비율
    },
    traded: tradedColumns(index),
    tradedBefore: {
      prdy_vol: String(Math.round((before?.volume ?? NaN) / THOUSAND)), // 전일 거래량
      prdy_tr_pbmn: String(Math.round((before?.turnover ?? NaN) / MILLION)), // 전일 거래 대금
    },
    breadth: {
      ascn_issu_cnt: String(breadth.advancing), // 상승 종목 수: 상한 포함
      uplm_issu_cnt: String(breadth.upperLimit), // 상한 종목 수
      stnr_issu_cnt: String(breadth.unchanged), // 보합 종목 수
      down_issu_cnt: String(breadth.declining), // 하락 종목 수: 하한 포함
      lslm_issu_cnt: String(breadth.lowerLimit), // 하한 종목 수
    },
    range: rangeColumns(index),
    year: {
      dryy_bstp_nmix_hgpr: decimal(highest.level), // 연중업종지수최고가
      dryy_bstp_nmix_hgpr_date: compactDay(dayOf(highest.day)),
      dryy_bstp_nmix_lwpr: decimal(lowest.level), // 연중업종지수최저가
      dryy_bstp_nmix_lwpr_date: compactDay(dayOf(lowest.day)),
    },
  };
}

export const rangeColumns = (index: IndexTruth) => ({
  bstp_nmix_oprc: decimal(index.openHundredths), // 업종 지수 시가2
  bstp_nmix_hgpr: decimal(index.highHundredths), // 업종 지수 최고가
  bstp_nmix_lwpr: decimal(index.lowHundredths), // 업종 지수 최저가
});

export const tradedColumns = (index: IndexTruth) => ({
  acml_vol: String(Math.round(index.volume / THOUSAND)), // 누적 거래량: 천주
  acml_tr_pbmn: String(Math.round(index.turnover / MILLION)), // 누적 거래 대금: 백만원
});
