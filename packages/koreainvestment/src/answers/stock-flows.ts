import {
  callsFor,
  pageOf,
  byMeasure,
  answerTo,
  call,
  type CallContext,
  figuresOn,
  type Impossible,
  isImpossible,
  type Reply,
  walkSeries,
} from '@investor-flow/adapter-kit';
import type { Measure, PlanOf, StockFlow } from '@investor-flow/core';
import * as recent from '../wire/fhkst01010900.ts';
import * as daily from '../wire/fhptj04160001.ts';
import { walkByDate } from './by-date.ts';

type Plan = PlanOf<'stockFlows'>;

const KRX_ONLY = {
  venues: ['krx'],
  measures: ['value', 'volume'],
  sides: ['net', 'buy', 'sell'],
} as const;

const OFFER = {
  support: 'full',
  ...KRX_ONLY,
  history: {
    kind: 'any-day',
    because: 'Days back to 2000-01-04 have been seen served; what lies before is unknown',
  },
  daysPerCall: daily.DAYS_PER_CALL,
} as const;

const MOCK_OFFER = {
  support: 'partial',
  because: 'The mock host knows three investors, no price and no turnover',
  ...KRX_ONLY,
  history: {
    kind: 'last-sessions',
    sessions: recent.DAYS,
    because: 'The mock host has the last thirty sessions: its call takes no date',
  },
  daysPerCall: recent.DAYS,
} as const;

const NOTHING = 'the stock has no days';

/** Thirty days a call; on the mock host another call, of the last thirty sessions. */
export const stockFlows = answerTo<'stockFlows'>()({
  offer: OFFER,
  mock: MOCK_OFFER,
  calls: (plan, moment) => callsFor(plan, moment, OFFER.daysPerCall),
  answer: (plan, context) =>
    context.connection.environment === 'mock' ? recentDays(context, plan) : days(context, plan),
});

const days = (context: CallContext, plan: Plan) =>
  walkByDate(context, {
    endpoint: daily.fhptj04160001,
    range: plan,
    query: (asOf) => ({ stock: plan.stock, asOf }),
    nothing: NOTHING,
    model: (reply) => {
      const figures = figuresBy(context, plan, reply, daily.STEPS);
      return (row, day): StockFlow | Impossible => {
        const trading = daily.tradingOf(row);
        if (trading !== undefined && isImpossible(trading)) return trading;
        const tables = byMeasure(plan.measures, (measure) => daily.tradesOf(row, measure));
        const { stock } = plan;
        return Object.assign(
          figures(day, tables),
          trading === undefined ? { stock } : { stock, trading },
        );
      };
    },
  });

const recentDays = (context: CallContext, plan: Plan) =>
  walkSeries(context, {
    api: recent.fhkst01010900.id,
    range: plan,
    nothing: NOTHING,
    fetch: async () => {
      const reply = await call(context, recent.fhkst01010900, { stock: plan.stock });
      return reply.map((it) => {
        const figures = figuresBy(context, plan, it, recent.STEPS);
        return pageOf(it, undefined, (row, day): StockFlow => {
          const tables = byMeasure(plan.measures, (measure) => recent.tradesOf(row, measure));
          return Object.assign(figures(day, tables), { stock: plan.stock });
        });
      });
    },
  });

const figuresBy = (
  context: CallContext,
  { venue }: Plan,
  { api, observedAt }: Reply<unknown>,
  steps: Readonly<Record<Measure, number>>,
) => {
  const stated = { dayBasis: 'stated' as const, derived: [], assumed: [] };
  return figuresOn(context, { api, observedAt, venue, steps, ...stated }, 'share');
};
