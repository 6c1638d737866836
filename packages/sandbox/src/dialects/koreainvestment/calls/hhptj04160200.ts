import { dateAt } from '../../../days.ts';
import { isListed } from '../../../stocks/stock.ts';
import type { DataCall } from '../call.ts';
import { stockOf } from '../inputs.ts';

const WIDTH = 18;

/** HHPTJ04160200 종목별 외인기관 추정가집계: what the staff of the brokers guessed of one stock, newest first. */
export const hhptj04160200: DataCall = {
  api: 'HHPTJ04160200',
  path: '/uapi/domestic-stock/v1/quotations/investor-trend-estimate',
  inputs: ['MKSC_SHRN_ISCD'],
  table: { list: 'output2', labels: ['bsop_hour_gb'], column: 'frgn_fake_ntby_qty' },
  answer(asked) {
    const stock = stockOf(asked, 'MKSC_SHRN_ISCD');
    if (stock === undefined || !isListed(stock, dateAt(asked.instant))) return { output2: [] };
    const slots = asked.truth.estimates({ stock: stock.code, at: asked.instant });
    return {
      output2: slots.toReversed().map(({ slot, shares: { foreign, institution } }) => ({
        bsop_hour_gb: String(slot), // 입력구분
        frgn_fake_ntby_qty: padded(foreign), // 외국인수량
        orgn_fake_ntby_qty: padded(institution), // 기관수량
        sum_fake_ntby_qty: padded(foreign + institution), // 합산수량
      })),
    };
  },
};

/** The sign first, then zeros. */
const padded = (shares: number): string =>
  shares < 0 ? `-${String(-shares).padStart(WIDTH - 1, '0')}` : String(shares).padStart(WIDTH, '0');
