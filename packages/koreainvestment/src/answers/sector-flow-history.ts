import { callsFor, answerTo, walkSeries } from '@investor-flow/adapter-kit';
import { fhptj04040000 } from '../wire/fhptj04040000.ts';
import { pairsOf } from '../wire/codes.ts';
import { DAILY_FLOW_OFFER, LIVE_ONLY } from './offers.ts';
import { sectorDays } from './sector-days.ts';

/** One paced call a sector and three hundred days; `limit` counts sessions. */
export const sectorFlowHistory = answerTo<'sectorFlowHistory'>()({
  offer: DAILY_FLOW_OFFER,
  mock: LIVE_ONLY,
  calls: (plan, moment) =>
    pairsOf(plan.market).length * callsFor(plan, moment, DAILY_FLOW_OFFER.daysPerCall),
  async *answer(plan, context) {
    const days = walkSeries(context, {
      api: fhptj04040000.id,
      range: plan,
      fetch: sectorDays(context, plan),
      nothing: 'the market has no days',
    });
    for await (const page of days) yield page.map((sectors) => sectors.flat());
  },
});
