import type { Market } from '@investor-flow/core';
import { dayOf } from '../../../days.ts';
import { latestSession } from '../../../market/hours.ts';
import { listedAt } from '../../../world.ts';
import { type DataCall, invalid, rank } from '../call.ts';
import { changeColumns } from '../columns.ts';
import { refuseMarket } from '../inputs.ts';

/** Codes that mean something else everywhere else: 1001 is KOSPI here. */
const MARKETS: Readonly<Record<string, readonly Market[]>> = {
  '0000': ['kospi', 'kosdaq', 'etf'],
  '1001': ['kospi', 'etf'],
  '2001': ['kosdaq'],
};

/** FHKST644100C0 외국계 매매종목 가집계: what went through the desks of foreign brokers, ranked. */
export const fhkst644100c0: DataCall = {
  api: 'FHKST644100C0',
  path: '/uapi/domestic-stock/v1/quotations/frgnmem-trade-estimate',
  inputs: [
    'FID_COND_MRKT_DIV_CODE',
    'FID_COND_SCR_DIV_CODE',
    'FID_INPUT_ISCD',
    'FID_RANK_SORT_CLS_CODE',
    'FID_RANK_SORT_CLS_CODE_2',
  ],
  table: { list: 'output', labels: ['stck_shrn_iscd', 'hts_kor_isnm'], column: 'glob_ntsl_qty' },
  answer(asked) {
    const { input, world, truth, instant } = asked;
    const refused = refuseMarket(asked, 'J');
    if (refused !== undefined) return refused;
    const markets = MARKETS[input('FID_INPUT_ISCD')];
    if (markets === undefined) return invalid('FID_INPUT_ISCD');
    // 0 금액, 1 수량; 0 매수, 1 매도
    const isByShares = input('FID_RANK_SORT_CLS_CODE') === '1';
    const side = input('FID_RANK_SORT_CLS_CODE_2') === '1' ? -1 : 1;
    const day = dayOf(latestSession('krx', instant));
    const issues = listedAt(world, instant)
      .filter(({ market }) => markets.includes(market))
      .map((stock) => {
        const desk = truth.desks({ stock: stock.code, day, at: instant });
        return { stock, desk, by: side * (isByShares ? desk.netShares : desk.netValue) };
      });
    return rank(issues, ({ stock, desk }) => {
      const now = truth.stockTrading({ stock: stock.code, day, at: instant });
      return {
        stck_shrn_iscd: stock.code, // 주식 단축 종목코드
        hts_kor_isnm: stock.name, // HTS 한글 종목명
        glob_ntsl_qty: String(desk.netShares), // 외국계순매도수량: its sign is that of a net buy
        stck_prpr: String(now.last), // 주식 현재가
        ...changeColumns(now),
        acml_vol: String(now.shares), // 누적 거래량
        glob_total_seln_qty: String(desk.sellShares), // 외국계총매도수량
        glob_total_shnu_qty: String(desk.buyShares), // 외국계총매수2수량
      };
    });
  },
};
