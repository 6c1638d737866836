import { dayOf } from '../../../days.ts';
import { type Breadth, NO_ISSUES } from '../../../market/breadth.ts';
import { latestSession } from '../../../market/hours.ts';
import { sectorBegan } from '../../../stocks/stock.ts';
import type { IndexTruth } from '../../../truth.ts';
import { type Asked, type DataCall, oneOf } from '../call.ts';
import { issueColumns } from '../index-columns.ts';
import { DAY, dayIn, wrong } from '../inputs.ts';
import {
  changedDecimal,
  coloured,
  compactDay,
  decimal,
  directionOf,
  MILLION,
  percent,
  saturated,
  THOUSAND,
} from '../numbers.ts';
import { pageOfSessions } from '../pages.ts';
import { SECTOR_CODE, sectorOf, type SectorOfCode, SECTORS_OF } from '../sectors.ts';

/** Indexes beside the sectors: how far from the market's each is. */
const OTHERS = {
  kospi: [
    ['603', '변동성지수', 0.01],
    ['604', '코스피고배당50', 1.1],
    ['605', '코스피배당성장50', 1.7],
  ],
  kosdaq: [
    ['160', 'F-KOSDAQ150', 1.4],
    ['165', 'F-KOSDAQ150인버스', 0.6],
  ],
} as const;

/** ka20003 전업종지수: every index of a market, and how its issues fared. */
export const ka20003: DataCall = {
  api: 'ka20003',
  path: '/api/dostk/sect',
  inputs: { inds_cd: oneOf(['001', '101']) },
  table: {
    list: 'all_inds_idex',
    labels: ['stk_cd', 'stk_nm', 'wght'],
    column: 'cur_prc',
    saturation: saturated('trde_qty'),
  },
  answer(asked) {
    const market = asked.body['inds_cd'] === '001' ? 'kospi' : 'kosdaq';
    const sectors = SECTORS_OF[market].flatMap((sector) => rowOf(asked, sector) ?? []);
    return { rows: [...sectors, ...othersOf(asked, market)] };
  },
};

function rowOf({ truth, instant }: Asked, { code, name, market, sector }: SectorOfCode) {
  const at = { market, sector, day: dayOf(latestSession('krx', instant, market)), at: instant };
  const index = truth.index(at);
  return index && columnsOf([code, name], index, truth.breadth(at));
}

/** Baskets that are no sectors count no issues. */
function othersOf({ world, instant }: Asked, market: 'kospi' | 'kosdaq') {
  const day = latestSession('krx', instant, market);
  const level = world.indexLevels(market, 'all', day, instant);
  return OTHERS[market].map(([code, name, factor]) => {
    const base = Math.round((level.hundredths - level.changeHundredths) * factor);
    const hundredths = Math.round(level.hundredths * factor);
    const index = { hundredths, changeHundredths: hundredths - base, volume: 0, turnover: 0 };
    return columnsOf([code, name], index, NO_ISSUES);
  });
}

type Level = Pick<IndexTruth, 'hundredths' | 'changeHundredths' | 'volume' | 'turnover'>;

function columnsOf(
  [code, name]: readonly [string, string],
  { hundredths, changeHundredths, volume, turnover }: Level,
  breadth: Breadth,
) {
  return {
    stk_cd: code, // 종목코드
    stk_nm: name, // 종목명
    cur_prc: coloured(decimal(hundredths), changeHundredths), // 현재가
    pre_sig: directionOf(changeHundredths), // 대비기호
    pred_pre: changedDecimal(changeHundredths), // 전일대비
    flu_rt: percent(changeHundredths, hundredths - changeHundredths), // 등락률
    trde_qty: String(Math.round(volume / THOUSAND)), // 거래량: 천주
    wght: '', // 비중
    trde_prica: String(Math.round(turnover / MILLION)), // 거래대금: 백만원
    ...issueColumns(breadth),
    flo_stk_num: String(breadth.listed), // 상장종목수
  };
}

/** About a year: how many rows the broker gives is not known. */
const PAGE_ROWS = 250;

/** ka20006 업종일봉: a sector's index day by day, newest first. */
export const ka20006: DataCall = {
  api: 'ka20006',
  path: '/api/dostk/chart',
  inputs: { inds_cd: SECTOR_CODE, base_dt: DAY },
  table: {
    list: 'inds_dt_pole_qry',
    labels: ['dt'],
    column: 'cur_prc',
    saturation: saturated('trde_qty'),
    continues: true,
  },
  answer(asked) {
    const { truth, instant } = asked;
    const sector = sectorOf(asked);
    if ('refused' in sector) return sector;
    const since = dayIn(asked, 'base_dt');
    if (since === undefined) return wrong('base_dt');
    const history = {
      owner: sector.code,
      since,
      latest: latestSession('krx', instant),
      oldest: sectorBegan(sector),
      most: PAGE_ROWS,
    };
    return pageOfSessions(asked, history, (session) => {
      const day = dayOf(session);
      const index = truth.index({ ...sector, day, at: instant });
      if (index === undefined) return [];
      return {
        cur_prc: String(index.hundredths), // 현재가
        trde_qty: String(Math.round(index.volume / THOUSAND)), // 거래량: 천주
        dt: compactDay(day), // 일자
        open_pric: String(index.openHundredths), // 시가
        high_pric: String(index.highHundredths), // 고가
        low_pric: String(index.lowHundredths), // 저가
        trde_prica: String(Math.round(index.turnover / MILLION)), // 거래대금: 백만원
      };
    });
  },
};
