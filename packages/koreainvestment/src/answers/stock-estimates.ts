import { answerList, answerTo, assumedOn, call, empty } from '@investor-flow/adapter-kit';
import { err, sessionNow } from '@investor-flow/core';
import { estimatesOf, hhptj04160200, STEP } from '../wire/hhptj04160200.ts';
import { isAhead } from './latest-session.ts';
import { LIVE_ONLY } from './offers.ts';

/** A slot may be published ten minutes before its time. */
const EARLY_MS = 600_000;

/** One call brings the slots that are published. */
export const stockEstimates = answerTo<'stockEstimates'>()({
  offer: {
    support: 'partial',
    because: 'Korea Investment has at most five estimates a day, in shares alone',
    venues: ['krx'],
    measures: ['volume'],
  },
  mock: LIVE_ONLY,
  calls: () => 1,
  async answer({ stock, venue }, context) {
    const called = await call(context, hhptj04160200, { stock });
    if (called.isErr()) return err(called.error);
    const { api, rows, observedAt, unreadable } = called.value;
    const { day } = sessionNow({ calendar: context.calendar, now: observedAt });
    const slots = rows.toSorted((left, right) => (left.key < right.key ? -1 : 1));
    const last = slots.at(-1)?.key;
    if (last !== undefined && isAhead(day, last, observedAt, EARLY_MS))
      return err(empty(context, api, 'the estimates are still of the session before'));
    const known = { ...assumedOn(context, called.value, day), status: 'estimated' as const };
    return answerList(context, slots, {
      api,
      read: ({ key: time, read }) =>
        read()
          .mapErr(unreadable)
          .map((row) => ({
            ...known,
            stock,
            venue,
            time,
            volume: estimatesOf(row, time),
            rounding: { volume: STEP },
          })),
      leftOut: ({ key }) => ({ day, because: `every figure of ${key} is blank` }),
      nothing: 'there are no estimates',
    });
  },
});
