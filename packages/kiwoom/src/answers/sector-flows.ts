import { answerList, answerTo } from '@investor-flow/adapter-kit';
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
    return day.andThen(({ codes, flow }) => {
      const missing = codesOf(market).filter((code) => !codes.includes(code));
      return answerList(context, [...codes, ...missing], {
        api: ka10051.id,
        read: flow,
        leftOut: (code, because) => ({ code, because }),
        isWhole: (code) => code === codeOf(market, 'all') && codes.includes(code),
        nothing: 'the answer has no sector with a figure',
      });
    });
  },
});
