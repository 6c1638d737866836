import { dayOf } from '../../../days.ts';
import type { EstimateTruth } from '../../../market/estimates.ts';
import { latestSession } from '../../../market/hours.ts';
import { type DataCall, NO_ROWS, oneOf } from '../call.ts';
import { entryOf, ofStock, STOCK_CODE, STOCK_MEASURES } from '../inputs.ts';
import { minuteText, plainIn, THOUSAND } from '../numbers.ts';
import { issuesOf, rank, RANKED_MARKET } from '../rankings.ts';

type Who = keyof EstimateTruth['shares'];

const COLUMNS: readonly (readonly [column: string, who: Who | 'state'])[] = [
  ['frgnr_invsr', 'foreign'], // 외국인투자자
  ['orgn', 'institution'], // 기관계
  ['invtrt', 'investmentTrust'], // 투신
  ['insrnc', 'insurance'], // 보험
  ['bank', 'bank'], // 은행
  ['penfnd_etc', 'pension'], // 연기금등
  ['etc_corp', 'otherCorporation'], // 기타법인
  ['natn', 'state'], // 국가
];

/** ka10064 장중투자자별매매차트: what the staff of the brokers guessed of one stock today, oldest first. */
export const ka10064: DataCall = {
  api: 'ka10064',
  path: '/api/dostk/chart',
  inputs: {
    mrkt_tp: oneOf(['000', '001', '101']),
    amt_qty_tp: oneOf(Object.keys(STOCK_MEASURES)),
    trde_tp: oneOf(['0', '1', '2']),
    stk_cd: STOCK_CODE,
  },
  table: { list: 'opmr_invsr_trde_chart', labels: ['tm'], column: 'frgnr_invsr' },
  answer: ofStock((asked, { stock }) => {
    // Guesses are of nets on KRX alone.
    if (asked.body['trde_tp'] !== '0') return NO_ROWS;
    const { of, unit } = entryOf(STOCK_MEASURES, asked, 'amt_qty_tp');
    const rows = asked.truth
      .estimates({ stock: stock.code, at: asked.instant })
      .map(({ minute, price, shares }) => {
        const figure = (who: (typeof COLUMNS)[number][1]): string => {
          if (who === 'state') return '0';
          return plainIn(unit, of === 'value' ? shares[who] * price : shares[who]);
        };
        return {
          tm: minuteText(minute), // 시간
          ...Object.fromEntries(COLUMNS.map(([column, who]) => [column, figure(who)])),
        };
      });
    const opening = Object.fromEntries(COLUMNS.map(([column]) => [column, '0']));
    return { rows: [{ tm: '090000', ...opening }, ...rows] };
  }),
};

/** Whose guesses are ranked; the other codes have no rows. */
const WHO: Readonly<Record<string, Who | undefined>> = {
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
    continues: true,
  },
  answer(asked) {
    const { truth, body, instant } = asked;
    const who = WHO[String(body['orgn_tp'])];
    if (who === undefined) return NO_ROWS;
    const day = dayOf(latestSession('krx', instant));
    const side = body['trde_tp'] === '1' ? 1 : -1;
    const stocks = issuesOf({ ...asked, body: { ...body, stex_tp: '1' } });
    const issues = stocks.map((stock) => {
      const at = { stock: stock.code, day, at: instant };
      const net = truth.estimates(at).at(-1)?.shares[who] ?? NaN;
      const traded = truth.stockFlow(at).volume[who];
      const sold = Math.round(traded.sell / THOUSAND) * THOUSAND;
      return { stock, by: net * side, figures: { net, sell: sold + Math.max(0, -net) } };
    });
    return rank(asked, 'ka10065', issues, ({ stock, figures: { net, sell } }) => ({
      stk_cd: stock.code, // 종목코드
      stk_nm: stock.name, // 종목명
      sel_qty: sell === 0 ? '0' : `-${sell}`, // 매도량
      buy_qty: sell + net === 0 ? '0' : `+${sell + net}`, // 매수량
      netslmt: net > 0 ? `+${net}` : String(net), // 순매도: its sign is that of a net buy
    }));
  },
};
