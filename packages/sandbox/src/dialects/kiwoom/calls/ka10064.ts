import type { EstimateTruth } from '../../../market/estimates.ts';
import { type DataCall, oneOf } from '../call.ts';
import { entryOf, type Measures, STOCK_CODE, stockOf } from '../inputs.ts';
import { MILLION, plainIn } from '../numbers.ts';

/** 백만원, 주. */
const MEASURES: Measures = {
  '1': { of: 'value', unit: MILLION },
  '2': { of: 'volume', unit: 1 },
};

const COLUMNS: readonly (readonly [
  column: string,
  who: keyof EstimateTruth['shares'] | 'state',
])[] = [
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
    amt_qty_tp: oneOf(Object.keys(MEASURES)),
    trde_tp: oneOf(['0', '1', '2']),
    stk_cd: STOCK_CODE,
  },
  table: {
    list: 'opmr_invsr_trde_chart',
    labels: ['tm'],
    column: 'frgnr_invsr',
    saturation: { column: 'frgnr_invsr', text: '2147483647' },
    pages: 'none',
  },
  answer(asked) {
    const named = stockOf(asked);
    if ('refused' in named) return named;
    // Guesses are of nets on KRX alone.
    if (named.stock === undefined || asked.body['trde_tp'] !== '0') {
      return { payload: { opmr_invsr_trde_chart: [] } };
    }
    const { of, unit } = entryOf(MEASURES, asked, 'amt_qty_tp');
    const rows = asked.truth
      .estimates({ stock: named.stock.code, at: asked.instant })
      .map(({ minute, price, shares }) => {
        const figure = (who: (typeof COLUMNS)[number][1]): string => {
          if (who === 'state') return '0';
          return plainIn(unit, of === 'value' ? shares[who] * price : shares[who]);
        };
        return {
          tm: timeOf(minute), // 시간
          ...Object.fromEntries(COLUMNS.map(([column, who]) => [column, figure(who)])),
        };
      });
    const opening = Object.fromEntries(COLUMNS.map(([column]) => [column, '0']));
    return { payload: { opmr_invsr_trde_chart: [{ tm: '090000', ...opening }, ...rows] } };
  },
};

const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}${String(minute % 60).padStart(2, '0')}00`;
