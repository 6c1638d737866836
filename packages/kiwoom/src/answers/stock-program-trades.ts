import {
  answerTo,
  call,
  type CallContext,
  provenanceOf,
  type SeriesPage,
  statusOf,
  walkSeries,
} from '@investor-flow/adapter-kit';
import {
  type BrokerError,
  type Measure,
  oldestWanted,
  type PlanOf,
  type Result,
  sessionsBetween,
  type StockProgramTrade,
} from '@investor-flow/core';
import { cursorIn } from '../wire/dialect.ts';
import { ka90013, STEPS, tradeOf } from '../wire/ka90013.ts';
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
  calls: (plan, moment) => {
    const days = sessionsBetween(moment.calendar, oldestWanted(plan, moment), plan.to).length;
    return Math.max(1, Math.ceil(days / OFFER.daysPerCall));
  },
  answer: (plan, context) =>
    walkSeries(context, {
      api: ka90013.id,
      range: plan,
      fetch: (cursor) => page(context, plan, cursor),
      nothing: 'the stock has no days',
    }),
});

async function page(
  context: CallContext,
  { stock, venue, to, measures }: PlanOf<'stockProgramTrades'>,
  cursor: string | undefined,
): Promise<Result<SeriesPage<StockProgramTrade>, BrokerError>> {
  const reply = await call(context, ka90013, { stock, venue, to, cursor });
  return reply.map(({ api, rows, headers, observedAt, unreadable }) => ({
    next: cursorIn(headers),
    unreadable,
    rows: rows.map(({ key: day, isBlank, text, read }) => ({
      day,
      isBlank,
      text,
      read: () =>
        read()
          .mapErr(unreadable)
          .map((row) => ({
            ...provenanceOf(context, { api, observedAt }),
            stock,
            venue,
            day,
            dayBasis: 'stated' as const,
            status: statusOf('stated', observedAt)(day),
            ...byMeasure(measures, (measure) => tradeOf(row, measure)),
            rounding: byMeasure(measures, (measure) => STEPS[measure]),
          })),
    })),
  }));
}

/** A table with an entry for each measure asked. */
const byMeasure = <Value>(
  measures: readonly Measure[],
  entry: (measure: Measure) => Value,
): { readonly [M in Measure]?: Value } =>
  Object.fromEntries(measures.map((measure) => [measure, entry(measure)]));
