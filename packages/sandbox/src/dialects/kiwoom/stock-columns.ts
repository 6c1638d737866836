import type { Stock } from '../../stocks/stock.ts';
import type { Asked } from './call.ts';
import { entryOf, VENUES } from './inputs.ts';
import { changed, coloured, directionOf, percent, quantity } from './numbers.ts';

/** Code and name, the venue behind the code. */
export const nameColumns = (asked: Asked, stock: Stock) => ({
  stk_cd: `${stock.code}${entryOf(VENUES, asked, 'stex_tp').suffix}`, // 종목코드
  stk_nm: stock.name, // 종목명
});

/** What a stock costs now, in parts that each call puts in its own order. */
export function priceColumns(asked: Asked, stock: Stock) {
  const { venue } = entryOf(VENUES, asked, 'stex_tp');
  const at = { stock: stock.code, venue, at: asked.instant };
  const { last, change, shares, range } = asked.truth.stockTrading(at);
  const tick = asked.world.pricesOf(stock).tickAt(last);
  const beside = (price: number): string =>
    range === undefined ? '0' : coloured(price, price - (last - change));
  return {
    price: {
      cur_prc: coloured(last, change), // 현재가
      pred_pre_sig: directionOf(change), // 전일대비기호
      pred_pre: changed(change), // 전일대비
    },
    rate: { flu_rt: percent(change, last - change) }, // 등락률
    traded: quantity(shares),
    bids: {
      sel_bid: beside(last + tick), // 매도호가
      buy_bid: beside(last), // 매수호가
    },
    range: {
      open_pric: beside(range?.open ?? NaN), // 시가
      high_pric: beside(range?.high ?? NaN), // 고가
      low_pric: beside(range?.low ?? NaN), // 저가
    },
  };
}
