import { describe, expect, it } from 'vitest';
import { momentAt, planning, planOrKind } from '../__fixtures__/planned.ts';
import { having, least, offering } from '../__fixtures__/questions.ts';
import { errorOf } from '../__fixtures__/results.ts';
import { newestAtRest, newestPublished, oldestWanted, sessionsBack } from '../calendar/moment.ts';

const LATEST = offering({ history: { kind: 'latest-session' } });

/** The day planned, or the refusal: the same for every question that has a day. */
function asked(now: string, query: object, capabilities = offering()): string {
  const answers = having('day').map((question) => {
    const plan = planOrKind(question, { ...least(question), ...query }, { now, capabilities });
    return typeof plan === 'string' ? plan : `${plan.day} ${plan.session}`;
  });
  const [only = 'nothing', ...others] = new Set(answers);
  expect(others).toEqual([]);
  return only;
}

describe('no day', () => {
  it.each([
    ['2026-07-01 09:00', {}, '2026-07-01 open'],
    ['2026-07-01 08:59', {}, '2026-06-30 open'],
    ['2026-07-01 08:00', { venue: 'nxt' }, '2026-07-01 open'],
    ['2026-07-01 07:59', { venue: 'nxt' }, '2026-06-30 open'],
    ['2026-07-01 08:00', { venue: 'unified' }, '2026-07-01 open'],
    ['2026-07-01 08:45', { market: 'kospi200-futures' }, '2026-07-01 open'],
    ['2026-07-01 08:44', { market: 'kospi200-futures' }, '2026-06-30 open'],
    ['2026-07-01 08:45', { market: 'stock-futures' }, '2026-06-30 open'],
    ['2026-11-19 09:59', {}, '2026-11-18 open'],
    ['2026-11-19 10:00', {}, '2026-11-19 open'],
    ['2026-11-19 08:30', { venue: 'nxt' }, '2026-11-18 open'],
    ['2026-01-02 09:59', {}, '2025-12-30 open'],
    ['2026-07-05 12:00', {}, '2026-07-03 open'],
    ['2026-07-06 08:59', {}, '2026-07-03 open'],
    ['2026-09-28 08:30', {}, '2026-09-23 open'],
    ['2026-07-17 12:00', {}, '2026-07-16 open'],
    ['2028-01-03 12:00', {}, '2028-01-03 unknown'],
  ])('at %s with %j means %s', (now, query, answer) => {
    expect(asked(now, query)).toBe(answer);
    expect(asked(now, { ...query, day: undefined }, LATEST)).toBe(answer);
  });
});

describe('a day', () => {
  it.each([
    ['a Saturday', '2026-06-27'],
    ['a holiday', '2026-06-03'],
    ['a Sunday of any year', '1999-01-03'],
    ['tomorrow', '2026-07-02'],
    ['next century', '2126-07-01'],
  ])('that is %s is invalid, whatever is offered: %s', (_, day) => {
    expect(asked('2026-07-01 12:00', { day })).toBe('invalid day');
    expect(asked('2026-07-01 12:00', { day }, LATEST)).toBe('invalid day');
  });

  it.each([
    ['2026-07-01 08:59', {}, 'invalid day'],
    ['2026-07-01 09:00', {}, '2026-07-01 open'],
    ['2026-07-01 07:59', { venue: 'nxt' }, 'invalid day'],
    ['2026-07-01 08:00', { venue: 'unified' }, '2026-07-01 open'],
    ['2026-07-01 08:44', { market: 'kospi200-puts' }, 'invalid day'],
    ['2026-07-01 08:45', { market: 'kospi200-puts' }, '2026-07-01 open'],
    // By Korea's clock: in UTC it is still the day before.
    ['2026-07-01 00:30', {}, 'invalid day'],
  ])('that is today, at %s with %j, is %s', (now, query, answer) => {
    expect(asked(now, { ...query, day: '2026-07-01' })).toBe(answer);
  });

  it.each([
    ['2026-07-01 12:00', '2009-12-30', '2009-12-30 unknown'],
    ['2028-02-01 12:00', '2028-01-31', '2028-01-31 unknown'],
    ['2028-02-01 08:59', '2028-02-01', 'invalid day'],
  ])('that no calendar knows is asked once it has opened: at %s %s', (now, day, answer) => {
    expect(asked(now, { day })).toBe(answer);
  });

  it.each([
    ['2026-07-01 12:00', '2026-06-30', 'unsupported'],
    ['2026-07-01 12:00', '2010-01-04', 'unsupported'],
    ['2026-07-01 12:00', '2026-07-01', '2026-07-01 open'],
    ['2026-07-01 08:59', '2026-06-30', '2026-06-30 open'],
    ['2026-07-05 12:00', '2026-07-03', '2026-07-03 open'],
    ['2028-02-01 12:00', '2028-01-31', 'unsupported'],
  ])('where the latest session alone is served: at %s %s is %s', (now, day, answer) => {
    expect(asked(now, { day }, LATEST)).toBe(answer);
  });

  it.each([
    ['2019-12-30', 'unsupported'],
    ['2020-01-02', '2020-01-02 open'],
  ])('where history begins on 2020-01-02: %s is %s', (day, answer) => {
    const history = { kind: 'any-day', from: '2020-01-02' } as const;
    expect(asked('2026-07-01 12:00', { day }, offering({ history }))).toBe(answer);
  });
});

