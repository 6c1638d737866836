import {
  callsFor,
  pageOf,
  answerTo,
  areZero,
  call,
  type CallContext,
  impossible,
  type Impossible,
  statedOn,
  type SeriesPage,
  walkSeries,
} from '@investor-flow/adapter-kit';
import {
  type BrokerError,
  err,
  ok,
  oldestWanted,
  type PlanOf,
  type ProgramTrade,
  type Result,
  type TradingDay,
} from '@investor-flow/core';
import { fhppg04600001, kindsOf, STEPS } from '../wire/fhppg04600001.ts';
import { marketOf } from '../wire/codes.ts';
import { dayBefore, orEnd } from './by-date.ts';
import { LIVE_ONLY } from './offers.ts';

type Plan = PlanOf<'programTrades'>;

/** The most sessions that are asked in one call: how many one brings is not known. */
const DAYS_PER_CALL = 100;

/** A call a hundred sessions; where one brings fewer, the walk goes on to the day before its oldest. */
export const programTrades = answerTo<'programTrades'>()({
  offer: {
    support: 'partial',
    because:
      'The answer has neither KOSPI 200 nor the basis, and a call may bring fewer days than it is asked for',
    markets: ['kospi', 'kosdaq'],
    venues: ['krx'],
    history: {
      kind: 'any-day',
      because:
        'The document refuses days of more than eight months ago; days back to 2016 have been seen served',
    },
    daysPerCall: DAYS_PER_CALL,
  },
  mock: LIVE_ONLY,
  calls: (plan, moment) => callsFor(plan, moment, DAYS_PER_CALL),
  answer: (plan, context) =>
    walkSeries(context, {
      api: fhppg04600001.id,
      range: plan,
      fetch: (position) => page(context, plan, position),
      nothing: 'the market has no days',
      endsWithEmptyPage: true,
    }),
});

async function page(
  context: CallContext,
  plan: Plan,
  position: TradingDay | undefined,
): Promise<Result<SeriesPage<ProgramTrade>, BrokerError>> {
  const to = position ?? plan.to;
  const limit = Math.min(plan.limit ?? DAYS_PER_CALL, DAYS_PER_CALL);
  const moment = { calendar: context.calendar, now: context.clock.now() };
  const wanted = oldestWanted({ from: plan.from, to, limit }, moment);
  // One session at least: an answer without rows could mean days without a session or a market without days.
  const newestSession = oldestWanted({ from: undefined, to, limit: 1 }, moment);
  const from = wanted < newestSession ? wanted : newestSession;
  const called = await call(context, fhppg04600001, { market: marketOf(plan.market), from, to });
  if (called.isErr()) return position === undefined ? err(called.error) : orEnd(called.error);
  const reply = called.value;
  const newest = reply.rows[0]?.key;
  // By its document the first date is the last day: such rows would silently be no days of the range.
  if (newest !== undefined && newest < from)
    return err(
      reply.unreadable([
        { path: 'day', message: `the rows end before ${from}, where the range begins` },
      ]),
    );
  const next = dayBefore(context, reply.rows.at(-1)?.key, plan.from);
  const known = statedOn(context, reply);
  const { market, venue } = plan;
  return ok(
    pageOf(reply, next, (row, day): ProgramTrade | Impossible => {
      const [value, volume] = [kindsOf(row, 'value'), kindsOf(row, 'volume')];
      return [value, volume].every((it) => areZero(Object.values(it)))
        ? impossible('every figure is 0')
        : { ...known(day), market, venue, ...value, volume, rounding: { ...STEPS } };
    }),
  );
}
