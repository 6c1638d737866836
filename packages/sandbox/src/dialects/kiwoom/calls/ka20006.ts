import { dateAt, dayOf, type DayNumber, HISTORY_BEGAN } from '../../../days.ts';
import { isUnborn, RECUT_DAY } from '../../../stocks/stock.ts';
import { textIn } from '../../../wire.ts';
import type { DataCall } from '../call.ts';
import { pageOfDays } from '../days.ts';
import { newestIndexDay } from '../index-header.ts';
import { DAY, dayIn, wrong } from '../inputs.ts';
import { dayOfKey, keyOf, WRONG_KEY } from '../keys.ts';
import { compactDay, MILLION, THOUSAND } from '../numbers.ts';
import { SECTOR_CODE, type SectorOfCode, sectorOf } from '../sector-codes.ts';

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
    saturation: { column: 'trde_qty', text: '4294967295' },
    pages: 'cursor',
  },
  answer(asked) {
    const sector = sectorOf(asked);
    if ('refused' in sector) return sector;
    const since = dayIn(textIn(asked.body, 'base_dt') ?? '');
    if (since === undefined) return wrong('base_dt');
    const today = dateAt(asked.instant);
    const newest = asked.key === undefined ? since : dayOfKey(sector.code, asked.key, today);
    if (newest === undefined) return WRONG_KEY;
    const { days, next } = pageOfDays(newestIndexDay(asked, newest), beganOf(sector), PAGE_ROWS);
    const rows = days.flatMap((day) => {
      const index = asked.truth.index({ ...sector, day: dayOf(day), at: asked.instant });
      if (index === undefined) return [];
      return {
        cur_prc: String(index.hundredths), // 현재가
        trde_qty: String(Math.round(index.volume / THOUSAND)), // 거래량: 천주
        dt: compactDay(dayOf(day)), // 일자
        open_pric: String(index.openHundredths), // 시가
        high_pric: String(index.highHundredths), // 고가
        low_pric: String(index.lowHundredths), // 저가
        trde_prica: String(Math.round(index.turnover / MILLION)), // 거래대금: 백만원
      };
    });
    return {
      payload: { inds_dt_pole_qry: rows },
      next: next === undefined ? undefined : keyOf(sector.code, next),
    };
  },
};

const beganOf = ({ market, sector }: SectorOfCode): DayNumber =>
  isUnborn(market, sector, HISTORY_BEGAN) ? RECUT_DAY : HISTORY_BEGAN;
