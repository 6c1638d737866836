import { dateAt, dayOf } from '../../../days.ts';
import type { DataCall } from '../call.ts';
import { ofStock, STOCK_CODE } from '../inputs.ts';
import { changed, coloured, compactDay, percent, quantity, saturated } from '../numbers.ts';
import { pageOfSessions } from '../pages.ts';

const PAGE_ROWS = 50;

/** ka10008 주식외국인종목별매매동향: what foreigners hold of a stock, newest first. */
export const ka10008: DataCall = {
  api: 'ka10008',
  path: '/api/dostk/frgnistt',
  inputs: { stk_cd: STOCK_CODE },
  table: {
    list: 'stk_frgnr',
    labels: ['dt'],
    column: 'poss_stkcnt',
    saturation: saturated('trde_qty'),
    continues: true,
  },
  answer: ofStock((asked, { stock, venue, code }) => {
    const { holdings } = asked.world;
    const today = dateAt(asked.instant);
    const oldest = holdings.began(stock, venue);
    const history = { owner: code, since: today, latest: today, oldest, most: PAGE_ROWS };
    return pageOfSessions(asked, history, (day) => {
      const row = holdings.on(stock, venue, day, asked.instant);
      if (row === undefined) return [];
      return {
        dt: compactDay(dayOf(day)), // 일자
        close_pric: coloured(row.close, row.closeChange), // 종가
        pred_pre: changed(row.closeChange), // 전일대비
        trde_qty: quantity(row.tradedShares), // 거래량
        chg_qty: String(row.changeShares), // 변동수량
        poss_stkcnt: String(row.heldShares), // 보유주식수
        wght: percent(row.heldShares, row.listedShares), // 비중
        gain_pos_stkcnt: String(row.acquirableShares), // 취득가능주식수
        frgnr_limit: String(row.limitShares), // 외국인한도
        frgnr_limit_irds: '0', // 외국인한도증감
        limit_exh_rt: percent(row.heldShares, row.limitShares), // 한도소진률
      };
    });
  }),
};
