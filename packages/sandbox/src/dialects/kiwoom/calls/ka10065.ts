import { dayOf } from '../../../days.ts';
import { type Guessed, latestOf } from '../../../market/estimates.ts';
import { latestSession } from '../../../truth.ts';
import { type DataCall, oneOf } from '../call.ts';
import { THOUSAND } from '../numbers.ts';
import { issuesOf, listed, rank, RANKED_MARKET } from '../rankings.ts';

/** Whose guesses are ranked; the other codes have no rows. */
const WHO: Readonly<Record<string, Guessed | 'institution' | undefined>> = {
  '9000': 'foreign', // 외국인
  '9999': 'institution', // 기관계
  '2000': 'insurance', // 보험
  '3000': 'investmentTrust', // 투신
  '6000': 'pension', // 연기금
  '7100': 'otherCorporation', // 기타법인
};
const UNANSWERED = ['1000', '3100', '4000', '5000', '7000', '9100'];

/** ka10065 장중투자자별매매상위: what the staff of the brokers guessed, ranked. */
export const ka10065: DataCall = {
  api: 'ka10065',
  path: '/api/dostk/rkinfo',
  inputs: {
    trde_tp: oneOf(['1', '2']),
    mrkt_tp: RANKED_MARKET,
    orgn_tp: oneOf([...Object.keys(WHO), ...UNANSWERED]),
  },
  table: {
    list: 'opmr_invsr_trde_upper',
    labels: ['stk_cd', 'stk_nm'],
    column: 'netslmt',
    saturation: { column: 'netslmt', text: '2147483647' },
    pages: 'cursor',
  },
  answer(asked) {
    const { truth, body, instant } = asked;
    const who = WHO[String(body['orgn_tp'])];
    if (who === undefined) return { payload: { opmr_invsr_trde_upper: [] } };
    const day = dayOf(latestSession('krx', instant));
    const side = body['trde_tp'] === '1' ? 1 : -1;
    const stocks = issuesOf({ ...asked, body: { ...body, stex_tp: '1' } });
    const issues = stocks.map((stock) => {
      const at = { stock: stock.code, day, at: instant };
      const net = latestOf(truth.estimates(at))?.shares[who] ?? NaN;
      const traded = truth.stockFlow(at).volume[who];
      const sold = Math.round(traded.sell / THOUSAND) * THOUSAND;
      return { stock, by: net * side, figures: { net, sell: sold + Math.max(0, -net) } };
    });
    const page = rank(asked, 'ka10065', issues, ({ stock, figures: { net, sell } }) => ({
      stk_cd: stock.code, // 종목코드
      stk_nm: stock.name, // 종목명
      sel_qty: sell === 0 ? '0' : `-${sell}`, // 매도량
      buy_qty: sell + net === 0 ? '0' : `+${sell + net}`, // 매수량
      netslmt: net > 0 ? `+${net}` : String(net), // 순매도: its sign is that of a net buy
    }));
    return listed('opmr_invsr_trde_upper', page);
  },
};
