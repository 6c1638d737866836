import {
  type BrokerError,
  err,
  type Origin,
  type Result,
  type Terms,
  type TradingCalendar,
} from '@investor-flow/core';
import type { Clock } from './clock.ts';
import { PartFailed, unexpected } from './lifetime.ts';

/** What decides whether a question may be sent, at this moment; a calendar or a clock that fails is named. */
export const termsNow = (given: Omit<Terms, 'now'>, clock: Clock): Terms => ({
  ...given,
  calendar: answering(given.calendar),
  now: nowOf(clock),
});

/** A caller's calendar may throw; that is a failure of the question, not of the caller's program. */
export function checked<Plan>(
  at: Origin,
  plan: () => Result<Plan, BrokerError>,
): Result<Plan, BrokerError> {
  try {
    return plan();
  } catch (thrown) {
    return err(unexpected(at, thrown instanceof PartFailed ? thrown : new PartFailed('CALENDAR')));
  }
}

/** A calendar that answers with anything but one of its three words has failed. */
const answering = (calendar: TradingCalendar): TradingCalendar => ({
  sessionOn(day) {
    const session = calendar.sessionOn(day);
    if (session === 'open' || session === 'closed' || session === 'unknown') return session;
    throw new PartFailed('CALENDAR');
  },
});

/** The last instant a date can name. */
const LAST_INSTANT_MS = 8_640_000_000_000_000;

function nowOf(clock: Clock): number {
  try {
    const now = clock.now();
    if (Math.abs(now) <= LAST_INSTANT_MS) return now;
  } catch {
    throw new PartFailed('CLOCK');
  }
  throw new PartFailed('CLOCK');
}
