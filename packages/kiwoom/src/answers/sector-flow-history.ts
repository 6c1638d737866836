import {
  answerTo,
  type CallContext,
  empty,
  type Impossible,
  isImpossible,
} from '@investor-flow/adapter-kit';
import {
  type BrokerError,
  err,
  type InvestorFlow,
  ok,
  type Result,
  sectorsOf,
} from '@investor-flow/core';
import { ka10051 } from '../wire/ka10051.ts';
import { codeOf, marketOf, type ServedMarket } from '../wire/codes.ts';
import { callsForDays, walkMarketDays } from './market-days.ts';
import { FLOW_HISTORY_OFFER, KRX_ONLY } from './offers.ts';
import type { SectorsOfDay } from './investor-flow.ts';

/** One call a session and measure brings every sector. */
export const sectorFlowHistory = answerTo<'sectorFlowHistory'>()({
  offer: FLOW_HISTORY_OFFER,
  mock: { ...FLOW_HISTORY_OFFER, ...KRX_ONLY },
  calls: callsForDays,
  answer: (plan, context) =>
    walkMarketDays(context, plan, (day) => rowsOf(context, marketOf(plan.market), day)),
});

/** Every sector in the order of the registry; codes that it does not know come last. */
function rowsOf(
  context: CallContext,
  market: ServedMarket,
  { day, codes, flow }: SectorsOfDay,
): Result<readonly InvestorFlow[] | Impossible, BrokerError> {
  const known = sectorsOf(market).flatMap(({ id }) => codeOf(market, id) ?? []);
  const all = codeOf(market, 'all');
  if (all === undefined || !codes.includes(all))
    return err(empty(context, ka10051.id, `the answer for ${day} has no row for the market`));
  const flows: InvestorFlow[] = [];
  for (const code of [...known, ...codes.filter((it) => !known.includes(it))]) {
    const read = codes.includes(code)
      ? flow(code)
      : ok({ impossible: 'the answer has no row for it' });
    if (read.isErr()) return err(read.error);
    if (!isImpossible(read.value)) flows.push(read.value);
    else if (code === all) return ok(read.value);
    else context.leaveOut({ day, code, because: read.value.impossible }, ka10051.id);
  }
  return ok(flows);
}
