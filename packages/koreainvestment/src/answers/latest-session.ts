import { type CallContext, type Reply } from '@investor-flow/adapter-kit';
import {
  type BrokerError,
  failure,
  koreanInstant,
  latestSession,
  type PlanOf,
  type TradingDay,
} from '@investor-flow/core';

/** A failure where a new session opened while the question waited: the answer is about the session of its own moment. */
export const sessionChanged = (
  { at, calendar }: CallContext,
  { api, observedAt }: Pick<Reply<unknown>, 'api' | 'observedAt'>,
  { day, venue, market }: Pick<PlanOf<'investorFlow'>, 'day' | 'venue' | 'market'>,
): BrokerError | undefined =>
  latestSession(calendar, observedAt, venue, market)?.day === day
    ? undefined
    : failure.unavailable(
        { ...at, api },
        {
          cause: {
            code: 'SESSION_CHANGED',
            message:
              'a new session opened while the question waited, so the answer is not about the day asked',
          },
        },
      );

/** Whether a time of a day, `HH:MM:SS`, is later than the answer: then the answer is still about the session before. */
export function isAhead(
  day: TradingDay,
  time: string,
  observedAt: number,
  slackMs: number,
): boolean {
  const [hours = NaN, minutes = NaN, seconds = NaN] = time.split(':').map(Number);
  return koreanInstant(day, hours, minutes, seconds) > observedAt + slackMs;
}
