import { dateAt, dayOf, minutesAt } from '../../../days.ts';
import { hoursOf } from '../../../market/hours.ts';
import { latestSession } from '../../../truth.ts';
import { type Asked, type DataCall, oneOf } from '../call.ts';
import { headerOf } from '../index-header.ts';
import { changedDecimal, coloured, decimal, directionOf, percent, THOUSAND } from '../numbers.ts';
import { SECTOR_CODE, type SectorOfCode, sectorOf } from '../sector-codes.ts';

const ROWS = 20;
const STEP_MS = 10_000;
const KOREA_MS = 9 * 3_600_000;
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
    saturation: { column: 'acc_trde_qty_n', text: '4294967295' },
    pages: 'none',
  },
  answer(asked) {
    const sector = sectorOf(asked);
    if ('refused' in sector) return sector;
    const header = headerOf(asked, sector);
    if (header === undefined) return { payload: { inds_cur_prc_tm: [] } };
    return { payload: { ...header, inds_cur_prc_tm: ticksOf(asked, sector) } };
  },
};

function ticksOf({ truth, instant }: Asked, { market, sector }: SectorOfCode) {
  const day = latestSession('krx', instant, market);
  const { closing } = hoursOf(market, 'krx', day);
  const hasClosed = day < dateAt(instant) || minutesAt(instant) >= closing;
  const last = hasClosed ? closeOf(day, closing) : Math.floor(instant / STEP_MS) * STEP_MS;
  const at = (moment: number) => {
    const index = truth.index({ market, sector, day: dayOf(day), at: moment });
    if (index === undefined) throw new RangeError(`${sector} has no index`);
    return index;
  };
  return Array.from({ length: ROWS }, (_, place) => {
    const back = hasClosed ? Math.max(0, place - SENTINELS.length + 1) : place;
    const moment = last - back * STEP_MS;
    const { hundredths, changeHundredths, volume } = at(moment);
    const before = at(moment - STEP_MS).volume;
    return {
      tm_n: (hasClosed ? SENTINELS[place] : undefined) ?? timeOf(moment), // 시간n
      cur_prc_n: coloured(decimal(hundredths), changeHundredths), // 현재가n
      pred_pre_sig_n: directionOf(changeHundredths), // 전일대비기호n
      pred_pre_n: changedDecimal(changeHundredths), // 전일대비n
      flu_rt_n: percent(changeHundredths, hundredths - changeHundredths), // 등락률n
      trde_qty_n: String(Math.round((volume - before) / THOUSAND)), // 거래량n
      acc_trde_qty_n: String(Math.round(volume / THOUSAND)), // 누적거래량n
    };
  });
}

const closeOf = (day: number, closing: number): number =>
  day * 86_400_000 - KOREA_MS + closing * 60_000;

const timeOf = (moment: number): string =>
  new Date(moment + KOREA_MS).toISOString().slice(11, 19).replaceAll(':', '');
