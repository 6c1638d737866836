import { dayOf } from '../../../days.ts';
import { latestSession } from '../../../truth.ts';
import { type DataCall, oneOf } from '../call.ts';
import { VENUES } from '../inputs.ts';
import { doubledIn, MILLION, percent, plainIn, quantity } from '../numbers.ts';
import {
  issuesOf,
  listed,
  nameColumns,
  PERIOD,
  periodOf,
  priceColumns,
  rank,
  RANKED_MARKET,
} from '../rankings.ts';

/** ka10037 외국계창구매매상위: what went through the desks of foreign brokers. */
export const ka10037: DataCall = {
  api: 'ka10037',
  path: '/api/dostk/rkinfo',
  inputs: {
    mrkt_tp: RANKED_MARKET,
    dt: PERIOD,
    trde_tp: oneOf(['1', '2', '3', '4']),
    sort_tp: oneOf(['1', '2']),
    stex_tp: oneOf(Object.keys(VENUES)),
  },
  table: {
    list: 'frgn_wicket_trde_upper',
    labels: ['stk_cd', 'rank', 'stk_nm'],
    column: 'netprps_trde_qty',
    saturation: { column: 'trde_qty', text: '4294967295' },
    pages: 'cursor',
  },
  answer(asked) {
    const { truth, body, instant } = asked;
    const days = periodOf(body['dt'], latestSession('krx', instant), instant).map(dayOf);
    const isByShares = body['sort_tp'] === '2';
    const issues = issuesOf(asked).map((stock) => {
      const sum = { buy: 0, sell: 0, net: 0, netValue: 0, shares: 0, turnover: 0 };
      for (const day of days) {
        const desk = truth.desks({ stock: stock.code, day, at: instant });
        const trading = truth.stockTrading({ stock: stock.code, day, at: instant });
        sum.buy += desk.buyShares;
        sum.sell += desk.sellShares;
        sum.net += desk.netShares;
        sum.netValue += desk.netValue;
        sum.shares += trading.shares;
        sum.turnover += trading.turnover;
      }
      const net = isByShares ? sum.net : sum.netValue;
      const by = { '1': net, '2': -net, '3': sum.buy, '4': sum.sell }[String(body['trde_tp'])];
      return { stock, by: by ?? net, figures: sum };
    });
    const page = rank(asked, 'ka10037', issues, ({ stock, figures }, place) => {
      const { price, trading } = priceColumns(asked, stock);
      return {
        rank: String(place), // 순위
        ...nameColumns(asked, stock),
        ...price,
        flu_rt: percent(trading.change, trading.last - trading.change), // 등락율
        sel_trde_qty: figures.sell === 0 ? '0' : `-${figures.sell}`, // 매도거래량
        buy_trde_qty: figures.buy === 0 ? '0' : `+${figures.buy}`, // 매수거래량
        netprps_trde_qty: doubledIn(1, figures.net), // 순매수거래량
        netprps_prica: doubledIn(MILLION, figures.netValue), // 순매수대금: 백만원
        trde_qty: quantity(figures.shares), // 거래량
        trde_prica: plainIn(MILLION, figures.turnover), // 거래대금: 백만원
      };
    });
    return listed('frgn_wicket_trde_upper', page);
  },
};
