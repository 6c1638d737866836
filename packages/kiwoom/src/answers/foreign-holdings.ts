import { answerTo, callsFor, provenanceOf, settledStatus } from '@investor-flow/adapter-kit';
import { holdingOf, ka10008 } from '../wire/ka10008.ts';
import { walkByCursor } from './by-cursor.ts';
import { KRX_ONLY } from './offers.ts';

const OFFER = {
  support: 'full',
  venues: ['krx', 'nxt', 'unified'],
  history: {
    kind: 'any-day',
    because: 'Days back to 2009-11-01 have been seen served; a delisted stock has none',
  },
  daysPerCall: 50,
} as const;

/** Fifty days a call; the call has no dates, so a range is walked to from today. */
export const foreignHoldings = answerTo<'foreignHoldings'>()({
  offer: OFFER,
  mock: { ...OFFER, ...KRX_ONLY },
  calls: (plan, moment) => callsFor(plan, moment, OFFER.daysPerCall, plan.today),
  answer(plan, context) {
    const { stock, venue } = plan;
    return walkByCursor(context, {
      endpoint: ka10008,
      range: plan,
      query: (cursor) => ({ stock, venue, cursor }),
      nothing: 'the stock has no days',
      model: ({ api, observedAt }) => {
        const origin = { ...provenanceOf(context, { api, observedAt }), stock, venue };
        const statusOn = settledStatus(observedAt);
        return (row, day) => holdingOf(row, origin, day, statusOn(day));
      },
    });
  },
});
