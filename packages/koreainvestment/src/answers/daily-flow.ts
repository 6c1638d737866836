import {
  byMeasure,
  type CallContext,
  figuresOn,
  impossible,
  type Impossible,
  type Reply,
  sectorOn,
} from '@investor-flow/adapter-kit';
import type { InvestorFlow, PlanOf, TradingDay } from '@investor-flow/core';
import { type DailyFlowColumns, indexOf, isZero, netsOf, STEPS } from '../wire/fhptj04040000.ts';
import type { SectorPair } from '../wire/codes.ts';

type Plan = Pick<PlanOf<'flowHistory'>, 'market' | 'venue' | 'measures'>;

/** How the rows of one answer become the flow of its sector on their days. */
export const dailyFlow =
  (context: CallContext, { market, venue, measures }: Plan, { id, pair }: SectorPair) =>
  ({ api, observedAt }: Reply<DailyFlowColumns>) => {
    const parts = {
      api,
      observedAt,
      venue,
      dayBasis: 'stated' as const,
      steps: STEPS,
      derived: [],
      assumed: ['venue' as const],
    };
    const figures = figuresOn(context, parts, 'share');
    return (row: DailyFlowColumns, day: TradingDay): InvestorFlow | Impossible => {
      // A session without any net is none; of a sector it means that the broker does not know it on that day.
      if (isZero(row)) return impossible('every figure is 0');
      const index = indexOf(row);
      if (typeof index === 'string') return impossible(index);
      const tables = byMeasure(measures, (measure) => netsOf(row, measure));
      const sector = sectorOn(market, day, { id, code: pair.sector, name: '' });
      const subject = index === undefined ? { market, sector } : { market, sector, index };
      return Object.assign(figures(day, tables), subject);
    };
  };
