import type { DataCall } from '../call.ts';
import { STOCK_CODE, stockOf } from '../inputs.ts';

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
  table: { list: undefined, labels: [], column: 'all_dfrt_trst_sell_qty', pages: 'none' },
  answer(asked) {
    const named = stockOf(asked);
    if ('refused' in named) return named;
    if (named.stock === undefined) return { payload: { ...BLANK } };
    const { stock, venue } = named;
    const { total } = asked.truth.stockProgram({
      stock: stock.code,
      venue,
      at: asked.instant,
    }).volume;
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
};