/** The range planned: the same for every series. */
function ranged(query: object, now = '2026-07-01 12:00', capabilities = offering()): string {
  const answers = having('from').map((question) => {
    const plan = planOrKind(question, { ...least(question), ...query }, { now, capabilities });
    return typeof plan === 'string' ? plan : `${plan.from ?? ''}..${plan.to} ${plan.limit ?? ''}`;
  });
  const [only = 'nothing', ...others] = new Set(answers);
  expect(others).toEqual([]);
  return only.trim();
}

describe('a range', () => {
  it.each([
    ['2026-07-01 15:40', {}, '..2026-06-30'],
    ['2026-07-01 15:41', {}, '..2026-07-01'],
    ['2026-11-19 15:41', {}, '..2026-11-18'],
    ['2026-11-19 16:41', {}, '..2026-11-19'],
    ['2026-07-05 12:00', {}, '..2026-07-03'],
    ['2026-07-01 12:00', { to: '2026-07-01' }, '..2026-06-30'],
    ['2026-07-01 12:00', { to: '2126-01-01', limit: 3 }, '..2026-06-30 3'],
    ['2026-07-01 12:00', { to: '2026-06-28' }, '..2026-06-28'],
    ['2026-07-01 12:00', { from: '2026-06-27', to: '2026-06-28' }, '2026-06-27..2026-06-28'],
  ])('ends with the newest session whose figures stand: at %s %j is %s', (now, query, answer) => {
    expect(ranged(query, now)).toBe(answer);
  });

  it.each([
    ['2026-06-01', 'unsupported'],
    ['2026-06-26', '..2026-06-26'],
  ])('where the last five sessions are served may end on %s: %s', (to, answer) => {
    const capabilities = offering({ history: { kind: 'last-sessions', sessions: 5 } });
    expect(ranged({ to }, '2026-07-01 18:00', capabilities)).toBe(answer);
    expect(ranged({ from: '2020-01-01' }, '2026-07-01 18:00', capabilities)).toBe(
      '2020-01-01..2026-07-01',
    );
  });

  it.each([
    ['2026-07-01 19:29', { to: '2026-06-30' }, '..2026-06-30'],
    ['2026-07-01 19:29', { to: '2026-06-29' }, 'unsupported'],
    ['2026-07-01 19:30', { to: '2026-06-30' }, 'unsupported'],
    ['2026-07-01 19:30', {}, '..2026-07-01'],
  ])('where the latest session at rest is served: at %s %j is %s', (now, query, answer) => {
    expect(ranged(query, now, LATEST)).toBe(answer);
  });

  it.each([
    [{ to: '2019-12-30' }, 'unsupported'],
    [{ from: '2010-01-04', to: '2020-01-02' }, '2010-01-04..2020-01-02'],
  ])('where history begins on 2020-01-02: %j is %s', (query, answer) => {
    const history = { kind: 'any-day', from: '2020-01-02' } as const;
    expect(ranged(query, undefined, offering({ history }))).toBe(answer);
  });
});

