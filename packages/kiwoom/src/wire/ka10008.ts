import {
  compactDay,
  impossible,
  type Impossible,
  orBlank,
  price,
  type RowOfEndpoint,
  signed,
  signedDecimal,
  tradedVolume,
  unsigned,
} from '@investor-flow/adapter-kit';
import type { ForeignHolding, Provenance, Status, TradingDay } from '@investor-flow/core';
import { rowsCall, type StockPage } from './calls.ts';
import { stockCode } from './codes.ts';

/**
 * ka10008 주식외국인종목별매매동향: what foreigners hold of a stock, fifty days a page, newest first. It has no dates, so a
 * range is walked to.
 * POST /api/dostk/frgnistt
 */
export const ka10008 = rowsCall({
  id: 'ka10008',
  path: '/api/dostk/frgnistt',
  body: ({ stock, venue }: StockPage) => ({ stk_cd: stockCode(stock, venue) }),
  list: 'stk_frgnr',
  key: { column: 'dt', schema: compactDay }, // 일자
  row: {
    close_pric: orBlank(price), // 종가, 원; its sign is a colour (measured)
    pred_pre: signed, // 전일대비, 원
    trde_qty: tradedVolume, // 거래량, 주
    chg_qty: signed, // 변동수량, 주
    poss_stkcnt: signed, // 보유주식수, 주: below zero in 3 of 7.3 million rows (measured)
    wght: signedDecimal, // 비중, % of the listed shares: below zero with the holding (measured)
    gain_pos_stkcnt: signed, // 취득가능주식수, 주: below zero where more is held than the limit allows
    frgnr_limit: unsigned, // 외국인한도, 주
    frgnr_limit_irds: signed, // 외국인한도증감, 주
    limit_exh_rt: signedDecimal, // 한도소진률, % of the limit: below zero with the holding (measured)
  },
});

export type HoldingColumns = RowOfEndpoint<typeof ka10008>;

/** What the rows of an answer have in common. */
type Origin = Pick<ForeignHolding, 'stock' | 'venue' | keyof Provenance>;

/** A row as a holding, or why it cannot be one. */
export function holdingOf(
  row: HoldingColumns,
  origin: Origin,
  day: TradingDay,
  status: Status,
): ForeignHolding | Impossible {
  if (row.poss_stkcnt < 0 || row.wght < 0 || row.limit_exh_rt < 0)
    return impossible('the holding is below 0');
  if (row.close_pric === undefined || row.close_pric === 0) return impossible('there is no price');
  const holding = {
    // One by one: a spread, or an assignment of so many, takes longer than all the rest of a row (Node 20).
    broker: origin.broker,
    environment: origin.environment,
    api: origin.api,
    observedAt: origin.observedAt,
    stock: origin.stock,
    venue: origin.venue,
    day,
    dayBasis: 'stated' as const,
    status,
    heldShares: row.poss_stkcnt,
    limitShares: row.frgnr_limit,
    acquirableShares: row.gain_pos_stkcnt,
    ownershipPercent: row.wght,
    limitUsedPercent: row.limit_exh_rt,
    changeShares: row.chg_qty,
    limitChangeShares: row.frgnr_limit_irds,
    close: row.close_pric,
    closeChange: row.pred_pre,
  };
  return row.trde_qty === undefined
    ? holding
    : Object.assign(holding, { tradedShares: row.trde_qty });
}
