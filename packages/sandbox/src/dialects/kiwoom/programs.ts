import type { Market, Venue } from '@investor-flow/core';
import type { Deals } from '../../market/flow-truth.ts';
import type { ProgramTruth } from '../../market/programs.ts';
import { type Asked, type Input, oneOf, type Refused } from './call.ts';
import { DAY, entryOf, VENUES, wrong } from './inputs.ts';
import { MILLION, THOUSAND } from './numbers.ts';

/** A market and a venue have one code between them. */
const MARKETS: Readonly<Record<string, { readonly market: Market; readonly venue: Venue }>> = {
  P00101: { market: 'kospi', venue: 'krx' },
  P001_NX01: { market: 'kospi', venue: 'nxt' },
  P001_AL01: { market: 'kospi', venue: 'unified' },
  P10102: { market: 'kosdaq', venue: 'krx' },
  P101_NX02: { market: 'kosdaq', venue: 'nxt' },
  P101_AL02: { market: 'kosdaq', venue: 'unified' },
};

/** What both calls about a market's programmes take. */
export const PROGRAM_INPUTS: Readonly<Record<string, Input>> = {
  date: DAY,
  amt_qty_tp: oneOf(['1', '2']),
  mrkt_tp: oneOf(Object.keys(MARKETS)),
  min_tic_tp: oneOf(['0', '1']),
  stex_tp: oneOf(Object.keys(VENUES)),
};

/** The market that is meant; its code has to agree with the venue's. */
export function programMarketOf(
  asked: Asked,
): { readonly market: Market; readonly venue: Venue } | Refused {
  const meant = entryOf(MARKETS, asked, 'mrkt_tp');
  return meant.venue === entryOf(VENUES, asked, 'stex_tp').venue ? meant : wrong('mrkt_tp');
}

type Write = (unit: number, exact: number) => string;

/** Amounts in 백만원 and quantities in 천주; two calls write the same columns with other signs. */
export function programColumns(
  { value, volume }: ProgramTruth,
  signs: { readonly net: Write; readonly total: Write },
): Readonly<Record<string, string>> {
  const amount = (exact: number): string => String(Math.round(exact / MILLION));
  const shares = (exact: number): string => String(Math.round(exact / THOUSAND));
  const amounts = (kind: string, deals: Deals) => ({
    [`${kind}_trde_sel`]: amount(deals.sell),
    [`${kind}_trde_buy`]: amount(deals.buy),
    [`${kind}_trde_netprps`]: signs.net(MILLION, deals.net),
  });
  const quantities = (kind: string, deals: Deals) => ({
    [`${kind}_trde_sell_qty`]: shares(deals.sell),
    [`${kind}_trde_buy_qty`]: shares(deals.buy),
    [`${kind}_trde_netprps_qty`]: signs.net(THOUSAND, deals.net),
  });
  return {
    ...amounts('dfrt', value.arbitrage), // 차익거래
    ...amounts('ndiffpro', value.nonArbitrage), // 비차익거래
    ...quantities('dfrt', volume.arbitrage),
    ...quantities('ndiffpro', volume.nonArbitrage),
    all_sel: amount(value.total.sell), // 전체매도
    all_buy: amount(value.total.buy), // 전체매수
    all_netprps: signs.total(MILLION, value.total.net), // 전체순매수
  };
}
