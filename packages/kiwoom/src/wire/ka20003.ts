import {
  impossible,
  type RowOfEndpoint,
  signedDecimal,
  text,
  unsigned,
} from '@investor-flow/adapter-kit';
import * as z from 'zod/mini';
import { rowsCall } from './calls.ts';
import { isElsewhere, type ServedMarket } from './codes.ts';
import { level, unsignedIn } from './columns.ts';

const WHOLE = { kospi: '001', kosdaq: '101' } as const satisfies Record<ServedMarket, string>;

/** 천주 and 백만원 (measured); levels are decimals. */
export const STEPS = { volume: 1000, turnover: 1_000_000 } as const;

/**
 * An index now, and how many issues moved; `rising` includes `upl`, `fall` includes `lst` (measured: their sum is the
 * issues traded).
 */
export const INDEX_COLUMNS = {
  cur_prc: level, // 현재가; its sign is a colour (measured)
  pred_pre: signedDecimal, // 전일대비
  flu_rt: signedDecimal, // 등락률
  trde_qty: unsignedIn(STEPS.volume), // 거래량, 천주
  trde_prica: unsignedIn(STEPS.turnover), // 거래대금, 백만원
  upl: unsigned, // 상한
  rising: unsigned, // 상승
  stdns: unsigned, // 보합
  fall: unsigned, // 하락
  lst: unsigned, // 하한
} as const;

/**
 * ka20003 전업종지수요청: the index of every sector of a market now. Its keys are those of stocks, its codes sectors'.
 * POST /api/dostk/sect
 */
export const ka20003 = rowsCall({
  id: 'ka20003',
  path: '/api/dostk/sect',
  body: ({ market }: { readonly market: ServedMarket }) => ({ inds_cd: WHOLE[market] }),
  list: 'all_inds_idex',
  key: {
    column: 'stk_cd', // 업종코드
    schema: z.string('must be a string').check(z.regex(/^[0-9A-Z]+$/, 'must be a code')),
  },
  unique: true,
  names: ['stk_nm'],
  row: {
    stk_nm: text, // 업종명
    ...INDEX_COLUMNS,
  },
  foreign: (code, { market }) =>
    isElsewhere(market, code) ? `must be a sector of ${market}` : undefined,
});

/** The figures of an index in a row; its breadth is absent where no issue is counted at all (measured of volatility). */
export function indexOf(row: Omit<RowOfEndpoint<typeof ka20003>, 'stk_nm'>) {
  if (row.cur_prc === 0) return impossible('the index is 0');
  const breadth = {
    advancing: row.rising,
    upperLimit: row.upl,
    unchanged: row.stdns,
    declining: row.fall,
    lowerLimit: row.lst,
  };
  return {
    price: row.cur_prc,
    change: row.pred_pre,
    changePercent: row.flu_rt,
    volume: row.trde_qty * STEPS.volume,
    turnover: row.trde_prica * STEPS.turnover,
    rounding: STEPS,
    ...(row.rising + row.stdns + row.fall === 0 ? {} : { breadth }),
  };
}

/** The broker's name of a row's sector. */
export const nameOf = (row: RowOfEndpoint<typeof ka20003>): string => row.stk_nm;
