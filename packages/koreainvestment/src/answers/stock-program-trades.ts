import { answerTo, provenanceOf, statusOf } from '@investor-flow/adapter-kit';
import type { StockProgramTrade } from '@investor-flow/core';
import { DAYS_PER_CALL, fhppg04650201, STEPS, tradeOf } from '../wire/fhppg04650201.ts';
import { callsFor, walkByDate } from './by-date.ts';
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
  answer: (plan, context) =>
    walkByDate(context, {
      endpoint: fhppg04650201,
      range: plan,
      query: (asOf) => ({ stock: plan.stock, asOf }),
      nothing: 'the stock has no days',
      model:
        ({ api, observedAt }) =>
        (row, day): StockProgramTrade => ({
          ...provenanceOf(context, { api, observedAt }),
          stock: plan.stock,
          venue: plan.venue,
          day,
          dayBasis: 'stated',
          status: statusOf('stated', observedAt)(day),
          ...Object.fromEntries(plan.measures.map((measure) => [measure, tradeOf(row, measure)])),
          rounding: Object.fromEntries(plan.measures.map((measure) => [measure, STEPS[measure]])),
        }),
    }),
});
