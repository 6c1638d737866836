import { answerTo, empty, provenanceOf, statusOf } from '@investor-flow/adapter-kit';
import { err, ok, type ProgramTrade } from '@investor-flow/core';
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
    const { rows, observedAt, unreadable } = pages.value;
    const dayBasis = session === 'open' ? ('requested' as const) : ('assumed' as const);
    const known = {
      ...provenanceOf(context, { api: ka90005.id, observedAt }),
      market,
      venue,
      day,
      dayBasis,
      status: statusOf(dayBasis, observedAt)(day),
    };
    const trades: ProgramTrade[] = [];
    for (const { key: time, isBlank, read } of rows) {
      if (isBlank) {
        context.leaveOut({ day, because: `every figure of ${time} is blank` }, ka90005.id);
        continue;
      }
      const row = read();
      if (row.isErr()) return err(row.error);
      const newer = trades.at(-1)?.time;
      if (newer !== undefined && time >= newer)
        return err(unreadable([{ path: 'time', message: `${time} comes after ${newer}` }]));
      trades.push({ ...known, time, ...programOf(row.value) });
    }
    return trades.every(isQuiet)
      ? err(empty(context, ka90005.id, `the answer for ${day} has no trade`))
      : ok(trades.toReversed());
  },
});
