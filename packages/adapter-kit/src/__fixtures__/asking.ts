import { type QuestionContext, waitBudget, type Clock, type Origin } from '@investor-flow/core';

export const AT: Origin = { broker: 'somebody', operation: 'investorFlow' };

/** A question under way; patient, and ended by nobody unless a signal is given. */
export const asking = (
  clock: Clock,
  {
    signal = new AbortController().signal,
    maxWaitMs = 90_000,
  }: { readonly signal?: AbortSignal; readonly maxWaitMs?: number } = {},
): QuestionContext => ({ at: AT, signal, waitBudget: waitBudget(clock, maxWaitMs) });
