import {
  callsFor,
  answerTo,
  impossible,
  type Impossible,
  statedOn,
  sectorOn,
} from '@investor-flow/adapter-kit';
import type { IndexDay } from '@investor-flow/core';
import { DAYS_PER_CALL, fhpup02120000 } from '../wire/fhpup02120000.ts';
import { indexFigures } from '../wire/indexes.ts';
import { pairIn } from '../wire/codes.ts';
import { walkByDate } from './by-date.ts';
import { INDEX_OFFER, LIVE_ONLY } from './offers.ts';

/** A hundred days a call. */
export const indexHistory = answerTo<'indexHistory'>()({
  offer: {
    ...INDEX_OFFER,
    history: {
      kind: 'any-day',
      because: 'Days back to 2000-01-04 have been seen served; what lies before is unknown',
    },
    daysPerCall: DAYS_PER_CALL,
  },
  mock: LIVE_ONLY,
  calls: (plan, moment) => callsFor(plan, moment, DAYS_PER_CALL),
  answer(plan, context) {
    const { market, sector: id } = plan;
    const pair = pairIn(market, id);
    return walkByDate(context, {
      endpoint: fhpup02120000,
      range: plan,
      query: (asOf) => ({ sector: pair.sector, asOf }),
      nothing: 'the index has no days',
      isUnknown: (row) => indexFigures(row) === undefined,
      model: (reply) => {
        const known = statedOn(context, reply);
        return (row, day): IndexDay | Impossible => {
          const figures = indexFigures(row);
          if (figures === undefined) return impossible('the index is 0');
          const sector = sectorOn(market, day, { id, code: pair.sector, name: '' });
          return Object.assign(known(day), { market, sector }, figures);
        };
      },
    });
  },
});
