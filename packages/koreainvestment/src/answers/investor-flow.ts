import {
  answerTo,
  byMeasure,
  call,
  type CallContext,
  empty,
  flowOf,
  impossible,
  type Impossible,
  isImpossible,
  type Tables,
} from '@investor-flow/adapter-kit';
import {
  type BrokerError,
  err,
  failure,
  type InvestorFlow,
  ok,
  type PlanOf,
  type Result,
  type SectorId,
  type Trade,
} from '@investor-flow/core';
import { fhptj04030000, stepsOf, tradesOf } from '../wire/fhptj04030000.ts';
import { pairOf } from '../wire/codes.ts';
import { sessionChanged } from './latest-session.ts';
import { FLOW_OFFER, LIVE_ONLY } from './offers.ts';

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

type NowPlan = Pick<PlanOf<'investorFlow'>, 'market' | 'day' | 'venue' | 'measures'>;

/** The flow of one sector in the latest session, or why there is none. */
export async function sectorNow(
  context: CallContext,
  plan: NowPlan,
  id: SectorId,
): Promise<Result<InvestorFlow | Impossible, BrokerError>> {
  const { market, day, venue, measures } = plan;
  const pair = pairOf(market, id);
  if (pair === undefined)
    return err(failure.unsupported(context.at, `Korea Investment has no code for ${id}`));
  const reply = await call(context, fhptj04030000, pair);
  return reply.andThen(({ api, rows, observedAt, unreadable }) => {
    const changed = sessionChanged(context, { api, observedAt }, plan);
    if (changed !== undefined) return err(changed);
    const [row, second] = rows;
    if (second !== undefined)
      return err(unreadable([{ path: 'output', message: 'must have one row' }]));
    if (row === undefined) return ok(impossible('the answer has no row'));
    if (row.isBlank) return ok(impossible('every figure is blank'));
    return row
      .read()
      .mapErr(unreadable)
      .map((columns) => {
        const steps = stepsOf(market);
        const tables = byMeasure(measures, (it) => tradesOf(columns, it, steps[it]));
        if (isUntraded(tables)) return impossible('every figure is 0');
        const parts = {
          api,
          observedAt,
          market,
          venue,
          day,
          // The answer carries no date and cannot be asked for one.
          dayBasis: 'assumed' as const,
          steps,
          derived: [],
          assumed: ['venue' as const, ...(PROVEN.has(market) ? [] : ['volume-unit' as const])],
        };
        const sector = { id, code: pair.sector, name: '', tables, index: undefined };
        return flowOf(context, parts, sector);
      });
  });
}

/** Markets whose unit of quantity is proven by arithmetic. */
const PROVEN: ReadonlySet<string> = new Set(['kospi', 'kosdaq']);

/** Zeros alone come before the opening and for codes that the broker does not know. */
const isUntraded = (tables: Tables): boolean =>
  Object.values(tables).every((table) =>
    Object.values(table).every(({ net, buy, sell }: Trade) => net === 0 && buy === 0 && sell === 0),
  );
