import { compareFlows } from '../compare/compare-flows.ts';
import type { ComparisonLine } from '../compare/flow-comparison.ts';
import type { Investor } from '../investor.ts';
import type { InvestorFlow, InvestorTable, Trade } from '../model/flows.ts';
import type { Measure } from '../market.ts';

type Figures = { readonly [I in Investor]?: Trade };

/** A table with the three that every table has; not all zero, which would be no answer. */
export const tableOf = (figures: Figures): InvestorTable => ({
  individual: { net: 40_000_000_000 },
  foreign: { net: 0 },
  institution: { net: 0 },
  ...figures,
});

/** KOSPI on the next morning, at rest: two of these differ only in what a test changes. */
export const KOSPI_FLOW: InvestorFlow = {
  broker: 'left',
  environment: 'live',
  api: 'any',
  market: 'kospi',
  sector: { id: 'all', level: 'total', code: '001', name: '종합' },
  venue: 'krx',
  day: '2026-07-01',
  dayBasis: 'requested',
  status: 'final',
  observedAt: '2026-07-02T00:00:00.000Z',
  value: tableOf({}),
  volumeUnit: 'share',
  rounding: { value: 1 },
  derived: [],
  assumed: [],
};

/** Kiwoom: steps of 100 million won, foreigners added up from two columns. */
export const left = (figures: Figures = {}, more: Partial<InvestorFlow> = {}): InvestorFlow => ({
  ...KOSPI_FLOW,
  value: tableOf(figures),
  rounding: { value: 100_000_000 },
  derived: ['foreign'],
  ...more,
});

/** Korea Investment: steps of a million won, every figure a column. */
export const right = (figures: Figures = {}, more: Partial<InvestorFlow> = {}): InvestorFlow => ({
  ...KOSPI_FLOW,
  broker: 'right',
  value: tableOf(figures),
  rounding: { value: 1_000_000 },
  ...more,
});

/** The one line of an investor's figure. */
export function lineOf(
  flows: readonly [InvestorFlow, InvestorFlow],
  investor: Investor,
  side: keyof Trade = 'net',
  measure: Measure = 'value',
): ComparisonLine {
  const found = compareFlows(...flows).lines.filter(
    (line) => line.investor === investor && line.side === side && line.measure === measure,
  );
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} lines`);
  return only;
}
