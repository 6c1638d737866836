import { describe, expect, it } from 'vitest';
import type { Capabilities, Offer } from './capability.ts';
import type { BrokerError } from './error.ts';
import { MARKETS } from './market.ts';
import { type FlowPlan, type HoldingsPlan, planFlow, planHoldings, type Terms } from './plan.ts';
import { partitionOf, sectorsOf } from './sector.ts';
import { krxCalendar, type TradingCalendar } from './calendar/trading-calendar.ts';
import { koreanInstant } from './calendar/trading-day.ts';

const sectors = {
  kospi: sectorsOf('kospi').map(({ id }) => id),
  kosdaq: sectorsOf('kosdaq').map(({ id }) => id),
};
const WIDE: Offer = {
  markets: ['kospi', 'kosdaq'],
  sectors,
  venues: ['krx', 'nxt', 'unified'],
  measures: ['value', 'volume'],
  sides: ['net'],
  history: { kind: 'any-day' },
};
const offering = (changes: Partial<Offer>): Capabilities => {
  const capability = { support: 'full', ...WIDE, ...changes } as const;
  return { investorFlow: capability, sectorFlows: capability, foreignHoldings: capability };
};
const NOTHING: Capabilities = {
  investorFlow: { support: 'none', because: 'It never tells flows' },
  sectorFlows: { support: 'none', because: 'It never tells sectors' },
  foreignHoldings: { support: 'none', because: 'It never tells holdings' },
};

const terms = (changes: Partial<Terms> = {}): Terms => ({
  broker: 'somebody',
  capabilities: offering({}),
  calendar: krxCalendar,
  now: koreanInstant('2026-07-01', 10),
  ...changes,
});
const flow = (
  query: unknown,
  changes: Partial<Terms> = {},
  question: 'investorFlow' | 'sectorFlows' = 'investorFlow',
): FlowPlan | BrokerError =>
  planFlow(question, query, terms(changes)).match<FlowPlan | BrokerError>(
    (plan) => plan,
    (error) => error,
  );
const holdings = (query: unknown, changes: Partial<Terms> = {}): HoldingsPlan | BrokerError =>
  planHoldings(query, terms(changes)).match<HoldingsPlan | BrokerError>(
    (plan) => plan,
    (error) => error,
  );

describe('a flow question', () => {
  it('left open means the whole market, at KRX, in won, of the latest session', () => {
    expect(flow({ market: 'kospi' })).toEqual({
      market: 'kospi',
      sector: 'all',
      day: '2026-07-01',
      session: 'open',
      venue: 'krx',
      measures: ['value'],
    });
    const open = { sector: undefined, day: undefined, venue: undefined, measures: undefined };
    expect(flow({ market: 'kospi', ...open })).toEqual(flow({ market: 'kospi' }));
  });

  it('with nothing left open is taken as it is', () => {
    const asked = {
      market: 'kosdaq',
      sector: 'kosdaq150',
      day: '2026-06-30',
      venue: 'unified',
      measures: ['value', 'volume'],
    };
    expect(flow(asked)).toEqual({ ...asked, session: 'open' });
  });

  it.each([
    [['volume'], ['volume']],
    [
      ['volume', 'value'],
      ['value', 'volume'],
    ],
    [
      ['value', 'volume', 'value', 'volume'],
      ['value', 'volume'],
    ],
    [['value', 'value'], ['value']],
  ])('for the measures %j means %j, in whatever order and however often', (measures, folded) => {
    expect(flow({ market: 'kospi', measures })).toMatchObject({ measures: folded });
  });

  it.each(partitionOf('kospi').map((sector) => ({ sector })))(
    'may be about $sector of KOSPI',
    ({ sector }) => {
      expect(flow({ market: 'kospi', sector })).toMatchObject({ market: 'kospi', sector });
    },
  );

  it.each([
    ['kospi', 'venture'],
    ['kospi', 'publishing-media'],
    ['kosdaq', 'insurance'],
    ['kosdaq', 'real-estate'],
    ['kospi200-futures', 'large-cap'],
  ])('about %s has no sector %s', (market, sector) => {
    expect(
      flow({ market, sector }, { capabilities: offering({ markets: MARKETS }) }),
    ).toMatchObject({
      kind: 'invalid',
      issues: [{ path: 'sector', message: `${market} has no sector ${sector}` }],
    });
  });
});

