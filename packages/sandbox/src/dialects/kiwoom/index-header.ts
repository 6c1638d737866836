import { dateAt, dayOf, type DayNumber, sessionsBack } from '../../days.ts';
import { latestSession } from '../../truth.ts';
import type { Asked } from './call.ts';
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
import type { SectorOfCode } from './sector-codes.ts';

const YEAR_DAYS = 364;

/** What a sector's index and its issues did in the latest session. */
export function headerOf(asked: Asked, { market, sector }: SectorOfCode) {
  const { truth, instant } = asked;
  const day = latestSession('krx', instant, market);
  const at = { market, sector, day: dayOf(day), at: instant };
  const index = truth.index(at);
  if (index === undefined) return undefined;
  const breadth = truth.breadth(at);
  const traded = breadth.advancing + breadth.unchanged + breadth.declining;
  const { hundredths, changeHundredths } = index;
  const base = hundredths - changeHundredths;
  const { highest, lowest } = yearOf(asked, { market, sector }, day);
  const beside = (level: number): string => coloured(decimal(level), level - base);
  return {
    cur_prc: coloured(decimal(hundredths), changeHundredths), // 현재가
    pred_pre_sig: directionOf(changeHundredths), // 전일대비기호
    pred_pre: changedDecimal(changeHundredths), // 전일대비
    flu_rt: percent(changeHundredths, base), // 등락률
    trde_qty: String(Math.round(index.volume / THOUSAND)), // 거래량: 천주
    trde_prica: String(Math.round(index.turnover / MILLION)), // 거래대금: 백만원
    trde_frmatn_stk_num: String(traded), // 거래형성종목수
    trde_frmatn_rt: percent(traded, breadth.listed), // 거래형성비율
    open_pric: beside(index.openHundredths), // 시가
    high_pric: beside(index.highHundredths), // 고가
    low_pric: beside(index.lowHundredths), // 저가
    upl: String(breadth.upperLimit), // 상한
    rising: String(breadth.advancing), // 상승: 상한 포함
    stdns: String(breadth.unchanged), // 보합
    fall: String(breadth.declining), // 하락: 하한 포함
    lst: String(breadth.lowerLimit), // 하한
    '52wk_hgst_pric': beside(highest.level), // 52주최고가
    '52wk_hgst_pric_dt': compactDay(dayOf(highest.day)), // 52주최고가일
    '52wk_hgst_pric_pre_rt': percent(hundredths - highest.level, highest.level), // 52주최고가대비율
    '52wk_lwst_pric': beside(lowest.level), // 52주최저가
    '52wk_lwst_pric_dt': compactDay(dayOf(lowest.day)), // 52주최저가일
    '52wk_lwst_pric_pre_rt': percent(hundredths - lowest.level, lowest.level), // 52주최저가대비율
  };
}

interface Extreme {
  readonly level: number;
  readonly day: DayNumber;
}

/** The highest and the lowest level of 52 weeks. */
function yearOf(
  { world, instant }: Asked,
  { market, sector }: Pick<SectorOfCode, 'market' | 'sector'>,
  day: DayNumber,
): { readonly highest: Extreme; readonly lowest: Extreme } {
  let highest: Extreme = { level: -Infinity, day };
  let lowest: Extreme = { level: Infinity, day };
  for (const session of sessionsBack(day, day - YEAR_DAYS)) {
    const { highHundredths, lowHundredths } = world.indexLevels(market, sector, session, instant);
    if (highHundredths > highest.level) highest = { level: highHundredths, day: session };
    if (lowHundredths < lowest.level) lowest = { level: lowHundredths, day: session };
  }
  return { highest, lowest };
}

/** The newest day with an index that is worth a row: today from its opening on. */
export const newestIndexDay = ({ instant }: Asked, asked = dateAt(instant)): DayNumber =>
  Math.min(asked, latestSession('krx', instant));
