import { type DataCall, oneOf } from '../call.ts';
import { VENUES } from '../inputs.ts';
import { percent, signedIn } from '../numbers.ts';
import {
  countedDay,
  issuesOf,
  listed,
  nameColumns,
  previousDay,
  priceColumns,
  rank,
  RANKED_MARKET,
  sessionsUpTo,
} from '../rankings.ts';

const SESSIONS = 3;

/** ka10035 외인연속순매매상위: whose holdings foreigners changed the same way three sessions running. */
export const ka10035: DataCall = {
  api: 'ka10035',
  path: '/api/dostk/rkinfo',
  inputs: {
    mrkt_tp: RANKED_MARKET,
    trde_tp: oneOf(['1', '2']),
    base_dt_tp: oneOf(['0', '1']),
    stex_tp: oneOf(Object.keys(VENUES)),
  },
  table: {
    list: 'for_cont_nettrde_upper',
    labels: ['stk_cd', 'stk_nm'],
    column: 'tot',
    saturation: { column: 'tot', text: '2147483647' },
    pages: 'cursor',
  },
  answer(asked) {
    const { world, body, instant } = asked;
    const newest = countedDay(instant);
    const from = body['base_dt_tp'] === '1' ? previousDay(instant) : newest;
    const side = body['trde_tp'] === '1' ? -1 : 1;
    const issues = issuesOf(asked).map((stock) => {
      const changes = sessionsUpTo(from, SESSIONS).map(
        (day) => world.positionOn(stock, day).change,
      );
      const total = changes.reduce((sum, change) => sum + change, 0);
      const isStreak = changes.every((change) => change * side > 0);
      return { stock, by: isStreak ? total * side : 0, figures: { changes, total } };
    });
    const page = rank(asked, 'ka10035', issues, ({ stock, figures }) => ({
      ...nameColumns(asked, stock),
      ...priceColumns(asked, stock).price,
      // D-1, D-2, D-3
      ...Object.fromEntries(
        figures.changes.map((change, at) => [`dm${at + 1}`, signedIn(1, change)]),
      ),
      tot: signedIn(1, figures.total), // 합계
      limit_exh_rt: percent(world.positionOn(stock, from).held, stock.limitShares), // 한도소진율
      pred_pre_1: '', // 전일대비1
      pred_pre_2: '', // 전일대비2
      pred_pre_3: '', // 전일대비3
    }));
    return listed('for_cont_nettrde_upper', page);
  },
};
