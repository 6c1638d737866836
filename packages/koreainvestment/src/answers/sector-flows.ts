import { answerTo, empty, isImpossible } from '@investor-flow/adapter-kit';
import { concurrently, err, type InvestorFlow, ok } from '@investor-flow/core';
import { fhptj04030000 } from '../wire/fhptj04030000.ts';
import { pairsOf } from '../wire/codes.ts';
import { FLOW_OFFER, LIVE_ONLY } from './offers.ts';
import { sectorNow } from './investor-flow.ts';

/** One paced call a sector. */
export const sectorFlows = answerTo<'sectorFlows'>()({
  offer: FLOW_OFFER,
  mock: LIVE_ONLY,
  calls: ({ market }) => pairsOf(market).length,
  async answer(plan, context) {
    const { id: api } = fhptj04030000;
    const read = await concurrently(context, pairsOf(plan.market), async ({ id, pair }, each) => {
      const sector = await sectorNow(each, plan, id);
      return sector
        .map((flow) => ({ id, pair, flow }))
        .orElse((error) =>
          // "Nothing there" said of one sector leaves that sector out; said of a sign-in it fails the question.
          error.kind === 'empty' && error.at.api === api
            ? ok({ id, pair, flow: { impossible: error.because } })
            : err(error),
        );
    });
    if (read.isErr()) return err(read.error);
    const flows: InvestorFlow[] = [];
    for (const { id, pair, flow } of read.value) {
      if (!isImpossible(flow)) flows.push(flow);
      else if (id === 'all') return err(empty(context, api, flow.impossible));
      else context.leaveOut({ code: pair.sector, because: flow.impossible }, api);
    }
    return ok(flows);
  },
});
