import { sessionBefore } from '../../../days.ts';
import { type DataCall, oneOf } from '../call.ts';
import { VENUES } from '../inputs.ts';
import { percent } from '../numbers.ts';
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

/** ka10036 외인한도소진율증가상위: where foreigners used up most of their limit. */
export const ka10036: DataCall = {
  api: 'ka10036',
  path: '/api/dostk/rkinfo',
  inputs: { mrkt_tp: RANKED_MARKET, dt: PERIOD, stex_tp: oneOf(Object.keys(VENUES)) },
  table: {
    list: 'for_limit_exh_rt_incrs_upper',
    labels: ['stk_cd', 'rank', 'stk_nm'],
    column: 'limit_exh_rt',
    saturation: { column: 'trde_qty', text: '4294967295' },
    pages: 'cursor',
  },
  answer(asked) {
    const { world, body, instant } = asked;
    const newest = countedDay(instant);
    const days = periodOf(body['dt'], newest, instant);
    const oldest = sessionBefore(days.at(-1) ?? newest);
    const issues = issuesOf(asked).map((stock) => {
      const { held } = world.positionOn(stock, days[0] ?? newest);
      const before = world.positionOn(stock, oldest).held;
      return { stock, by: (held - before) / stock.limitShares, figures: { held, before } };
    });
    const page = rank(asked, 'ka10036', issues, ({ stock, figures: { held, before } }, place) => {
      const { price, traded } = priceColumns(asked, stock);
      return {
        rank: String(place), // 순위
        ...nameColumns(asked, stock),
        ...price,
        ...traded,
        poss_stkcnt: String(held), // 보유주식수
        gain_pos_stkcnt: String(stock.limitShares - held), // 취득가능주식수
        base_limit_exh_rt: percent(before, stock.limitShares), // 기준한도소진율
        limit_exh_rt: percent(held, stock.limitShares), // 한도소진율
        exh_rt_incrs: percent(held - before, stock.limitShares), // 소진율증가
      };
    });
    return listed('for_limit_exh_rt_incrs_upper', page);
  },
};
