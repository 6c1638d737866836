import type { IndexQuote } from '@investor-flow/core';

/** 천주 and 백만원: no document names them; proven by the size of the market. */
const STEPS = { volume: 1000, turnover: 1_000_000 } as const;

/** The columns of an index that several calls have. */
export interface IndexColumns {
  readonly bstp_nmix_prpr: number | undefined;
  readonly bstp_nmix_prdy_vrss: number;
  readonly bstp_nmix_prdy_ctrt: number;
  readonly bstp_nmix_oprc: number | undefined;
  readonly bstp_nmix_hgpr: number | undefined;
  readonly bstp_nmix_lwpr: number | undefined;
  readonly acml_vol: number;
  readonly acml_tr_pbmn: number;
}

export type IndexFigures = Pick<
  IndexQuote,
  | 'price'
  | 'change'
  | 'changePercent'
  | 'open'
  | 'high'
  | 'low'
  | 'volume'
  | 'turnover'
  | 'rounding'
>;

/** The figures of an index; nothing where there is no level. Open, high and low are absent where the broker has 0. */
export function indexFigures(row: IndexColumns): IndexFigures | undefined {
  const { bstp_nmix_prpr: price, bstp_nmix_oprc: open, bstp_nmix_hgpr: high } = row;
  const { bstp_nmix_lwpr: low } = row;
  if (!price) return undefined;
  return {
    price,
    change: row.bstp_nmix_prdy_vrss,
    changePercent: row.bstp_nmix_prdy_ctrt,
    ...(open ? { open } : {}),
    ...(high ? { high } : {}),
    ...(low ? { low } : {}),
    volume: row.acml_vol * STEPS.volume,
    turnover: row.acml_tr_pbmn * STEPS.turnover,
    rounding: { ...STEPS },
  };
}
