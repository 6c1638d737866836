import { type InvestorFlow, INVESTORS, MEASURES, type Trade } from '@investor-flow/core';
import type { Sandbox } from '@investor-flow/sandbox';

/** A broker may be off by half a step for each rounded column; foreigners at Kiwoom are two columns. */
const columnsOf = (flow: InvestorFlow, investor: string): number =>
  flow.derived.some((it) => it === investor) ? 2 : 1;

/** The figures of a flow that differ from the sandbox's truth by more than rounding. */
export function mismatches(flow: InvestorFlow, sandbox: Sandbox): readonly string[] {
  const { market, venue, day, sector } = flow;
  const truth = sandbox.truth.flow({ market, venue, day, sector: sector.id ?? 'all' });
  return MEASURES.flatMap((measure) =>
    INVESTORS.flatMap((investor) => {
      const trade = flow[measure]?.[investor];
      if (trade === undefined) return [];
      const most = ((flow.rounding[measure] ?? NaN) / 2) * columnsOf(flow, investor);
      return (Object.entries(trade) as [keyof Trade, number][])
        .filter(([side, figure]) => !(Math.abs(figure - truth[measure][investor][side]) <= most))
        .map(([side, figure]) => `${sector.code} ${measure} ${investor} ${side}: ${figure}`);
    }),
  );
}
