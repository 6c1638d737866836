import { dayOf, HISTORY_BEGAN } from '../../../days.ts';
import { type DataCall, oneOf } from '../call.ts';
import { pageOfDays } from '../days.ts';
import { headerOf, newestIndexDay } from '../index-header.ts';
import {
  changedDecimal,
  coloured,
  compactDay,
  decimal,
  directionOf,
  percent,
  THOUSAND,
} from '../numbers.ts';
import { SECTOR_CODE, sectorOf } from '../sector-codes.ts';

const ROWS = 20;

/** ka20009 업종현재가일별: a sector's index now, and its last twenty sessions. */
export const ka20009: DataCall = {
  api: 'ka20009',
  path: '/api/dostk/sect',
  inputs: { mrkt_tp: oneOf(['0', '1', '2']), inds_cd: SECTOR_CODE },
  table: {
    list: 'inds_cur_prc_daly_rept',
    labels: ['dt_n'],
    column: 'cur_prc_n',
    saturation: { column: 'acc_trde_qty_n', text: '4294967295' },
    pages: 'none',
  },
  answer(asked) {
    const sector = sectorOf(asked);
    if ('refused' in sector) return sector;
    const header = headerOf(asked, sector);
    if (header === undefined) return { payload: { inds_cur_prc_daly_rept: [] } };
    const { days } = pageOfDays(newestIndexDay(asked), HISTORY_BEGAN, ROWS);
    const rows = days.flatMap((day) => {
      const at = { ...sector, day: dayOf(day), at: asked.instant };
      const index = asked.truth.index(at);
      if (index === undefined) return [];
      const { hundredths, changeHundredths, volume } = index;
      return {
        dt_n: compactDay(at.day), // 일자n
        cur_prc_n: coloured(decimal(hundredths), changeHundredths), // 현재가n
        pred_pre_sig_n: directionOf(changeHundredths), // 전일대비기호n
        pred_pre_n: changedDecimal(changeHundredths), // 전일대비n
        flu_rt_n: percent(changeHundredths, hundredths - changeHundredths), // 등락률n
        acc_trde_qty_n: String(Math.round(volume / THOUSAND)), // 누적거래량n
      };
    });
    return { payload: { ...header, inds_cur_prc_daly_rept: rows } };
  },
};
