import {
  answerTo,
  type CallContext,
  empty,
  type Impossible,
  impossible,
  isImpossible,
} from '@investor-flow/adapter-kit';
import {
  type BrokerError,
  err,
  type InvestorFlow,
  ok,
  type PlanOf,
  type Result,
} from '@investor-flow/core';
import { ka10051 } from '../wire/ka10051.ts';
import { codeOf, marketOf } from '../wire/codes.ts';
import { callsForDays, walkMarketDays } from './market-days.ts';
import { FLOW_HISTORY_OFFER, KRX_ONLY } from './offers.ts';
import type { SectorsOfDay } from './investor-flow.ts';

/** One call a session and measure; of each day the rows of the market and of the sector are read. */
export const flowHistory = answerTo<'flowHistory'>()({
  offer: FLOW_HISTORY_OFFER,
  mock: { ...FLOW_HISTORY_OFFER, ...KRX_ONLY },
  calls: callsForDays,
  answer: (plan, context) => walkMarketDays(context, plan, (day) => rowOf(context, plan, day)),
});

function rowOf(
  context: CallContext,
  plan: PlanOf<'flowHistory'>,
  { day, codes, flow }: SectorsOfDay,
): Result<readonly InvestorFlow[] | Impossible, BrokerError> {
  const market = marketOf(plan.market);
  const [all, wanted] = [codeOf(market, 'all'), codeOf(market, plan.sector)];
  if (all === undefined || !codes.includes(all))
    return err(empty(context, ka10051.id, `the answer for ${day} has no row for the market`));
  const whole = flow(all);
  if (whole.isErr()) return err(whole.error);
  if (isImpossible(whole.value)) return ok(whole.value);
  if (wanted === undefined || !codes.includes(wanted))
    return ok(impossible(`the answer has no row for ${plan.sector}`));
  return flow(wanted).map((it) => (isImpossible(it) ? it : [it]));
}
