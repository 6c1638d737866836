import { byMeasure, callsFor, answerTo, statedOn } from '@investor-flow/adapter-kit';
import type { StockProgramTrade } from '@investor-flow/core';
import { DAYS_PER_CALL, fhppg04650201, STEPS, tradeOf } from '../wire/fhppg04650201.ts';
import { walkByDate } from './by-date.ts';
import { LIVE_ONLY } from './offers.ts';

/** Thirty days a call. */
export const stockProgramTrades = answerTo<'stockProgramTrades'>()({
  offer: {
    support: 'full',
    venues: ['krx'],
    measures: ['value', 'volume'],
    history: {
      kind: 'any-day',
      because: 'How far back the broker answers is unknown',
    },
    daysPerCall: DAYS_PER_CALL,
  },
  mock: LIVE_ONLY,
  calls: (plan, moment) => callsFor(plan, moment, DAYS_PER_CALL),
  answer(plan, context) {
    const { stock, venue, measures } = plan;
    const rounding = byMeasure(measures, (measure) => STEPS[measure]);
    return walkByDate(context, {
      endpoint: fhppg04650201,
      range: plan,
      query: (asOf) => ({ stock, asOf }),
      nothing: 'the stock has no days',
      model: (reply) => {
        const known = statedOn(context, reply);
        return (row, day): StockProgramTrade => ({
          ...known(day),
          stock,
          venue,
          ...byMeasure(measures, (measure) => tradeOf(row, measure)),
          rounding,
        });
      },
    });
  },
});
