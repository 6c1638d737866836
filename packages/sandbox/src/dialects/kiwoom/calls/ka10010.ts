import type { DataCall } from '../call.ts';
import { ofStock, STOCK_CODE } from '../inputs.ts';

const KINDS = ['dfrt', 'ndiffpro', 'all_dfrt'];
const COLUMNS = ['sell_qty', 'sell_amt', 'buy_qty', 'buy_amt', 'netprps_qty', 'netprps_amt'];
const BLANK = Object.fromEntries(
  KINDS.flatMap((kind) => COLUMNS.map((column) => [`${kind}_trst_${column}`, ''])),
);

/** ka10010 업종프로그램: one stock's programmes by its document; all but three texts are blank. */
export const ka10010: DataCall = {
  api: 'ka10010',
  path: '/api/dostk/sect',
  inputs: { stk_cd: STOCK_CODE },
  table: { labels: [], column: 'all_dfrt_trst_sell_qty', saturation: false },
  answer: ofStock(
    ({ truth, instant }, { stock, venue }) => {
      const at = { stock: stock.code, venue, at: instant };
      const { total } = truth.stockProgram(at).volume;
      // The net contradicts what it is the net of.
      return {
        payload: {
          ...BLANK,
          all_dfrt_trst_sell_qty: String(total.sell),
          all_dfrt_trst_buy_qty: String(total.buy),
          all_dfrt_trst_netprps_qty: '0',
        },
      };
    },
    { payload: BLANK },
  ),
};
