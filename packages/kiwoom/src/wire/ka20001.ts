import { rowsCall } from './calls.ts';
import { MARKETS, type ServedMarket } from './codes.ts';
import { INDEX_COLUMNS } from './ka20003.ts';
import { level } from './columns.ts';

/**
 * ka20001 업종현재가요청: the index of one sector now, with the range of the day. The ticks below it are not read: after
 * the close the first two are sentinels, 999999 and 888888 (measured).
 * POST /api/dostk/sect
 */
export const ka20001 = rowsCall({
  id: 'ka20001',
  path: '/api/dostk/sect',
  body: ({ market, code }: { readonly market: ServedMarket; readonly code: string }) => ({
    mrkt_tp: MARKETS[market],
    inds_cd: code,
  }),
  names: ['return_code', 'return_msg', 'inds_cur_prc_tm'],
  row: {
    ...INDEX_COLUMNS,
    open_pric: level, // 시가
    high_pric: level, // 고가
    low_pric: level, // 저가
  },
});
