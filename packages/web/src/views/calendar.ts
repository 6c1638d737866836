import { addDays, err, isTradingDay, latestSession, ok } from 'investor-flow';
import type { Calendar } from '../api/answers.ts';
import { wrong } from './trouble.ts';
import type { View } from './view.ts';

const MOST_DAYS = 31;

/** The days of a month: which have a session that has begun. */
export const calendar: View<Calendar> = {
  parameters: ['month'],
  answer: (parameters, { calendar: sessions, clock }) => {
    const now = clock.now();
    const latest = latestSession(sessions, now, 'krx')?.day;
    if (latest === undefined)
      return Promise.resolve(err(wrong('month', 'the calendar names no recent session')));
    const month = parameters['month'] ?? latest.slice(0, 'YYYY-MM'.length);
    if (!isTradingDay(`${month}-01`))
      return Promise.resolve(err(wrong('month', 'must be a month, written YYYY-MM')));
    const days: Calendar['days'][number][] = [];
    let day = `${month}-01`;
    for (let seen = 0; seen < MOST_DAYS && day.startsWith(month); seen += 1) {
      const isClosed = sessions.sessionOn(day) === 'closed';
      days.push({ day, state: isClosed ? 'closed' : day > latest ? 'ahead' : 'open' });
      day = addDays(day, 1);
    }
    return Promise.resolve(ok({ month, latest, days }));
  },
};
