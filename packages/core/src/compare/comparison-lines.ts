import type { ComparisonLine } from './flow-comparison.ts';
import { type Investor, INVESTORS, partsOf } from '../investor.ts';
import type { InvestorFlow } from '../model/investor-flow.ts';
import type { Trade } from '../model/flow-figures.ts';
import { type Measure, MEASURES } from '../market.ts';

const SIDES = ['net', 'buy', 'sell'] as const satisfies readonly (keyof Trade)[];

/** Every figure either flow tells: investor by measure by side. */
export const comparisonLines = (
  left: InvestorFlow,
  right: InvestorFlow,
): readonly ComparisonLine[] =>
  MEASURES.flatMap((measure) =>
    INVESTORS.flatMap((investor) =>
      SIDES.flatMap((side) => lineOf(left, right, { investor, measure, side })),
    ),
  );

type Where = Pick<ComparisonLine, 'investor' | 'measure' | 'side'>;

const figure = (flow: InvestorFlow, { investor, measure, side }: Where): number | undefined =>
  flow[measure]?.[investor]?.[side];

function lineOf(left: InvestorFlow, right: InvestorFlow, where: Where): readonly ComparisonLine[] {
  const { investor, measure, side } = where;
  const [a, b] = [figure(left, where), figure(right, where)];
  if (a === undefined)
    return b === undefined ? [] : [{ investor, measure, side, right: b, verdict: 'right-only' }];
  if (b === undefined) return [{ investor, measure, side, left: a, verdict: 'left-only' }];
  const difference = b - a + 0;
  const tolerance = slack(left, where) + slack(right, where);
  const verdict = verdictOn(difference, tolerance);
  const because = verdict === 'different' ? definition(left, right, where) : undefined;
  const line = { investor, measure, side, left: a, right: b, difference, tolerance, verdict };
  return [because === undefined ? line : { ...line, because }];
}

function verdictOn(
  difference: number,
  tolerance: number,
): 'equal' | 'within-rounding' | 'different' {
  if (difference === 0) return 'equal';
  return Math.abs(difference) <= tolerance ? 'within-rounding' : 'different';
}

/** Half a step for each of the broker's rounded columns behind a figure. */
function slack(flow: InvestorFlow, { investor, measure }: Where): number {
  const step = flow.rounding[measure];
  return step === undefined ? 0 : (step / 2) * columnsOf(flow, investor, measure);
}

/** What was added up comes from several columns: those the flow tells, or all there can be where it tells fewer. */
function columnsOf(flow: InvestorFlow, investor: Investor, measure: Measure): number {
  if (!flow.derived.includes(investor)) return 1;
  const parts = partsOf(investor);
  const told = parts.filter((part) => flow[measure]?.[part] !== undefined);
  return told.length > 1 ? told.length : Math.max(1, parts.length);
}

/** Foreigners without 기타외국인 are another investor: where that alone explains a difference, it is said. */
function definition(left: InvestorFlow, right: InvestorFlow, where: Where): string | undefined {
  if (where.investor !== 'foreign') return undefined;
  const registered: Where = { ...where, investor: 'foreignRegistered' };
  const fits = (whole: InvestorFlow, partial: InvestorFlow): boolean => {
    const [a, b] = [figure(whole, registered), figure(partial, where)];
    if (a === undefined || b === undefined) return false;
    return Math.abs(b - a) <= slack(whole, registered) + slack(partial, where);
  };
  const say = (broker: string): string =>
    `${broker} does not count 기타외국인 (other foreigners) among foreigners`;
  if (fits(left, right)) return say(right.broker);
  return fits(right, left) ? say(left.broker) : undefined;
}
