import {
  type ForeignHolding,
  type InvestorFlow,
  INVESTORS,
  type Measure,
  type Trade,
} from '@investor-flow/core';
import type { HoldingTruth, Sandbox } from '@investor-flow/sandbox';

export const MEASURES = ['value', 'volume'] as const satisfies readonly Measure[];

/** Half a step for each rounded column is all a broker may be off; foreigners at Kiwoom are two columns. */
const columnsOf = (flow: InvestorFlow, investor: string): number =>
  flow.derived.some((it) => it === investor) ? 2 : 1;

/** What a flow tells that the truth does not bear out. */
export function lies(flow: InvestorFlow, sandbox: Sandbox): readonly string[] {
  const { market, venue, day, sector } = flow;
  const truth = sandbox.truth.flow({ market, venue, day, sector: sector.id ?? 'all' });
  return MEASURES.flatMap((measure) =>
    INVESTORS.flatMap((investor) => {
      const trade = flow[measure]?.[investor];
      if (trade === undefined) return [];
      const most = ((flow.rounding[measure] ?? NaN) / 2) * columnsOf(flow, investor);
      return (Object.entries(trade) as [keyof Trade, number][])
        .filter(([side, told]) => !(Math.abs(told - truth[measure][investor][side]) <= most))
        .map(([side, told]) => `${sector.code} ${measure} ${investor} ${side}: ${told}`);
    }),
  );
}

/** What a holding and the truth of its day must both say. */
export const figuresOf = (it: HoldingTruth | ForeignHolding) => [
  it.day,
  it.heldShares,
  it.limitShares,
  it.acquirableShares,
  it.changeShares,
  it.close,
  it.closeChange,
  it.tradedShares,
];
