import { answerTo, empty, isImpossible } from '@investor-flow/adapter-kit';
import { err, type InvestorFlow, ok } from '@investor-flow/core';
import { ka10051 } from '../wire/ka10051.ts';
import { codeOf, codesOf, marketOf } from '../wire/codes.ts';
import { FLOW_OFFER, KRX_ONLY } from './offers.ts';
import { sectorsOfDay } from './investor-flow.ts';

/** One call a measure brings every sector. */
export const sectorFlows = answerTo<'sectorFlows'>()({
  offer: FLOW_OFFER,
  mock: { ...FLOW_OFFER, ...KRX_ONLY },
  calls: ({ measures }) => measures.length,
  async answer(plan, context) {
    const market = marketOf(plan.market);
    const day = await sectorsOfDay(context, { ...plan, market });
    if (day.isErr()) return err(day.error);
    const { codes, flow } = day.value;
    const flows: InvestorFlow[] = [];
    for (const code of codes) {
      const read = flow(code);
      if (read.isErr()) return err(read.error);
      if (!isImpossible(read.value)) flows.push(read.value);
      else if (code === codeOf(market, 'all'))
        return err(empty(context, ka10051.id, read.value.impossible));
      else context.leaveOut({ code, because: read.value.impossible }, ka10051.id);
    }
    for (const code of codesOf(market))
      if (!codes.includes(code))
        context.leaveOut({ code, because: 'the answer has no row for it' }, ka10051.id);
    return flows.length === 0
      ? err(empty(context, ka10051.id, 'the answer has no sector with a figure'))
      : ok(flows);
  },
});
