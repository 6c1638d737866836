import { answerTo, readList } from '@investor-flow/adapter-kit';
import { sectorsOf } from '@investor-flow/core';
import { ka10051 } from '../wire/ka10051.ts';
import { codeOf, marketOf } from '../wire/codes.ts';
import { callsForDays, walkMarketDays } from './market-days.ts';
import { FLOW_HISTORY_OFFER, KRX_ONLY } from './offers.ts';

/** One call a session and measure brings every sector, in the order of the registry; codes that it does not know come last. */
export const sectorFlowHistory = answerTo<'sectorFlowHistory'>()({
  offer: FLOW_HISTORY_OFFER,
  mock: { ...FLOW_HISTORY_OFFER, ...KRX_ONLY },
  calls: callsForDays,
  answer(plan, context) {
    const market = marketOf(plan.market);
    const known = sectorsOf(market).flatMap(({ id }) => codeOf(market, id) ?? []);
    return walkMarketDays(context, plan, ({ day, codes, flow }, all) =>
      readList(context, [...known, ...codes.filter((code) => !known.includes(code))], {
        api: ka10051.id,
        read: flow,
        leftOut: (code, because) => ({ day, code, because }),
        isWhole: (code) => code === all,
      }),
    );
  },
});
