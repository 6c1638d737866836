import { dayOf, newestSessions } from '../../days.ts';
import type { Breadth } from '../../market/breadth.ts';
import { latestSession } from '../../market/hours.ts';
import { type IndexLevel, levelExtremes } from '../../market/index-level.ts';
import { type Asked, type Reply, NO_ROWS } from './call.ts';
import {
  changedDecimal,
  coloured,
  compactDay,
  decimal,
  directionOf,
  MILLION,
  percent,
  THOUSAND,
} from './numbers.ts';
import { type SectorOfCode, sectorOf } from './sectors.ts';

const YEAR_DAYS = 364;

/** Answers of a sector's index: rows, beside what the index and its issues did in the latest session. */
export const ofIndex =
  (rowsOf: (asked: Asked, sector: SectorOfCode) => readonly object[]) =>
  (asked: Asked): Reply => {
    const sector = sectorOf(asked);
    if ('refused' in sector) return sector;
    const header = headerOf(asked, sector);
    return header === undefined ? NO_ROWS : { payload: header, rows: rowsOf(asked, sector) };
  };

function headerOf({ truth, world, instant }: Asked, { market, sector }: SectorOfCode) {
  const day = latestSession('krx', instant, market);
  const at = { market, sector, day: dayOf(day), at: instant };
  const index = truth.index(at);
  if (index === undefined) return undefined;
  const breadth = truth.breadth(at);
  const traded = breadth.advancing + breadth.unchanged + breadth.declining;
  const { hundredths, changeHundredths } = index;
  const { highest, lowest } = levelExtremes(
    (session) => world.indexLevels(market, sector, session, instant),
    newestSessions(day, day - YEAR_DAYS),
  );
  const beside = (level: number): string =>
    coloured(decimal(level), level - (hundredths - changeHundredths));
  return {
    ...levelColumns(index),
    trde_qty: String(Math.round(index.volume / THOUSAND)), // 거래량: 천주
    trde_prica: String(Math.round(index.turnover / MILLION)), // 거래대금: 백만원
    trde_frmatn_stk_num: String(traded), // 거래형성종목수
    trde_frmatn_rt: percent(traded, breadth.listed), // 거래형성비율
    open_pric: beside(index.openHundredths), // 시가
    high_pric: beside(index.highHundredths), // 고가
    low_pric: beside(index.lowHundredths), // 저가
    ...issueColumns(breadth),
    '52wk_hgst_pric': beside(highest.level), // 52주최고가
    '52wk_hgst_pric_dt': compactDay(dayOf(highest.day)), // 52주최고가일
    '52wk_hgst_pric_pre_rt': percent(hundredths - highest.level, highest.level), // 52주최고가대비율
    '52wk_lwst_pric': beside(lowest.level), // 52주최저가
    '52wk_lwst_pric_dt': compactDay(dayOf(lowest.day)), // 52주최저가일
    '52wk_lwst_pric_pre_rt': percent(hundredths - lowest.level, lowest.level), // 52주최저가대비율
  };
}

/** Where an index is; rows have `_n` behind each name. */
export const levelColumns = (
  { hundredths, changeHundredths }: Pick<IndexLevel, 'hundredths' | 'changeHundredths'>,
  end: '' | '_n' = '',
) => ({
  [`cur_prc${end}`]: coloured(decimal(hundredths), changeHundredths), // 현재가
  [`pred_pre_sig${end}`]: directionOf(changeHundredths), // 전일대비기호
  [`pred_pre${end}`]: changedDecimal(changeHundredths), // 전일대비
  [`flu_rt${end}`]: percent(changeHundredths, hundredths - changeHundredths), // 등락률
});

/** How a sector's issues fared. */
export const issueColumns = (breadth: Breadth) => ({
  upl: String(breadth.upperLimit), // 상한
  rising: String(breadth.advancing), // 상승: 상한 포함
  stdns: String(breadth.unchanged), // 보합
  fall: String(breadth.declining), // 하락: 하한 포함
  lst: String(breadth.lowerLimit), // 하한
});
