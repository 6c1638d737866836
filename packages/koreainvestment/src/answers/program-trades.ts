import {
  answerTo,
  areZero,
  type CallContext,
  callsFor,
  impossible,
  type Impossible,
  statedOn,
} from '@investor-flow/adapter-kit';
import { oldestWanted, type PlanOf, type ProgramTrade, type TradingDay } from '@investor-flow/core';
import { fhppg04600001, kindsOf, STEPS } from '../wire/fhppg04600001.ts';
import { marketOf } from '../wire/codes.ts';
import { walkByDate } from './by-date.ts';
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
  answer(plan, context) {
    const { market, venue } = plan;
    let from = plan.to;
    return walkByDate(context, {
      endpoint: fhppg04600001,
      range: plan,
      query: (to) => {
        from = oldestAsked(context, plan, to);
        return { market: marketOf(market), from, to };
      },
      nothing: 'the market has no days',
      // By its document the first date is the last day: such rows would silently be no days of the range.
      fault: ([newest]) =>
        newest !== undefined && newest.key < from
          ? { path: 'day', message: `the rows end before ${from}, where the range begins` }
          : undefined,
      model: (reply) => {
        const known = statedOn(context, reply);
        return (row, day): ProgramTrade | Impossible => {
          const [value, volume] = [kindsOf(row, 'value'), kindsOf(row, 'volume')];
          return [value, volume].every((it) => areZero(Object.values(it)))
            ? impossible('every figure is 0')
            : { ...known(day), market, venue, ...value, volume, rounding: { ...STEPS } };
        };
      },
    });
  },
});

/** Where the page that ends with a day begins. */
function oldestAsked({ calendar, clock }: CallContext, plan: Plan, to: TradingDay): TradingDay {
  const limit = Math.min(plan.limit ?? DAYS_PER_CALL, DAYS_PER_CALL);
  const moment = { calendar, now: clock.now() };
  const wanted = oldestWanted({ from: plan.from, to, limit }, moment);
  // One session at least: an answer without rows could mean days without a session or a market without days.
  const newestSession = oldestWanted({ from: undefined, to, limit: 1 }, moment);
  return wanted < newestSession ? wanted : newestSession;
}
