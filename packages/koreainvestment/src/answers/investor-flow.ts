import {
  answerTo,
  areZero,
  byMeasure,
  call,
  type CallContext,
  flowOf,
  impossible,
  type Impossible,
  orEmpty,
} from '@investor-flow/adapter-kit';
import {
  type BrokerError,
  err,
  failure,
  type InvestorFlow,
  type PlanOf,
  type Result,
  type SectorId,
} from '@investor-flow/core';
import { fhptj04030000, stepsOf, tradesOf } from '../wire/fhptj04030000.ts';
import { pairOf } from '../wire/codes.ts';
import { sessionChanged } from './latest-session.ts';
import { FLOW_OFFER, LIVE_ONLY } from './offers.ts';
import { onlyRow } from './only-row.ts';

/** One call; it brings amounts and quantities. */
export const investorFlow = answerTo<'investorFlow'>()({
  offer: FLOW_OFFER,
  mock: LIVE_ONLY,
  calls: () => 1,
  async answer(plan, context) {
    const read = await sectorNow(context, plan, plan.sector);
    return read.andThen((it) => orEmpty(context, fhptj04030000.id, it));
  },
});

type NowPlan = Pick<PlanOf<'investorFlow'>, 'market' | 'day' | 'venue' | 'measures'>;

/** The flow of one sector in the latest session, or why there is none. */
export async function sectorNow(
  context: CallContext,
  plan: NowPlan,
  id: SectorId,
): Promise<Result<InvestorFlow | Impossible, BrokerError>> {
  const { market, day, venue, measures } = plan;
  const pair = pairOf(market, id);
  if (pair === undefined)
    return err(failure.unsupported(context.at, `Korea Investment has no code for ${id}`));
  const reply = await call(context, fhptj04030000, pair);
  return reply.andThen((answer) => {
    const { api, rows, observedAt } = answer;
    const changed = sessionChanged(context, answer, plan);
    if (changed !== undefined) return err(changed);
    const nothing = rows.length === 0 ? 'the answer has no row' : 'every figure is blank';
    return onlyRow(answer, nothing, (columns) => {
      const steps = stepsOf(market);
      const tables = byMeasure(measures, (it) => tradesOf(columns, it, steps[it]));
      // Zeros alone come before the opening and for codes that the broker does not know.
      if (Object.values(tables).every((table) => areZero(Object.values(table))))
        return impossible('every figure is 0');
      const parts = {
        api,
        observedAt,
        market,
        venue,
        day,
        // The answer carries no date and cannot be asked for one.
        dayBasis: 'assumed' as const,
        steps,
        derived: [],
        assumed: ['venue' as const, ...(PROVEN.has(market) ? [] : ['volume-unit' as const])],
      };
      const sector = { id, code: pair.sector, name: '', tables, index: undefined };
      return flowOf(context, parts, sector);
    });
  });
}

/** Markets whose unit of quantity is proven by arithmetic. */
const PROVEN: ReadonlySet<string> = new Set(['kospi', 'kosdaq']);
