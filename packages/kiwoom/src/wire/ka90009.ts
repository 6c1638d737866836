import { orBlank, type RowOfEndpoint, text } from '@investor-flow/adapter-kit';
import { err, type Issue, ok, type RankedStock, type Result } from '@investor-flow/core';
import * as z from 'zod/mini';
import { rowsCall } from './calls.ts';
import { RANKING_MARKET, type RankingQuery } from './rankings.ts';
import { bareCode, EXCHANGE, misplacedCode, stockCodeColumn } from './codes.ts';
import { signedIn } from './columns.ts';

/** 천주 and 천만원 (measured). */
export const STEPS = { netShares: 1000, netValue: 10_000_000 } as const;

const count = orBlank(signedIn(STEPS.netValue));
/** Blank below the end of a list that is shorter than the others. */
const code = z.union([z.literal(''), stockCodeColumn]);

/**
 * ka90009 외국인기관매매상위요청: four rankings side by side in one row, of the last finished session.
 * POST /api/dostk/rkinfo
 */
export const ka90009 = rowsCall({
  id: 'ka90009',
  path: '/api/dostk/rkinfo',
  body: ({ market, venue }: RankingQuery) => ({
    mrkt_tp: RANKING_MARKET[market],
    amt_qty_tp: '1', // ranked by amount
    qry_dt_tp: '0', // without a date: with 1 and none the four lists are the same (measured)
    stex_tp: EXCHANGE[venue],
  }),
  list: 'frgnr_orgn_trde_upper',
  row: {
    for_netslmt_stk_cd: code, // 외인순매도종목코드
    for_netslmt_stk_nm: text,
    for_netslmt_amt: count,
    for_netslmt_qty: count,
    for_netprps_stk_cd: code, // 외인순매수종목코드
    for_netprps_stk_nm: text,
    for_netprps_amt: count,
    for_netprps_qty: count,
    orgn_netslmt_stk_cd: code, // 기관순매도종목코드
    orgn_netslmt_stk_nm: text,
    orgn_netslmt_amt: count,
    orgn_netslmt_qty: count,
    orgn_netprps_stk_cd: code, // 기관순매수종목코드
    orgn_netprps_stk_nm: text,
    orgn_netprps_amt: count,
    orgn_netprps_qty: count,
  },
});

/** The place of one of the four lists in a row; nothing below the end of that list. */
export function rankedIn(
  row: RowOfEndpoint<typeof ka90009>,
  { side, investor, venue }: RankingQuery,
): Result<
  (Pick<RankedStock, 'stock' | 'name'> & Partial<RankedStock>) | undefined,
  readonly Issue[]
> {
  const who = investor === 'foreign' ? 'for' : 'orgn';
  const list = `${who}_${side === 'buy' ? 'netprps' : 'netslmt'}` as const;
  const found = row[`${list}_stk_cd`];
  if (found === '') return ok(undefined);
  const path = `${list}_stk_cd`;
  const message =
    row[`${who}_netprps_stk_cd`] === row[`${who}_netslmt_stk_cd`]
      ? 'is bought and sold most at once: the lists are one'
      : misplacedCode(found, venue);
  if (message !== undefined) return err([{ path, message }]);
  const [amount, quantity] = [row[`${list}_amt`], row[`${list}_qty`]];
  if (amount === undefined || quantity === undefined)
    return err([{ path, message: 'has no figures' }]);
  return ok({
    stock: bareCode(found),
    name: row[`${list}_stk_nm`],
    netShares: quantity * STEPS.netShares,
    netValue: amount * STEPS.netValue,
  });
}
