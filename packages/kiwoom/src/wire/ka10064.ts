import { compactTime, type RowOfEndpoint } from '@investor-flow/adapter-kit';
import type { EstimateTable, Measure } from '@investor-flow/core';
import * as z from 'zod/mini';
import { rowsCall, type StockPage } from './calls.ts';
import { stockCode } from './codes.ts';
import { signedIn } from './steps.ts';

/** The other way round than in ka10051. */
const MEASURE = { value: '1', volume: '2' } as const satisfies Record<Measure, string>;

/** 백만원 and single shares on the wire (measured). */
const UNITS = { value: 1_000_000, volume: 1 } as const satisfies Record<Measure, number>;

/** Staff round shares to thousands (measured). */
export const STEPS = { value: 1_000_000, volume: 1000 } as const satisfies Record<Measure, number>;

const net = signedIn(UNITS.value);

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
    frgnr_invsr: net, // 외국인투자자
    orgn: net, // 기관계
    invtrt: z.optional(net), // 투신
    insrnc: z.optional(net), // 보험
    bank: z.optional(net), // 은행
    penfnd_etc: z.optional(net), // 연기금등
    etc_corp: z.optional(net), // 기타법인
    natn: z.optional(net), // 국가
  },
});

type Columns = RowOfEndpoint<typeof ka10064>;

/** The estimated nets in won or shares; a part whose column is missing is absent. */
export function estimateOf(row: Columns, measure: Measure): EstimateTable {
  const counts = {
    foreign: row.frgnr_invsr,
    institution: row.orgn,
    investmentTrust: row.invtrt,
    insurance: row.insrnc,
    bank: row.bank,
    pension: row.penfnd_etc,
    otherCorporation: row.etc_corp,
    government: row.natn,
  };
  const table: { [I in keyof typeof counts]?: { readonly net: number } } = {};
  for (const [investor, count] of Object.entries(counts))
    if (count !== undefined)
      table[investor as keyof typeof counts] = { net: count * UNITS[measure] };
  return table;
}