describe('what a broker does not offer is unsupported', () => {
  it.each<[string, Record<string, unknown>, Partial<Offer>, RegExp]>([
    ['a market', { market: 'etf' }, {}, /market etf/],
    [
      'a sector that exists',
      { market: 'kosdaq', sector: 'kosdaq150' },
      { sectors: { ...sectors, kosdaq: ['all', 'venture'] } },
      /kosdaq150 of kosdaq/,
    ],
    ['a venue', { market: 'kospi', venue: 'nxt' }, { venues: ['krx'] }, /venue nxt/],
    ['a measure', { market: 'kospi', measures: ['volume'] }, { measures: ['value'] }, /volume/],
    [
      'one measure of two',
      { market: 'kospi', measures: ['value', 'volume'] },
      { measures: ['value'] },
      /volume/,
    ],
    [
      'a day before its history',
      { market: 'kospi', day: '2019-12-30' },
      { history: { kind: 'any-day', from: '2020-01-02' } },
      /begins on 2020-01-02/,
    ],
  ])('%s', (_, query, offer, because) => {
    const error = flow(query, { capabilities: offering(offer) });
    expect(error).toMatchObject({
      kind: 'unsupported',
      at: { broker: 'somebody', operation: 'investorFlow' },
      because: expect.stringMatching(because) as unknown,
      message: expect.stringMatching(/\.$/) as unknown,
    });
  });

  it('and its own words are used where it gives them', () => {
    const history = { kind: 'latest-session', because: 'It tells only today' } as const;
    const day = '2026-06-30';
    expect(flow({ market: 'kospi', day }, { capabilities: offering({ history }) })).toMatchObject({
      kind: 'unsupported',
      because: 'It tells only today',
      message: 'It tells only today.',
    });
  });

  it('whatever the question, when it answers none', () => {
    const capabilities = NOTHING;
    expect(flow({ market: 'kospi' }, { capabilities })).toMatchObject({
      kind: 'unsupported',
      because: 'It never tells flows',
    });
    expect(flow({ market: 'kospi' }, { capabilities }, 'sectorFlows')).toMatchObject({
      kind: 'unsupported',
      because: 'It never tells sectors',
    });
    expect(holdings({ stock: '005930' }, { capabilities })).toMatchObject({
      kind: 'unsupported',
      because: 'It never tells holdings',
    });
  });

  it('save the market itself where a market has no sectors to choose from', () => {
    const capabilities = offering({ markets: ['etf'], sectors: {} });
    expect(flow({ market: 'etf' }, { capabilities })).toMatchObject({ sector: 'all' });
    expect(flow({ market: 'etf', sector: 'all' }, { capabilities })).toMatchObject({
      market: 'etf',
    });
  });

  it('of which a partial support offers no less', () => {
    const partial = { support: 'partial', because: 'The unit is inferred', ...WIDE } as const;
    const capabilities = { ...NOTHING, investorFlow: partial };
    expect(flow({ market: 'kospi' }, { capabilities })).toMatchObject({ market: 'kospi' });
  });
});

describe('a wrong question is invalid before it is unsupported', () => {
  it.each([
    [{ market: 'kospi', date: '2026-06-30' }],
    [{ market: 'etf', day: '2026-07-04' }],
    [{ market: 'etf', venue: 'moon' }],
    [{ market: 'kosdaq', sector: 'insurance' }],
    [{ market: 'kospi', measures: [] }],
    [{}],
  ])('like %j', (query) => {
    expect(flow(query, { capabilities: NOTHING })).toMatchObject({ kind: 'invalid' });
  });

  it('like a stock that cannot be one', () => {
    expect(holdings({ stock: '593' }, { capabilities: NOTHING })).toMatchObject({
      kind: 'invalid',
    });
  });
});

describe('a holdings question', () => {
  it('left open stays open', () => {
    expect(holdings({ stock: '005930' })).toEqual({
      stock: '005930',
      venue: 'krx',
      from: undefined,
      to: undefined,
      limit: undefined,
    });
  });

  it('with nothing left open is taken as it is', () => {
    const asked = {
      stock: '0197X0',
      venue: 'unified',
      from: '2026-06-01',
      to: '2026-06-30',
      limit: 5,
    };
    expect(holdings(asked)).toEqual(asked);
  });

  it('may ask for a venue the broker does not serve, in vain', () => {
    const capabilities = offering({ venues: ['krx'] });
    expect(holdings({ stock: '005930', venue: 'nxt' }, { capabilities })).toMatchObject({
      kind: 'unsupported',
      at: { operation: 'foreignHoldings' },
    });
  });
});

describe('a calendar that is always closed', () => {
  const calendar: TradingCalendar = { sessionOn: () => 'closed' };

  it('makes a flow unavailable', () => {
    expect(flow({ market: 'kospi' }, { calendar })).toMatchObject({
      kind: 'unavailable',
      cause: { code: 'CALENDAR' },
    });
  });

  it('still lets a wrong question be called wrong', () => {
    expect(flow({ market: 'moon' }, { calendar })).toMatchObject({ kind: 'invalid' });
    expect(flow({ market: 'kospi', day: '2026-06-30' }, { calendar })).toMatchObject({
      kind: 'invalid',
    });
  });
});
