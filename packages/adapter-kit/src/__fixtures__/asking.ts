import type { Origin } from '@investor-flow/core';
import { type Asking, patience } from '../asking.ts';
import type { Clock } from '../clock.ts';

export const AT: Origin = { broker: 'somebody', operation: 'investorFlow' };

/** A question under way; patient, and ended by nobody unless a signal is given. */
export const asking = (
  clock: Clock,
  {
    signal = new AbortController().signal,
    maxWaitMs = 90_000,
  }: { readonly signal?: AbortSignal; readonly maxWaitMs?: number } = {},
): Asking => ({ at: AT, signal, patience: patience(clock, maxWaitMs) });
