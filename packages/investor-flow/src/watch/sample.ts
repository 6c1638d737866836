import {
  INVESTORS,
  type InvestorFlow,
  type InvestorTable,
  type Measure,
  MEASURES,
  type Trade,
} from '@investor-flow/core';

/** One answer of a watched flow. */
export interface Sample {
  readonly flow: InvestorFlow;
  /** What changed since the last sample, by measure; may be below 0. Empty at first. */
  readonly since: { readonly [M in Measure]?: InvestorTable };
  /** How old the answer is. */
  readonly ageMs: number;
  /** Between which instants no answer came, and how many are missing. */
  readonly gap?: { readonly from: string; readonly to: string; readonly missed: number };
}

/** An answer beside the one before it. */
export function sampleOf(
  flow: InvestorFlow,
  last: InvestorFlow | undefined,
  everyMs: number,
  now: number,
): Sample {
  const observed = Date.parse(flow.observedAt);
  const ageMs = Math.max(0, now - observed);
  if (last === undefined) return { flow, since: {}, ageMs };
  const since: { [M in Measure]?: InvestorTable } = {};
  for (const measure of MEASURES) {
    const [before, after] = [last[measure], flow[measure]];
    if (before !== undefined && after !== undefined) since[measure] = changes(before, after);
  }
  const missed = Math.round((observed - Date.parse(last.observedAt)) / everyMs) - 1;
  const gap = { from: last.observedAt, to: flow.observedAt, missed };
  return missed > 0 ? { flow, since, ageMs, gap } : { flow, since, ageMs };
}

const changes = (before: InvestorTable, after: InvestorTable): InvestorTable =>
  Object.fromEntries(
    INVESTORS.flatMap((investor) => {
      const [from, to] = [before[investor], after[investor]];
      return from === undefined || to === undefined ? [] : [[investor, change(from, to)]];
    }),
  ) as unknown as InvestorTable;

const change = (from: Trade, to: Trade): Trade => ({
  net: to.net - from.net + 0,
  ...(from.buy === undefined || to.buy === undefined ? {} : { buy: to.buy - from.buy + 0 }),
  ...(from.sell === undefined || to.sell === undefined ? {} : { sell: to.sell - from.sell + 0 }),
});
