import {
  answerTo,
  call,
  type CallContext,
  empty,
  provenanceOf,
  type Reply,
} from '@investor-flow/adapter-kit';
import {
  type BrokerError,
  err,
  ok,
  type PlanOf,
  type RankedStock,
  type Result,
  sessionNow,
} from '@investor-flow/core';
import * as desks from '../wire/fhkst644100c0.ts';
import * as estimates from '../wire/fhptj04400000.ts';
import { marketOf } from '../wire/codes.ts';
import { LIVE_ONLY } from './offers.ts';

type Plan = PlanOf<'topStocks'>;

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
  answer: (plan, context) =>
    plan.by === 'estimate' ? byEstimate(plan, context) : byDesk(plan, context),
});

async function byEstimate(plan: Plan, context: CallContext): Promise<Ranking> {
  const { side, investor } = plan;
  const query = { market: marketOf(plan.market), side, investor };
  const reply = await call(context, estimates.fhptj04400000, query);
  return reply.andThen((it) =>
    ranking(context, plan, it, (row) => ({
      ...estimates.rankedOf(row, investor),
      status: 'estimated',
      rounding: { ...estimates.STEPS },
    })),
  );
}

async function byDesk(plan: Plan, context: CallContext): Promise<Ranking> {
  const query = { market: marketOf(plan.market), side: plan.side };
  const reply = await call(context, desks.fhkst644100c0, query);
  return reply.andThen((it) =>
    ranking(context, plan, it, (row) => ({
      ...desks.rankedOf(row),
      status: 'provisional',
      rounding: { netShares: desks.STEP },
    })),
  );
}

type Ranking = Result<readonly RankedStock[], BrokerError>;
type Place = Pick<RankedStock, 'name' | 'netShares' | 'netValue' | 'status' | 'rounding'>;

/** The rows in the broker's order; one of nothing but blanks keeps its rank and is left out. */
function ranking<Row>(
  context: CallContext,
  { market, by }: Plan,
  { api, rows, observedAt, unreadable }: Reply<Row>,
  place: (row: Row) => Place,
): Ranking {
  const { day } = sessionNow({ calendar: context.calendar, now: observedAt });
  const ranked: RankedStock[] = [];
  for (const [at, { key: stock, isBlank, read }] of rows.entries()) {
    if (isBlank) {
      context.leaveOut({ code: stock, because: 'every figure is blank' }, api);
      continue;
    }
    const row = read();
    if (row.isErr()) return err(unreadable(row.error));
    ranked.push({
      ...provenanceOf(context, { api, observedAt }),
      rank: at + 1,
      stock,
      market,
      basis: by,
      day,
      dayBasis: 'assumed',
      sessions: 1,
      ...place(row.value),
    });
  }
  return ranked.length === 0 ? err(empty(context, api, 'the ranking has no stocks')) : ok(ranked);
}
