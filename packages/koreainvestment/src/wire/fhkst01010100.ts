import { orBlank, percent, type RowOfEndpoint, signed, unsigned } from '@investor-flow/adapter-kit';
import * as z from 'zod/mini';
import { rowsCall, type StockDays } from './calls.ts';
import { stockCode } from './codes.ts';

/**
 * FHKST01010100 주식현재가 시세: a quote of now; of it only what foreigners hold, which has no day.
 * GET /uapi/domestic-stock/v1/quotations/inquire-price
 */
export const fhkst01010100 = rowsCall({
  id: 'FHKST01010100',
  path: '/uapi/domestic-stock/v1/quotations/inquire-price',
  query: ({ stock }: Pick<StockDays, 'stock'>) => ({
    FID_COND_MRKT_DIV_CODE: 'J',
    FID_INPUT_ISCD: stockCode(stock),
  }),
  list: 'output', // an object
  row: {
    frgn_hldn_qty: unsigned, // 외국인 보유 수량, 주
    lstn_stcn: unsigned, // 상장 주수, 주
    hts_frgn_ehrt: percent, // HTS 외국인 소진율, % of the limit and not of the listed shares (measured)
    // 외국인 순매수 수량, 주: a change of holding, 0 until published (measured); some stocks go without it.
    frgn_ntby_qty: z.optional(orBlank(signed)),
  },
});

/** What foreigners hold, and of how many shares; the change is absent where the broker says 0 or nothing. */
export function holdingIn(row: RowOfEndpoint<typeof fhkst01010100>) {
  const { frgn_ntby_qty: changeShares } = row;
  return {
    listedShares: row.lstn_stcn,
    heldShares: row.frgn_hldn_qty,
    limitUsedPercent: row.hts_frgn_ehrt,
    ...(changeShares === undefined || changeShares === 0 ? {} : { changeShares }),
  };
}
