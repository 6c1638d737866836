import { answerTo, empty, isImpossible } from '@investor-flow/adapter-kit';
import { err, ok } from '@investor-flow/core';
import { ka10051 } from '../wire/ka10051.ts';
import { codeOf, marketOf } from '../wire/codes.ts';
import { FLOW_OFFER, KRX_ONLY } from './offers.ts';
import { sectorsOfDay } from './sectors-of-day.ts';

/** One call a measure; only the row of the sector asked for is read. */
export const investorFlow = answerTo<'investorFlow'>()({
  offer: FLOW_OFFER,
  mock: { ...FLOW_OFFER, ...KRX_ONLY },
  calls: ({ measures }) => measures.length,
  async answer(plan, context) {
    const market = marketOf(plan.market);
    const day = await sectorsOfDay(context, { ...plan, market });
    return day.andThen(({ codes, flow }) => {
      const code = codeOf(market, plan.sector);
      if (code === undefined || !codes.includes(code))
        return err(empty(context, ka10051.id, `the answer has no row for ${plan.sector}`));
      return flow(code).andThen((it) =>
        isImpossible(it) ? err(empty(context, ka10051.id, it.impossible)) : ok(it),
      );
    });
  },
});
