import { answerTo, empty, isImpossible } from '@investor-flow/adapter-kit';
import { err, ok } from '@investor-flow/core';
import { fhptj04030000 } from '../wire/fhptj04030000.ts';
import { FLOW_OFFER, LIVE_ONLY } from './offers.ts';
import { sectorNow } from './sector-now.ts';

/** One call; it brings amounts and quantities. */
export const investorFlow = answerTo<'investorFlow'>()({
  offer: FLOW_OFFER,
  mock: LIVE_ONLY,
  calls: () => 1,
  async answer(plan, context) {
    const read = await sectorNow(context, plan, plan.sector);
    return read.andThen((it) =>
      isImpossible(it) ? err(empty(context, fhptj04030000.id, it.impossible)) : ok(it),
    );
  },
});
