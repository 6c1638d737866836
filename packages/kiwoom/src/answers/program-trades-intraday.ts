import { answerList, answerTo, assumedOn, empty, statusOf } from '@investor-flow/adapter-kit';
import { err, ok } from '@investor-flow/core';
import { ka90005 } from '../wire/ka90005.ts';
import { marketOf } from '../wire/codes.ts';
import { everyPage } from './every-page.ts';
import { KRX_ONLY } from './offers.ts';
import { isQuiet, programOf } from './program-trades.ts';

const OFFER = {
  support: 'full',
  markets: ['kospi', 'kosdaq'],
  venues: ['krx', 'nxt', 'unified'],
  history: { kind: 'any-day', because: 'How far back the minutes reach is unknown' },
} as const;

/** A hundred minutes a call; how many a day has is not known before. Oldest first. */
export const programTradesIntraday = answerTo<'programTradesIntraday'>()({
  offer: OFFER,
  mock: { ...OFFER, ...KRX_ONLY },
  calls: () => 1,
  async answer({ market: asked, venue, day, session }, context) {
    const market = marketOf(asked);
    const pages = await everyPage(context, ka90005, { market, venue, day, cursor: undefined });
    if (pages.isErr()) return err(pages.error);
    const { api, rows, observedAt, unreadable } = pages.value;
    const dayBasis = session === 'open' ? ('requested' as const) : ('assumed' as const);
    const known = {
      ...assumedOn(context, { api, observedAt }, day),
      dayBasis,
      status: statusOf(dayBasis, observedAt)(day),
      market,
      venue,
    };
    let newer: string | undefined;
    const trades = answerList(context, rows, {
      api,
      read: ({ key: time, read }) =>
        read().andThen((row) => {
          if (newer !== undefined && time >= newer)
            return err(unreadable([{ path: 'time', message: `${time} comes after ${newer}` }]));
          newer = time;
          return ok({ ...known, time, ...programOf(row) });
        }),
      leftOut: ({ key }) => ({ day, because: `every figure of ${key} is blank` }),
    });
    return trades.andThen((it) =>
      it.every(isQuiet)
        ? err(empty(context, api, `the answer for ${day} has no trade`))
        : ok(it.toReversed()),
    );
  },
});
