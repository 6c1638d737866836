import { answerTo, byMeasure, callsFor, statedOn } from '@investor-flow/adapter-kit';
import type { StockProgramTrade } from '@investor-flow/core';
import { ka90013, STEPS, tradeOf } from '../wire/ka90013.ts';
import { walkByCursor } from './by-cursor.ts';
import { KRX_ONLY } from './offers.ts';

const OFFER = {
  support: 'full',
  venues: ['krx', 'nxt', 'unified'],
  measures: ['value', 'volume'],
  history: { kind: 'any-day', because: 'How far back the days reach is unknown' },
  daysPerCall: 20,
} as const;

/** Twenty days a call, both measures in it. */
export const stockProgramTrades = answerTo<'stockProgramTrades'>()({
  offer: OFFER,
  mock: { ...OFFER, ...KRX_ONLY },
  calls: (plan, moment) => callsFor(plan, moment, OFFER.daysPerCall),
  answer(plan, context) {
    const { stock, venue, to, measures } = plan;
    const rounding = byMeasure(measures, (measure) => STEPS[measure]);
    return walkByCursor(context, {
      endpoint: ka90013,
      range: plan,
      query: (cursor) => ({ stock, venue, to, cursor }),
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
