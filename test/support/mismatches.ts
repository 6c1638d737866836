import {
  type InvestorFlow,
  INVESTORS,
  type Measure,
  MEASURES,
  type StockFlow,
  type Trade,
} from '@investor-flow/core';
import type { FlowTruth, Sandbox } from '@investor-flow/sandbox';

/**
 * The figures of a flow that differ from the truth by more than half a step for each rounded column: foreigners at Kiwoom
 * are two. What a broker tells to the won or the share is exact.
 */
export const wrongFigures = (
  { derived, rounding, ...flow }: InvestorFlow | StockFlow,
  truth: FlowTruth,
  measures: readonly Measure[] = MEASURES,
): readonly string[] =>
  measures.flatMap((measure) =>
    INVESTORS.flatMap((investor) => {
      const step = rounding[measure] ?? NaN;
      const most = step === 1 ? 0 : (step / 2) * (derived.includes(investor) ? 2 : 1);
      return wrongSides(flow[measure]?.[investor] ?? {}, truth[measure][investor], most).map(
        (wrong) => `${flow.day} ${measure} ${investor} ${wrong}`,
      );
    }),
  );

/** The sides of a trade that are further from the truth than they may be. */
export const wrongSides = (told: Partial<Trade>, truth: Trade, most: number): readonly string[] =>
  (Object.entries(told) as [keyof Trade, number][])
    .filter(([side, figure]) => !(Math.abs(figure - (truth[side] ?? NaN)) <= most))
    .map(([side, figure]) => `${side}: ${figure}, not ${truth[side]}`);

/** The same of a flow of the sandbox, which knows what is true. */
export const mismatches = (flow: InvestorFlow | StockFlow, { truth }: Sandbox): readonly string[] =>
  'stock' in flow
    ? wrongFigures(flow, truth.stockFlow(flow))
    : wrongFigures(flow, truth.flow({ ...flow, sector: flow.sector.id ?? 'all' }));
