import {
  type CallContext,
  flowOf,
  impossible,
  type Impossible,
  type Reply,
} from '@investor-flow/adapter-kit';
import type { InvestorFlow, PlanOf, SectorId, TradingDay } from '@investor-flow/core';
import { type DailyFlowColumns, indexOf, isZero, netsOf, STEPS } from '../wire/fhptj04040000.ts';
import type { Pair } from '../wire/sectors.ts';

/** How a row of one sector becomes its flow on one day. */
export const dailyFlow =
  (
    context: CallContext,
    { market, venue, measures }: Pick<PlanOf<'flowHistory'>, 'market' | 'venue' | 'measures'>,
    { id, pair }: { readonly id: SectorId; readonly pair: Pair },
  ) =>
  (
    row: DailyFlowColumns,
    day: TradingDay,
    { api, observedAt }: Reply<DailyFlowColumns>,
  ): InvestorFlow | Impossible => {
    // A session without any net is none; of a sector it means that the broker does not know it on that day.
    if (isZero(row)) return impossible('every figure is 0');
    const index = indexOf(row);
    if (typeof index === 'string') return impossible(index);
    const parts = {
      api,
      observedAt,
      market,
      venue,
      day,
      dayBasis: 'stated' as const,
      steps: STEPS,
      derived: [],
      assumed: ['venue' as const],
    };
    const tables = Object.fromEntries(measures.map((measure) => [measure, netsOf(row, measure)]));
    return flowOf(context, parts, { id, code: pair.sector, name: '', tables, index });
  };
