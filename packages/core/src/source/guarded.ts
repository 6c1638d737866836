import { krxCalendar, type TradingCalendar } from '../calendar/trading-calendar.ts';
import { DependencyError } from '../dependency-error.ts';
import { type BrokerError, failure, type Origin } from '../error.ts';
import type { Clock } from './clock.ts';

/** A caller's calendar; one that throws, or answers with anything but one of its three words, has failed. */
export const guardedCalendar = (calendar: TradingCalendar): TradingCalendar =>
  calendar === krxCalendar
    ? calendar
    : {
        sessionOn(day) {
          let session: unknown;
          try {
            session = calendar.sessionOn(day);
          } catch (thrown) {
            throw DependencyError.of('CALENDAR', thrown);
          }
          if (session === 'open' || session === 'closed' || session === 'unknown') return session;
          throw new DependencyError('CALENDAR');
        },
      };

/** The last instant that a date can name. */
const LAST_INSTANT_MS = 8_640_000_000_000_000;

/** The present moment by a caller's clock. */
export function nowBy(clock: Clock): number {
  let now: number;
  try {
    now = clock.now();
  } catch (thrown) {
    throw DependencyError.of('CLOCK', thrown);
  }
  if (Math.abs(now) <= LAST_INSTANT_MS) return now;
  throw new DependencyError('CLOCK');
}

/** What was thrown while a question was answered, as its failure; the text of a foreign error stays out. */
export const unexpected = (at: Origin, thrown: unknown): BrokerError =>
  failure.unavailable(at, {
    cause:
      thrown instanceof DependencyError
        ? { code: thrown.part, message: thrown.message }
        : { code: 'UNEXPECTED', message: `something failed that never should (${nameOf(thrown)})` },
  });

const nameOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.constructor.name : typeof thrown;
