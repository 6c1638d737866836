import { describe, expect, it } from 'vitest';
import type { Capabilities, Offer } from './capability.ts';
import { MARKETS, type Venue } from './market.ts';
import { planFlow, planHoldings, type Terms } from './plan.ts';
import { krxCalendar } from './calendar/trading-calendar.ts';
import { koreanInstant } from './calendar/trading-day.ts';

const offering = (history: Offer['history']): Capabilities => {
  const capability = {
    support: 'full',
    markets: MARKETS,
    sectors: {},
    venues: ['krx', 'nxt', 'unified'],
    measures: ['value', 'volume'],
    sides: ['net'],
    history,
  } as const;
  return { investorFlow: capability, sectorFlows: capability, foreignHoldings: capability };
};
const ANY_DAY = offering({ kind: 'any-day' });
const LATEST = offering({ kind: 'latest-session' });

/** `2026-07-01 08:59` in Korea. */
const at = (text: string): number => {
  const [day = '', clock = ''] = text.split(' ');
  const [hours = NaN, minutes = NaN] = clock.split(':').map(Number);
  return koreanInstant(day, hours, minutes);
};
const terms = (now: string, capabilities = ANY_DAY): Terms => ({
  broker: 'somebody',
  capabilities,
  calendar: krxCalendar,
  now: at(now),
});

/** The day planned, or the kind of refusal: the same for both flow questions. */
function asked(now: string, query: object, capabilities = ANY_DAY): string {
  const answers = (['investorFlow', 'sectorFlows'] as const).map((question) =>
    planFlow(question, { market: 'kospi', ...query }, terms(now, capabilities)).match(
      ({ day, session }) => `${day} ${session}`,
      (error) =>
        error.kind === 'invalid'
          ? `invalid ${error.issues.map(({ path }) => path).join()}`
          : error.kind,
    ),
  );
  expect(new Set(answers).size).toBe(1);
  return answers[0] ?? 'nothing';
}

describe('no day', () => {
  it.each<[string, Venue, string]>([
    ['2026-07-01 09:00', 'krx', '2026-07-01 open'],
    ['2026-07-01 08:59', 'krx', '2026-06-30 open'],
    ['2026-07-01 08:00', 'nxt', '2026-07-01 open'],
    ['2026-07-01 07:59', 'nxt', '2026-06-30 open'],
    ['2026-07-01 08:00', 'unified', '2026-07-01 open'],
    ['2026-07-05 12:00', 'krx', '2026-07-03 open'],
    ['2026-07-06 08:59', 'krx', '2026-07-03 open'],
    ['2026-09-28 08:30', 'krx', '2026-09-23 open'],
    ['2026-09-28 08:30', 'unified', '2026-09-28 open'],
    ['2026-07-17 12:00', 'krx', '2026-07-16 open'],
    ['2028-01-03 12:00', 'krx', '2028-01-03 unknown'],
  ])('at %s at %s means %s', (now, venue, answer) => {
    expect(asked(now, { venue })).toBe(answer);
    expect(asked(now, { venue, day: undefined }, LATEST)).toBe(answer);
  });
});

describe('a day that cannot be asked about is invalid', () => {
  it.each([
    ['a Saturday', '2026-06-27'],
    ['a Sunday', '2026-06-28'],
    ['a holiday', '2026-06-03'],
    ['a Saturday of any year', '1999-01-02'],
    ['tomorrow', '2026-07-02'],
    ['next century', '2126-07-01'],
    ['a day that does not exist', '2026-02-30'],
    ['another spelling', '20260630'],
    ['an instant', '2026-06-30T00:00:00Z'],
    ['no text', ''],
    ['a word', 'today'],
    ['a number', 20_260_630],
    ['a date', new Date('2026-06-30')],
    ['null', null],
  ])('%s, %j', (_, day) => {
    expect(asked('2026-07-01 12:00', { day })).toBe('invalid day');
    expect(asked('2026-07-01 12:00', { day }, LATEST)).toBe('invalid day');
  });

  it.each<[string, Venue, string]>([
    ['2026-07-01 08:59', 'krx', 'invalid day'],
    ['2026-07-01 09:00', 'krx', '2026-07-01 open'],
    ['2026-07-01 07:59', 'nxt', 'invalid day'],
    ['2026-07-01 08:00', 'nxt', '2026-07-01 open'],
    ['2026-07-01 07:59', 'unified', 'invalid day'],
    ['2026-07-01 08:00', 'unified', '2026-07-01 open'],
  ])('today at %s at %s: %s', (now, venue, answer) => {
    expect(asked(now, { venue, day: '2026-07-01' })).toBe(answer);
  });

  it('by Korea’s clock, not the host’s', () => {
    expect(asked('2026-07-02 09:00', { day: '2026-07-02' })).toBe('2026-07-02 open');
    expect(new Date(at('2026-07-02 00:30')).toISOString()).toMatch(/^2026-07-01/);
    expect(asked('2026-07-02 00:30', { day: '2026-07-02' })).toBe('invalid day');
  });
});

