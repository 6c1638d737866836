import { answerTo } from '@investor-flow/adapter-kit';
import { fhptj04030000 } from '../wire/fhptj04030000.ts';
import { pairsOf } from '../wire/codes.ts';
import { eachSector } from './each-sector.ts';
import { FLOW_OFFER, LIVE_ONLY } from './offers.ts';
import { sectorNow } from './investor-flow.ts';

/** One paced call a sector. */
export const sectorFlows = answerTo<'sectorFlows'>()({
  offer: FLOW_OFFER,
  mock: LIVE_ONLY,
  calls: ({ market }) => pairsOf(market).length,
  answer: (plan, context) =>
    eachSector(context, pairsOf(plan.market), {
      api: fhptj04030000.id,
      ask: (each, { id }) => sectorNow(each, plan, id),
      isWhole: ({ id }) => id === 'all',
    }),
});
