import type { ComparisonLine } from './flow-comparison.ts';
import { type Investor, INVESTORS, partsOf } from './investor.ts';
import type { InvestorFlow, Trade } from './investor-flow.ts';
import { type Measure, MEASURES } from './market.ts';

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
  const [a, b] = [figure(left, where), figure(right, where)];
  if (a === undefined && b === undefined) return [];
  if (b === undefined) return a === undefined ? [] : [{ ...where, left: a, verdict: 'left-only' }];
  if (a === undefined) return [{ ...where, right: b, verdict: 'right-only' }];
  const difference = b - a + 0;
  const tolerance = slack(left, where) + slack(right, where);
  const line = { ...where, left: a, right: b, difference, tolerance };
  if (difference === 0) return [{ ...line, verdict: 'equal' }];
  if (Math.abs(difference) <= tolerance) return [{ ...line, verdict: 'within-rounding' }];
  const because = definition(left, right, where);
  return [{ ...line, verdict: 'different', ...(because === undefined ? {} : { because }) }];
}

/** Half a step for each of the broker's rounded columns behind a figure. */
function slack(flow: InvestorFlow, { investor, measure }: Where): number {
  const step = flow.rounding[measure];
  return step === undefined ? 0 : (step / 2) * columnsOf(flow, investor, measure);
}

function columnsOf(flow: InvestorFlow, investor: Investor, measure: Measure): number {
  if (!flow.derived.includes(investor)) return 1;
  return partsOf(investor).filter((part) => flow[measure]?.[part] !== undefined).length;
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
