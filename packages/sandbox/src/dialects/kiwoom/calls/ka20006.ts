import { dayOf } from '../../../days.ts';
import { latestSession } from '../../../market/hours.ts';
import { sectorBegan } from '../../../stocks/stock.ts';
import type { DataCall } from '../call.ts';
import { DAY, dayIn, wrong } from '../inputs.ts';
import { compactDay, MILLION, saturated, THOUSAND } from '../numbers.ts';
import { pageOfSessions } from '../pages.ts';
import { SECTOR_CODE, sectorOf } from '../sectors.ts';

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
