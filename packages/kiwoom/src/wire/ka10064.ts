import { compactTime, type RowOfEndpoint } from '@investor-flow/adapter-kit';
import type { EstimateTable, Measure } from '@investor-flow/core';
import * as z from 'zod/mini';
import { rowsCall, type StockPage } from './calls.ts';
import { stockCode } from './codes.ts';
import { signedIn } from './columns.ts';

/** The other way round than in ka10051. */
const MEASURE = { value: '1', volume: '2' } as const satisfies Record<Measure, string>;

/** 백만원 and single shares on the wire (measured). */
const UNITS = { value: 1_000_000, volume: 1 } as const satisfies Record<Measure, number>;

/** Staff round shares to thousands (measured). */
export const STEPS = { value: 1_000_000, volume: 1000 } as const satisfies Record<Measure, number>;

const count = signedIn(UNITS.value);

/**
 * ka10064 장중투자자별매매차트요청: what staff estimate foreigners and institutions to have traded, oldest row first.
 * POST /api/dostk/chart
 */
export const ka10064 = rowsCall({
  id: 'ka10064',
  path: '/api/dostk/chart',
  body: ({ stock, venue, measure }: StockPage & { readonly measure: Measure }) => ({
    mrkt_tp: '000', // 전체
    amt_qty_tp: MEASURE[measure],
    trde_tp: '0', // 순매수
    stk_cd: stockCode(stock, venue),
  }),
  list: 'opmr_invsr_trde_chart',
  key: { column: 'tm', schema: compactTime }, // 시간
  row: {
    frgnr_invsr: count, // 외국인투자자
    orgn: count, // 기관계
    invtrt: z.optional(count), // 투신
    insrnc: z.optional(count), // 보험
    bank: z.optional(count), // 은행
    penfnd_etc: z.optional(count), // 연기금등
    etc_corp: z.optional(count), // 기타법인
    natn: z.optional(count), // 국가
  },
});

/** The estimated nets in won or shares; a part whose column is missing is absent. */
export function estimateOf(row: RowOfEndpoint<typeof ka10064>, measure: Measure): EstimateTable {
  const net = (counted: number) => ({ net: counted * UNITS[measure] });
  return {
    foreign: net(row.frgnr_invsr),
    institution: net(row.orgn),
    ...(row.invtrt === undefined ? {} : { investmentTrust: net(row.invtrt) }),
    ...(row.insrnc === undefined ? {} : { insurance: net(row.insrnc) }),
    ...(row.bank === undefined ? {} : { bank: net(row.bank) }),
    ...(row.penfnd_etc === undefined ? {} : { pension: net(row.penfnd_etc) }),
    ...(row.etc_corp === undefined ? {} : { otherCorporation: net(row.etc_corp) }),
    ...(row.natn === undefined ? {} : { government: net(row.natn) }),
  };
}
