import { krxCalendar, type LeftOut, type Origin } from '@investor-flow/core';
import type { CallContext } from '../read/context.ts';
import type { Connection } from '../call/connection.ts';
import { NOON } from './manual-clock.ts';

const AT: Origin = { broker: 'somebody', operation: 'foreignHoldings' };

/** The context of a question for code that reads answers, and what it left out; nothing is sent. */
export function callContext(now = NOON): {
  readonly context: CallContext;
  readonly leftOut: readonly (LeftOut & { readonly api: string | undefined })[];
} {
  const leftOut: (LeftOut & { readonly api: string | undefined })[] = [];
  const waitBudget = {
    left: () => 1000,
    during: <Value>(wait: () => Promise<Value>) => wait(),
    renew: () => undefined,
    beside: () => waitBudget,
  };
  const context: CallContext = {
    at: AT,
    signal: new AbortController().signal,
    waitBudget,
    calendar: krxCalendar,
    clock: { now: () => now, sleep: () => Promise.resolve() },
    leaveOut: (row, api) => void leftOut.push({ ...row, api }),
    connection: { environment: 'sandbox' } as Connection,
  };
  return { context, leftOut };
}
