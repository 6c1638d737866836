import type { TradingDay } from '@investor-flow/core';
import type { CallContext, Reply } from './context.ts';
import { provenanceOf } from './flow.ts';

/** What every row of an answer has that names no day: provenance, and the day that it is taken to be about. */
export const assumedOn = (
  context: CallContext,
  answer: Pick<Reply<unknown>, 'api' | 'observedAt'>,
  day: TradingDay,
) => ({
  ...provenanceOf(context, answer),
  day,
  dayBasis: 'assumed' as const,
  status: 'provisional' as const,
});
