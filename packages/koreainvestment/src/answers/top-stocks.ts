import {
  answerList,
  answerTo,
  assumedOn,
  call,
  type CallContext,
  type Reply,
} from '@investor-flow/adapter-kit';
import {
  type BrokerError,
  type PlanOf,
  type RankedStock,
  type Result,
  sessionNow,
} from '@investor-flow/core';
import * as desks from '../wire/fhkst644100c0.ts';
import * as estimates from '../wire/fhptj04400000.ts';
import { marketOf } from '../wire/codes.ts';
import { LIVE_ONLY } from './offers.ts';

/** One call a ranking; each basis has a call of its own. */
export const topStocks = answerTo<'topStocks'>()({
  offer: {
    support: 'full',
    markets: ['kospi', 'kosdaq'],
    by: { estimate: [], 'broker-desk': [] },
    venues: ['krx'],
  },
  mock: LIVE_ONLY,
  calls: () => 1,
  async answer(plan, context) {
    const { by, market, side, investor } = plan;
    const query = { market: marketOf(market), side, investor };
    if (by === 'estimate') {
      const reply = await call(context, estimates.fhptj04400000, query);
      return reply.andThen((it) =>
        ranking(context, plan, it, (row) => ({
          ...estimates.rankedOf(row, investor),
          status: 'estimated',
          rounding: { ...estimates.STEPS },
        })),
      );
    }
    const reply = await call(context, desks.fhkst644100c0, query);
    return reply.andThen((it) =>
      ranking(context, plan, it, (row) => ({
        ...desks.rankedOf(row),
        status: 'provisional',
        rounding: { netShares: desks.STEP },
      })),
    );
  },
});

/** The rows in the broker's order; one of nothing but blanks keeps its rank and is left out. */
function ranking<Row>(
  context: CallContext,
  { market, by }: PlanOf<'topStocks'>,
  reply: Reply<Row>,
  place: (row: Row) => Pick<RankedStock, 'name' | 'status' | 'rounding'>,
): Result<readonly RankedStock[], BrokerError> {
  const { day } = sessionNow({ calendar: context.calendar, now: reply.observedAt });
  const known = { ...assumedOn(context, reply, day), market, basis: by, sessions: 1 };
  return answerList(context, reply.rows, {
    api: reply.api,
    read: ({ key: stock, read }, at) =>
      read()
        .mapErr(reply.unreadable)
        .map((row) => ({ ...known, rank: at + 1, stock, ...place(row) })),
    leftOut: ({ key: code }, because) => ({ code, because }),
    nothing: 'the ranking has no stocks',
  });
}