describe('Nextrade', () => {
  it.each([
    [{ venue: 'nxt', day: '2025-02-28' }, 'unsupported'],
    [{ venue: 'unified', day: '2025-02-28' }, 'unsupported'],
    [{ venue: 'krx', day: '2025-02-28' }, '2025-02-28 open'],
    [{ venue: 'nxt', day: '2025-03-04' }, '2025-03-04 open'],
    [{ venue: 'nxt', day: '2025-03-03' }, 'invalid day'],
  ])('began on 2025-03-04: %j is %s', (query, answer) => {
    expect(asked('2026-07-01 12:00', query)).toBe(answer);
  });

  it.each([
    [{ to: '2025-02-28' }, 'unsupported'],
    [{ from: '2025-02-01', to: '2025-02-28' }, 'unsupported'],
    [{ from: '2025-02-28', to: '2025-03-31' }, '2025-03-04..2025-03-31'],
    [{ from: '2025-03-10', to: '2025-03-31' }, '2025-03-10..2025-03-31'],
    [{ limit: 4 }, '2025-03-04..2026-06-30 4'],
  ])('gives what there is of a range: %j is %s', (range, answer) => {
    for (const question of having('from').filter((it) => having('venue').includes(it)))
      for (const venue of ['nxt', 'unified']) {
        const plan = planOrKind(question, { ...least(question), ...range, venue });
        expect(
          typeof plan === 'string' ? plan : `${plan.from}..${plan.to} ${plan.limit ?? ''}`.trim(),
        ).toBe(answer);
      }
  });
});

describe('sessions counted back', () => {
  const moment = momentAt('2026-07-01 18:00');

  it.each([
    ['2026-07-01', 1, '2026-07-01'],
    ['2026-07-01', 4, '2026-06-26'],
    ['2026-06-28', 1, '2026-06-26'],
    ['2026-06-04', 2, '2026-06-02'],
  ])('from %s, %i of them, begin on %s', (to, count, first) => {
    expect(sessionsBack(moment, to, count)).toBe(first);
  });

  it.each([
    [{ from: undefined, limit: undefined }, '2026-07-01'],
    [{ from: undefined, limit: 4 }, '2026-06-26'],
    [{ from: '2026-06-30', limit: 4 }, '2026-06-30'],
    [{ from: '2026-06-01', limit: 4 }, '2026-06-26'],
    [{ from: '2026-06-01', limit: undefined }, '2026-06-01'],
  ])('tell the oldest that a series wants: %j', (range, oldest) => {
    expect(oldestWanted({ ...range, to: '2026-07-01' }, moment)).toBe(oldest);
  });

  it.each([
    ['2026-07-01 15:40', '2026-06-30', '2026-06-30'],
    ['2026-07-01 15:41', '2026-07-01', '2026-06-30'],
    ['2026-07-01 19:30', '2026-07-01', '2026-07-01'],
    ['2026-09-14 20:29', '2026-09-14', '2026-09-11'],
    ['2026-09-14 20:30', '2026-09-14', '2026-09-14'],
  ])('at %s the newest published is %s and the newest at rest %s', (now, published, rested) => {
    expect(newestPublished(momentAt(now))).toBe(published);
    expect(newestAtRest(momentAt(now))).toBe(rested);
  });
});

describe('a calendar that is always closed', () => {
  const calendar = { sessionOn: () => 'closed' as const };

  it('has failed, but a wrong question is still called wrong', () => {
    for (const question of [...having('day'), ...having('from')]) {
      const error = planning(question, least(question), { calendar });
      expect(errorOf(error)).toMatchObject({
        kind: 'unavailable',
        cause: { code: 'CALENDAR' },
      });
      expect(planOrKind(question, { date: 1 }, { calendar })).toMatch(/^invalid/);
    }
  });
});
