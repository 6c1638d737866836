import { orBlank, signedDecimal } from '@investor-flow/adapter-kit';
import type * as z from 'zod/mini';
import { grossAmount, grossQuantity, level } from './columns.ts';

/** 천주 and 백만원: no document names them; proven by the size of the market. */
const STEPS = { volume: 1000, turnover: 1_000_000 } as const;

/** The columns of an index that several calls have. */
export const INDEX_COLUMNS = {
  bstp_nmix_prpr: orBlank(level), // 업종 지수 현재가
  bstp_nmix_prdy_vrss: signedDecimal, // 전일 대비, signed already
  bstp_nmix_prdy_ctrt: signedDecimal, // 전일 대비율, signed already
  bstp_nmix_oprc: orBlank(level), // 시가
  bstp_nmix_hgpr: orBlank(level), // 최고가
  bstp_nmix_lwpr: orBlank(level), // 최저가
  acml_vol: grossQuantity, // 누적 거래량, 천주
  acml_tr_pbmn: grossAmount, // 누적 거래 대금, 백만원
} as const;

export type IndexColumns = {
  readonly [C in keyof typeof INDEX_COLUMNS]: z.output<(typeof INDEX_COLUMNS)[C]>;
};

/** The figures of an index; nothing where there is no level. Open, high and low are absent where the broker has 0. */
export function indexFigures(row: IndexColumns) {
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
