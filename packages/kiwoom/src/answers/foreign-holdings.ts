import {
  answerTo,
  call,
  type CallContext,
  provenanceOf,
  type SeriesPage,
  settledStatus,
  walkSeries,
} from '@investor-flow/adapter-kit';
import {
  type BrokerError,
  type ForeignHolding,
  oldestWanted,
  type PlanOf,
  type Result,
  sessionsBetween,
  type TradingDay,
} from '@investor-flow/core';
import { cursorIn } from '../wire/dialect.ts';
import { holdingOf, type HoldingOrigin, ka10008 } from '../wire/ka10008.ts';
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
  calls: (plan, moment) => {
    const days = sessionsBetween(moment.calendar, oldestWanted(plan, moment), plan.today).length;
    return Math.max(1, Math.ceil(days / OFFER.daysPerCall));
  },
  answer: (plan, context) =>
    walkSeries(context, {
      api: ka10008.id,
      range: plan,
      fetch: (cursor) => page(context, plan, cursor),
      nothing: 'the stock has no days',
    }),
});

async function page(
  context: CallContext,
  { stock, venue }: PlanOf<'foreignHoldings'>,
  cursor: string | undefined,
): Promise<Result<SeriesPage<ForeignHolding>, BrokerError>> {
  const reply = await call(context, ka10008, { stock, venue, cursor });
  return reply.map(({ api, rows, headers, observedAt, unreadable }) => {
    const provenance = provenanceOf(context, { api, observedAt });
    const statusOn = settledStatus(observedAt);
    const originOn = (day: TradingDay): HoldingOrigin =>
      Object.assign(
        { stock, venue, day, dayBasis: 'stated' as const, status: statusOn(day) },
        provenance,
      );
    return {
      next: cursorIn(headers),
      unreadable,
      rows: rows.map(({ key: day, isBlank, text, read }) => ({
        day,
        isBlank,
        text,
        read: () =>
          read()
            .mapErr(unreadable)
            .map((row) => holdingOf(row, originOn(day))),
      })),
    };
  });
}
