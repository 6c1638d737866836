import { dayOf, sessionBefore } from '../../../days.ts';
import { latestSession } from '../../../market/hours.ts';
import { type DataCall, oneOf } from '../call.ts';
import { VENUE } from '../inputs.ts';
import { doubledIn, MILLION, percent, plainIn, quantity, saturated, signedIn } from '../numbers.ts';
import {
  countedDay,
  issuesOf,
  nameColumns,
  PERIOD,
  periodOf,
  previousDay,
  priceColumns,
  rank,
  RANKED_MARKET,
  sessionsUpTo,
} from '../rankings.ts';

const RANKED = {
  labels: ['stk_cd', 'rank', 'stk_nm'],
  saturation: saturated('trde_qty'),
  continues: true,
} as const;

/** ka10034 외인기간별매매상위: whose holdings foreigners changed most. */
export const ka10034: DataCall = {
  api: 'ka10034',
  path: '/api/dostk/rkinfo',
  inputs: {
    mrkt_tp: RANKED_MARKET,
    trde_tp: oneOf(['1', '2', '3']),
    dt: PERIOD,
    stex_tp: VENUE,
  },
  table: { ...RANKED, list: 'for_dt_trde_upper', column: 'netprps_qty' },
  answer(asked) {
    const { world, body, instant } = asked;
    const days = periodOf(body['dt'], countedDay(instant), instant);
    const issues = issuesOf(asked).map((stock) => {
      const change = days.reduce(
        (sum, day) => sum + world.holdings.positionOn(stock, day).change,
        0,
      );
      const { held } = world.holdings.positionOn(stock, days[0] ?? countedDay(instant));
      const by = { '1': -change, '2': change }[String(body['trde_tp'])] ?? Math.abs(change);
      return { stock, by, figures: { change, acquirable: stock.limitShares - held } };
    });
    return rank(asked, 'ka10034', issues, ({ stock, figures }, place) => {
      const { price, bids, traded } = priceColumns(asked, stock);
      return {
        rank: place, // 순위
        ...nameColumns(asked, stock),
        ...price,
        ...bids,
        trde_qty: traded, // 거래량
        netprps_qty: doubledIn(1, figures.change), // 순매수량
        gain_pos_stkcnt: String(figures.acquirable), // 취득가능주식수
      };
    });
  },
};

const STREAK_SESSIONS = 3;

/** ka10035 외인연속순매매상위: whose holdings foreigners changed the same way three sessions running. */
export const ka10035: DataCall = {
  api: 'ka10035',
  path: '/api/dostk/rkinfo',
  inputs: {
    mrkt_tp: RANKED_MARKET,
    trde_tp: oneOf(['1', '2']),
    base_dt_tp: oneOf(['0', '1']),
    stex_tp: VENUE,
  },
  table: {
    list: 'for_cont_nettrde_upper',
    labels: ['stk_cd', 'stk_nm'],
    column: 'tot',
    continues: true,
  },
  answer(asked) {
    const { world, body, instant } = asked;
    const from = body['base_dt_tp'] === '1' ? previousDay(instant) : countedDay(instant);
    const side = body['trde_tp'] === '1' ? -1 : 1;
    const issues = issuesOf(asked).map((stock) => {
      const changes = sessionsUpTo(from, STREAK_SESSIONS).map(
        (day) => world.holdings.positionOn(stock, day).change,
      );
      const total = changes.reduce((sum, change) => sum + change, 0);
      const isStreak = changes.every((change) => change * side > 0);
      return { stock, by: isStreak ? total * side : 0, figures: { changes, total } };
    });
    return rank(asked, 'ka10035', issues, ({ stock, figures }) => ({
      ...nameColumns(asked, stock),
      ...priceColumns(asked, stock).price,
      // D-1, D-2, D-3
      ...Object.fromEntries(
        figures.changes.map((change, at) => [`dm${at + 1}`, signedIn(1, change)]),
      ),
      tot: signedIn(1, figures.total), // 합계
      limit_exh_rt: percent(world.holdings.positionOn(stock, from).held, stock.limitShares), // 한도소진율
      pred_pre_1: '', // 전일대비1
      pred_pre_2: '', // 전일대비2
      pred_pre_3: '', // 전일대비3
    }));
  },
};

/** ka10036 외인한도소진율증가상위: where foreigners used up most of their limit. */
export const ka10036: DataCall = {
  api: 'ka10036',
  path: '/api/dostk/rkinfo',
  inputs: { mrkt_tp: RANKED_MARKET, dt: PERIOD, stex_tp: VENUE },
  table: { ...RANKED, list: 'for_limit_exh_rt_incrs_upper', column: 'limit_exh_rt' },
  answer(asked) {
    const { world, body, instant } = asked;
    const newest = countedDay(instant);
    const days = periodOf(body['dt'], newest, instant);
    const oldest = sessionBefore(days.at(-1) ?? newest);
    const issues = issuesOf(asked).map((stock) => {
      const { held } = world.holdings.positionOn(stock, days[0] ?? newest);
      const before = world.holdings.positionOn(stock, oldest).held;
      return { stock, by: (held - before) / stock.limitShares, figures: { held, before } };
    });
    return rank(asked, 'ka10036', issues, ({ stock, figures: { held, before } }, place) => {
      const { price, traded } = priceColumns(asked, stock);
      return {
        rank: place, // 순위
        ...nameColumns(asked, stock),
        ...price,
        trde_qty: traded, // 거래량
        poss_stkcnt: String(held), // 보유주식수
        gain_pos_stkcnt: String(stock.limitShares - held), // 취득가능주식수
        base_limit_exh_rt: percent(before, stock.limitShares), // 기준한도소진율
        limit_exh_rt: percent(held, stock.limitShares), // 한도소진율
        exh_rt_incrs: percent(held - before, stock.limitShares), // 소진율증가
      };
    });
  },
};

/** ka10037 외국계창구매매상위: what went through the desks of foreign brokers. */
export const ka10037: DataCall = {
  api: 'ka10037',
  path: '/api/dostk/rkinfo',
  inputs: {
    mrkt_tp: RANKED_MARKET,
    dt: PERIOD,
    trde_tp: oneOf(['1', '2', '3', '4']),
    sort_tp: oneOf(['1', '2']),
    stex_tp: VENUE,
  },
  table: { ...RANKED, list: 'frgn_wicket_trde_upper', column: 'netprps_trde_qty' },
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
    return rank(asked, 'ka10037', issues, ({ stock, figures }, place) => {
      const { price, rate } = priceColumns(asked, stock);
      return {
        rank: place, // 순위
        ...nameColumns(asked, stock),
        ...price,
        ...rate,
        sel_trde_qty: figures.sell === 0 ? '0' : `-${figures.sell}`, // 매도거래량
        buy_trde_qty: figures.buy === 0 ? '0' : `+${figures.buy}`, // 매수거래량
        netprps_trde_qty: doubledIn(1, figures.net), // 순매수거래량
        netprps_prica: doubledIn(MILLION, figures.netValue), // 순매수대금: 백만원
        trde_qty: quantity(figures.shares), // 거래량
        trde_prica: plainIn(MILLION, figures.turnover), // 거래대금: 백만원
      };
    });
  },
};
