import { type Moment, restsAt, settledAt, type TradingDay } from '@investor-flow/core';
import { type Hours, latestAtRest, opening, sessionAfter } from './sessions.ts';

/** `rest`: once a session is at rest; `settle`: once more from 07:30 of the next day on. */
export interface RestStep {
  readonly day: TradingDay;
  readonly step: 'rest' | 'settle';
}

export interface RestHours extends Hours {
  /** Rows say what is true now: one answer a session is enough. */
  readonly isDayless: boolean;
  /** The question names its day, so a session can still be asked for after the next one has opened. */
  readonly isDated: boolean;
}

/** What is asked next after a session, and from which moment on, in epoch milliseconds. A moment that has passed means now. */
export function nextRest(
  hours: RestHours,
  last: RestStep | undefined,
  moment: Moment,
): RestStep & { readonly at: number } {
  const { calendar, now } = moment;
  const day = latestAtRest(hours, moment);
  const next = sessionAfter(calendar, day);
  const rest = (it: TradingDay) => ({
    day: it,
    step: 'rest' as const,
    at: restsAt(it, hours.venue),
  });
  const settle = { day, step: 'settle' as const, at: settledAt(day) };
  const canSettle = hours.isDated || now < opening(hours, next);
  const isBegun = last !== undefined && last.day >= day;
  if (isBegun) return last.step === 'rest' && !hours.isDayless && canSettle ? settle : rest(next);
  if (hours.isDayless || now < settle.at) return rest(day);
  return canSettle ? settle : rest(next);
}