describe('a day nobody can vouch for is asked', () => {
  it.each([
    ['2026-07-01 12:00', '2009-12-30'],
    ['2028-02-01 12:00', '2028-01-31'],
  ])('at %s, %s', (now, day) => expect(asked(now, { day })).toBe(`${day} unknown`));

  it('though not before it would have opened', () => {
    expect(asked('2028-02-01 08:59', { day: '2028-02-01' })).toBe('invalid day');
  });
});

describe('a broker that serves the latest session alone', () => {
  it.each([
    ['2026-07-01 12:00', '2026-06-30', 'unsupported'],
    ['2026-07-01 12:00', '2010-01-04', 'unsupported'],
    ['2026-07-01 12:00', '2026-07-01', '2026-07-01 open'],
    ['2026-07-01 08:59', '2026-06-30', '2026-06-30 open'],
    ['2026-07-05 12:00', '2026-07-03', '2026-07-03 open'],
    ['2028-02-01 12:00', '2028-02-01', '2028-02-01 unknown'],
    ['2028-02-01 12:00', '2028-01-31', 'unsupported'],
  ])('at %s answers for %s: %s', (now, day, answer) => {
    expect(asked(now, { day }, LATEST)).toBe(answer);
  });
});

describe('Nextrade', () => {
  it.each<[Venue, string, string]>([
    ['nxt', '2025-02-28', 'unsupported'],
    ['unified', '2025-02-28', 'unsupported'],
    ['krx', '2025-02-28', '2025-02-28 open'],
    ['nxt', '2025-03-04', '2025-03-04 open'],
    ['unified', '2025-03-04', '2025-03-04 open'],
    ['nxt', '2025-03-03', 'invalid day'],
  ])('at %s on %s: %s', (venue, day, answer) => {
    expect(asked('2026-07-01 12:00', { venue, day })).toBe(answer);
  });

  it.each([
    [{ from: '2025-02-28' }, 'unsupported'],
    [{ to: '2025-02-28' }, 'unsupported'],
    [{ from: '2025-03-04', to: '2025-03-31' }, 'planned'],
    [{ to: '2025-03-31' }, 'planned'],
  ])('holdings %j: %s', (range, answer) => {
    for (const venue of ['nxt', 'unified'])
      expect(ranged('2026-07-01 12:00', { venue, ...range })).toBe(answer);
    expect(ranged('2026-07-01 12:00', range)).toBe('planned');
  });
});

function ranged(now: string, query: object): string {
  return planHoldings({ stock: '005930', ...query }, terms(now)).match(
    () => 'planned',
    (error) =>
      error.kind === 'invalid'
        ? `invalid ${error.issues.map(({ path }) => path).join()}`
        : error.kind,
  );
}

describe('a range of holdings', () => {
  it.each([
    [{ from: '2026-06-27', to: '2026-06-28' }, 'planned'],
    [{ from: '2026-06-03', to: '2026-06-03' }, 'planned'],
    [{ from: '2026-07-01' }, 'planned'],
    [{ to: '2027-01-01' }, 'planned'],
    [{ from: '2026-06-30', to: '2126-01-01' }, 'planned'],
    [{ from: '1956-03-03' }, 'planned'],
    [{ limit: 1 }, 'planned'],
    [{ limit: 100_000 }, 'planned'],
    [{ from: '2026-06-30', to: '2026-06-29' }, 'invalid from'],
    [{ from: '2026-07-02' }, 'invalid from'],
    [{ from: '2026-07-03', to: '2026-07-02' }, 'invalid from,from'],
    [{ from: '2026-02-30' }, 'invalid from'],
    [{ to: '2026-02-30' }, 'invalid to'],
    [{ limit: 0 }, 'invalid limit'],
    [{ limit: -1 }, 'invalid limit'],
    [{ limit: 1.5 }, 'invalid limit'],
    [{ limit: NaN }, 'invalid limit'],
    [{ limit: Infinity }, 'invalid limit'],
    [{ limit: '5' }, 'invalid limit'],
    [{ limit: null }, 'invalid limit'],
    [{ limit: 5n }, 'invalid limit'],
  ])('%o: %s', (query, answer) => expect(ranged('2026-07-01 08:00', query)).toBe(answer));
});
