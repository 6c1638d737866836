import { type Clock, krxCalendar, lifetime, type Origin, type QuestionContext } from '@investor-flow/core';

export const AT: Origin = { broker: 'somebody', operation: 'investorFlow' };

export interface Asking {
  readonly signal?: AbortSignal;
  readonly maxWaitMs?: number;
}

/** A question under way that waits long, and that nothing ends unless a signal is given. */
export function asking(
  clock: Clock,
  { signal = new AbortController().signal, maxWaitMs = 90_000 }: Asking = {},
): QuestionContext {
  const life = lifetime({ clock, calendar: krxCalendar, maxWaitMs, onLeftOut: () => undefined });
  return { ...life.open(AT, undefined)._unsafeUnwrap().context, signal };
}
