import {
  dateAt,
  dayOf,
  HISTORY_BEGAN,
  instantAt,
  koreanStamp,
  minutesAt,
  newestSessions,
} from '../../../days.ts';
import { hoursOf, latestSession } from '../../../market/hours.ts';
import { type Asked, type DataCall, oneOf } from '../call.ts';
import { levelColumns, ofIndex } from '../index-columns.ts';
import { compactDay, saturated, THOUSAND } from '../numbers.ts';
import { SECTOR_CODE, type SectorOfCode } from '../sectors.ts';

const ROWS = 20;
const STEP_MS = 10_000;
/** The close comes twice before the last ticks. */
const SENTINELS = ['999999', '888888'];

/** ka20001 업종현재가: a sector's index now, and its last minutes. */
export const ka20001: DataCall = {
  api: 'ka20001',
  path: '/api/dostk/sect',
  inputs: { mrkt_tp: oneOf(['0', '1', '2', '3', '4', '5', '6', '7']), inds_cd: SECTOR_CODE },
  table: {
    list: 'inds_cur_prc_tm',
    labels: ['tm_n'],
    column: 'cur_prc_n',
    saturation: saturated('acc_trde_qty_n'),
  },
  answer: ofIndex(ticksOf),
};

function ticksOf({ truth, instant }: Asked, { market, sector }: SectorOfCode): readonly object[] {
  const day = latestSession('krx', instant, market);
  const { closing } = hoursOf(market, 'krx', day);
  const hasClosed = day < dateAt(instant) || minutesAt(instant) >= closing;
  const last = hasClosed ? instantAt(day, closing) : Math.floor(instant / STEP_MS) * STEP_MS;
  const at = (moment: number) => {
    const index = truth.index({ market, sector, day: dayOf(day), at: moment });
    if (index === undefined) throw new RangeError(`${sector} has no index`);
    return index;
  };
  return Array.from({ length: ROWS }, (_, place) => {
    const back = hasClosed ? Math.max(0, place - SENTINELS.length + 1) : place;
    const moment = last - back * STEP_MS;
    const index = at(moment);
    const before = at(moment - STEP_MS).volume;
    return {
      tm_n: (hasClosed ? SENTINELS[place] : undefined) ?? timeOf(moment), // 시간n
      ...levelColumns(index, '_n'),
      trde_qty_n: String(Math.round((index.volume - before) / THOUSAND)), // 거래량n
      acc_trde_qty_n: String(Math.round(index.volume / THOUSAND)), // 누적거래량n
    };
  });
}

const timeOf = (moment: number): string => koreanStamp(moment).slice(11).replaceAll(':', '');

/** ka20009 업종현재가일별: a sector's index now, and its last twenty sessions. */
export const ka20009: DataCall = {
  api: 'ka20009',
  path: '/api/dostk/sect',
  inputs: { mrkt_tp: oneOf(['0', '1', '2']), inds_cd: SECTOR_CODE },
  table: {
    list: 'inds_cur_prc_daly_rept',
    labels: ['dt_n'],
    column: 'cur_prc_n',
    saturation: saturated('acc_trde_qty_n'),
  },
  answer: ofIndex(({ truth, instant }, sector) =>
    newestSessions(latestSession('krx', instant), HISTORY_BEGAN, ROWS).flatMap((session) => {
      const day = dayOf(session);
      const index = truth.index({ ...sector, day, at: instant });
      if (index === undefined) return [];
      return {
        dt_n: compactDay(day), // 일자n
        ...levelColumns(index, '_n'),
        acc_trde_qty_n: String(Math.round(index.volume / THOUSAND)), // 누적거래량n
      };
    }),
  ),
};
