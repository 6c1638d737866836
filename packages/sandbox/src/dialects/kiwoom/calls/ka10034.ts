import { type DataCall, oneOf } from '../call.ts';
import { VENUES } from '../inputs.ts';
import { coloured, doubledIn } from '../numbers.ts';
import {
  countedDay,
  issuesOf,
  listed,
  nameColumns,
  PERIOD,
  periodOf,
  priceColumns,
  rank,
  RANKED_MARKET,
} from '../rankings.ts';

/** ka10034 외인기간별매매상위: whose holdings foreigners changed most. */
export const ka10034: DataCall = {
  api: 'ka10034',
  path: '/api/dostk/rkinfo',
  inputs: {
    mrkt_tp: RANKED_MARKET,
    trde_tp: oneOf(['1', '2', '3']),
    dt: PERIOD,
    stex_tp: oneOf(Object.keys(VENUES)),
  },
  table: {
    list: 'for_dt_trde_upper',
    labels: ['stk_cd', 'rank', 'stk_nm'],
    column: 'netprps_qty',
    saturation: { column: 'trde_qty', text: '4294967295' },
    pages: 'cursor',
  },
  answer(asked) {
    const { world, body, instant } = asked;
    const days = periodOf(body['dt'], countedDay(instant), instant);
    const issues = issuesOf(asked).map((stock) => {
      const change = days.reduce((sum, day) => sum + world.positionOn(stock, day).change, 0);
      const { held } = world.positionOn(stock, days[0] ?? countedDay(instant));
      const by = { '1': -change, '2': change }[String(body['trde_tp'])] ?? Math.abs(change);
      return { stock, by, figures: { change, acquirable: stock.limitShares - held } };
    });
    const page = rank(asked, 'ka10034', issues, ({ stock, figures }, place) => {
      const { price, traded, trading } = priceColumns(asked, stock);
      const { last, change, range } = trading;
      const tick = world.pricesOf(stock).tickAt(last);
      const beside = (bid: number): string =>
        range === undefined ? '0' : coloured(bid, bid - (last - change));
      return {
        rank: String(place), // 순위
        ...nameColumns(asked, stock),
        ...price,
        sel_bid: beside(last + tick), // 매도호가
        buy_bid: beside(last), // 매수호가
        ...traded,
        netprps_qty: doubledIn(1, figures.change), // 순매수량
        gain_pos_stkcnt: String(figures.acquirable), // 취득가능주식수
      };
    });
    return listed('for_dt_trde_upper', page);
  },
};
