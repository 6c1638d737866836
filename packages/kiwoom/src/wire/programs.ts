import type { ProgramKinds, Trade, Venue } from '@investor-flow/core';
import * as z from 'zod/mini';
import type { ServedMarket } from './codes.ts';
import { signedIn, unsignedIn } from './columns.ts';

/** 백만원 and 천주 (measured). */
export const STEPS = { value: 1_000_000, volume: 1000 } as const;

/** The number of a market depends on the venue. */
export const PROGRAM_MARKET = {
  kospi: { krx: 'P00101', nxt: 'P001_NX01', unified: 'P001_AL01' },
  kosdaq: { krx: 'P10102', nxt: 'P101_NX02', unified: 'P101_AL02' },
} as const satisfies Record<ServedMarket, Record<Venue, string>>;

/** What ka90005 and ka90010 have in common; `signed` reads the doubled minus of the one and the single one of the other. */
export const PROGRAM_COLUMNS = {
  dfrt_trde_sel: unsignedIn(STEPS.value), // 차익거래매도, 백만원
  dfrt_trde_buy: unsignedIn(STEPS.value), // 차익거래매수
  dfrt_trde_netprps: signedIn(STEPS.value), // 차익거래순매수
  ndiffpro_trde_sel: unsignedIn(STEPS.value), // 비차익거래매도
  ndiffpro_trde_buy: unsignedIn(STEPS.value), // 비차익거래매수
  ndiffpro_trde_netprps: signedIn(STEPS.value), // 비차익거래순매수
  all_sel: unsignedIn(STEPS.value), // 전체매도
  all_buy: unsignedIn(STEPS.value), // 전체매수
  all_netprps: signedIn(STEPS.value), // 전체순매수
  dfrt_trde_sell_qty: z.optional(unsignedIn(STEPS.volume)), // 차익거래매도수량, 천주
  dfrt_trde_buy_qty: z.optional(unsignedIn(STEPS.volume)), // 차익거래매수수량
  dfrt_trde_netprps_qty: z.optional(signedIn(STEPS.volume)), // 차익거래순매수수량
  ndiffpro_trde_sell_qty: z.optional(unsignedIn(STEPS.volume)), // 비차익거래매도수량
  ndiffpro_trde_buy_qty: z.optional(unsignedIn(STEPS.volume)), // 비차익거래매수수량
  ndiffpro_trde_netprps_qty: z.optional(signedIn(STEPS.volume)), // 비차익거래순매수수량
} as const;

type Columns = {
  readonly [C in keyof typeof PROGRAM_COLUMNS]?: z.output<(typeof PROGRAM_COLUMNS)[C]>;
};
type ValueColumn = Exclude<keyof Columns, `${string}_qty`>;
/** A row whose amounts are all there. */
export type ProgramRow = Columns & { readonly [C in ValueColumn]: number };

const trade = (net: number, buy: number, sell: number, step: number): Trade => ({
  net: net * step,
  buy: buy * step,
  sell: sell * step,
});

/** Programme trading by kind in won. */
export const valueOf = (row: ProgramRow): ProgramKinds => ({
  arbitrage: trade(row.dfrt_trde_netprps, row.dfrt_trde_buy, row.dfrt_trde_sel, STEPS.value),
  nonArbitrage: trade(
    row.ndiffpro_trde_netprps,
    row.ndiffpro_trde_buy,
    row.ndiffpro_trde_sel,
    STEPS.value,
  ),
  total: trade(row.all_netprps, row.all_buy, row.all_sel, STEPS.value),
});

/** The same in shares; the broker gives no total, so it is the sum. Nothing where a column is missing. */
export function volumeOf({
  dfrt_trde_netprps_qty: net,
  dfrt_trde_buy_qty: buy,
  dfrt_trde_sell_qty: sell,
  ndiffpro_trde_netprps_qty: otherNet,
  ndiffpro_trde_buy_qty: otherBuy,
  ndiffpro_trde_sell_qty: otherSell,
}: ProgramRow): ProgramKinds | undefined {
  if (net === undefined || buy === undefined || sell === undefined) return undefined;
  if (otherNet === undefined || otherBuy === undefined || otherSell === undefined) return undefined;
  return {
    arbitrage: trade(net, buy, sell, STEPS.volume),
    nonArbitrage: trade(otherNet, otherBuy, otherSell, STEPS.volume),
    total: trade(net + otherNet, buy + otherBuy, sell + otherSell, STEPS.volume),
  };
}
