import { answerTo, assumedOn, call, empty } from '@investor-flow/adapter-kit';
import { err, newestAtRest, ok } from '@investor-flow/core';
import { fhkst01010100, holdingIn } from '../wire/fhkst01010100.ts';

/** One call; its answer names no day, so the latest session at rest is assumed. */
export const foreignHoldings = answerTo<'foreignHoldings'>()({
  offer: {
    support: 'partial',
    because:
      'Korea Investment gives only the latest holding, without its day, its limit and the shares that may still be bought',
    venues: ['krx'],
    history: {
      kind: 'latest-session',
      because: 'Korea Investment gives only the latest holding: it has no series by day',
    },
    daysPerCall: 1,
  },
  calls: () => 1,
  async *answer({ stock, venue, from, to }, context) {
    const called = await call(context, fhkst01010100, { stock });
    if (called.isErr()) return yield err(called.error);
    const { api, rows, observedAt, unreadable } = called.value;
    const [row, second] = rows;
    if (second !== undefined)
      return yield err(unreadable([{ path: 'output', message: 'must have one row' }]));
    if (row === undefined || row.isBlank)
      return yield err(empty(context, api, 'the stock has no quote'));
    const day = newestAtRest({ calendar: context.calendar, now: observedAt });
    if (day > to || (from !== undefined && day < from)) return;
    const read = row.read();
    if (read.isErr()) return yield err(unreadable(read.error));
    const { listedShares, ...held } = holdingIn(read.value);
    if (listedShares === 0) return yield err(empty(context, api, 'the stock has no listed shares'));
    const ownershipPercent = (held.heldShares / listedShares) * 100;
    const known = assumedOn(context, { api, observedAt }, day);
    yield ok([{ ...known, stock, venue, ...held, ownershipPercent }]);
  },
});
