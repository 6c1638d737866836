import { callsFor, answerTo } from '@investor-flow/adapter-kit';
import { fhptj04040000, isZero } from '../wire/fhptj04040000.ts';
import { pairIn } from '../wire/codes.ts';
import { walkByDate } from './by-date.ts';
import { dailyFlow } from './daily-flow.ts';
import { DAILY_FLOW_OFFER, LIVE_ONLY } from './offers.ts';

/** Three hundred days a call, amounts and quantities together. */
export const flowHistory = answerTo<'flowHistory'>()({
  offer: DAILY_FLOW_OFFER,
  mock: LIVE_ONLY,
  calls: (plan, moment) => callsFor(plan, moment, DAILY_FLOW_OFFER.daysPerCall),
  answer(plan, context) {
    const { market, sector: id } = plan;
    const pair = pairIn(market, id);
    return walkByDate(context, {
      endpoint: fhptj04040000,
      range: plan,
      query: (asOf) => ({ pair, asOf }),
      model: dailyFlow(context, plan, { id, pair }),
      nothing: 'the sector has no days',
      isUnknown: isZero,
    });
  },
});
