import type { CallContext } from '@investor-flow/adapter-kit';
import { type Market, sessionNow, type TradingDay, type Venue } from '@investor-flow/core';

/** The session that an answer without a date is taken to be about. */
export const assumedDay = (
  { calendar, clock }: CallContext,
  where?: { readonly venue?: Venue; readonly market?: Market },
): TradingDay => sessionNow({ calendar, now: clock.now() }, where).day;
