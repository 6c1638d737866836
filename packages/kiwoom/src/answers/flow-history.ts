import { answerTo, impossible, isImpossible } from '@investor-flow/adapter-kit';
import { ok } from '@investor-flow/core';
import { codeOf, marketOf } from '../wire/codes.ts';
import { callsForDays, walkMarketDays } from './market-days.ts';
import { FLOW_HISTORY_OFFER, KRX_ONLY } from './offers.ts';

/** One call a session and measure; of each day the rows of the market and of the sector are read. */
export const flowHistory = answerTo<'flowHistory'>()({
  offer: FLOW_HISTORY_OFFER,
  mock: { ...FLOW_HISTORY_OFFER, ...KRX_ONLY },
  calls: callsForDays,
  answer: (plan, context) =>
    walkMarketDays(context, plan, ({ codes, flow }, all) =>
      flow(all).andThen((whole) => {
        if (isImpossible(whole)) return ok(whole);
        const code = codeOf(marketOf(plan.market), plan.sector);
        if (code === undefined || !codes.includes(code))
          return ok(impossible(`the answer has no row for ${plan.sector}`));
        return flow(code).map((it) => (isImpossible(it) ? it : [it]));
      }),
    ),
});
