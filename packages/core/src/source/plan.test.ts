import { describe, expect, it } from 'vitest';
import { planning, planOrKind } from '../__fixtures__/planned.ts';
import { GOOD, having, least, most, NOTHING, offering } from '../__fixtures__/questions.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import type { Field } from '../questions/fields.ts';
import { QUESTIONS, specOf } from '../questions/index.ts';
import type { OfferPart, OfferParts } from '../questions/offer.ts';

/** What an open question means. */
const DEFAULTS: { readonly [F in Field]?: unknown } = {
  sector: 'all',
  day: '2026-07-01',
  to: '2026-06-30',
  venue: 'krx',
  measures: ['value'],
  side: 'buy',
  investor: 'foreign',
  sessions: 1,
};

describe.each(QUESTIONS)('%s', (question) => {
  const { fields, offers, shape } = specOf(question);
  const { required, optional, open = [] } = fields;
  const pick = (names: readonly Field[], from: { readonly [F in Field]?: unknown }) =>
    Object.fromEntries(names.map((name) => [name, from[name]]));

  it('with its required fields alone is planned with every default', () => {
    expect(valueOf(planning(question, least(question)))).toEqual({
      ...pick(required, GOOD),
      ...pick(optional, DEFAULTS),
      today: '2026-07-01',
      session: 'open',
    });
    const undefinedFields = Object.fromEntries([...optional, ...open].map((it) => [it, undefined]));
    expect(planOrKind(question, { ...least(question), ...undefinedFields })).toEqual(
      planOrKind(question, least(question)),
    );
  });

  it('with all of its fields is planned as it is', () => {
    expect(valueOf(planning(question, most(question)))).toEqual({
      ...most(question),
      today: '2026-07-01',
      session: 'open',
    });
  });

  it('is invalid before it is unsupported, and unsupported where the broker has none', () => {
    expect(planOrKind(question, {}, { capabilities: NOTHING })).toMatch(/^invalid /);
    const error = errorOf(planning(question, least(question), { capabilities: NOTHING }));
    expect(error).toMatchObject({
      kind: 'unsupported',
      at: { broker: 'somebody', operation: question },
      because: 'not here',
      message: 'not here.',
    });
  });

  it('has an offer of what it can vary in, and of nothing else', () => {
    const varies: { readonly [P in OfferPart]: boolean } = {
      markets: required.includes('market'),
      sectors:
        [...required, ...optional, ...open].includes('sector') || question.startsWith('sector'),
      venues: optional.includes('venue'),
      measures: optional.includes('measures'),
      sides: offers.includes('sides') && optional.includes('measures'),
      history: [...optional].some((it) => it === 'day' || it === 'from'),
      daysPerCall: shape === 'pages',
      by: required.includes('by'),
    };
    const expected = (Object.keys(varies) as OfferPart[]).filter((part) => varies[part]);
    expect(offers.toSorted()).toEqual(expected.toSorted());
  });
});

describe('what an offer does not cover is unsupported', () => {
  it.each<[Field, unknown, Partial<OfferParts>, RegExp]>([
    ['market', 'kosdaq', { markets: ['kospi'] }, /market kosdaq/],
    ['sector', 'metals', { sectors: { kospi: ['all'] } }, /metals of kospi/],
    ['venue', 'nxt', { venues: ['krx'] }, /venue nxt/],
    ['measures', ['volume'], { measures: ['value'] }, /the volume/],
    ['measures', ['value', 'volume'], { measures: ['value'] }, /the volume/],
    ['by', 'estimate', { by: { trade: [1] } }, /ranking by estimate/],
    ['sessions', 3, { by: { trade: [1, 5] } }, /by trade over 1, 5 sessions/],
    ['sessions', 3, { by: { trade: [] } }, /by trade has no choice of sessions/],
  ])('the %s %j', (field, value, offer, because) => {
    for (const question of having(field)) {
      const query = { ...least(question), [field]: value };
      const error = errorOf(planning(question, query, { capabilities: offering(offer) }));
      expect(error).toMatchObject({
        kind: 'unsupported',
        because: expect.stringMatching(because) as unknown,
        message: expect.stringMatching(/\.$/) as unknown,
      });
    }
  });

  it('in the words of the broker where it has some', () => {
    const history = { kind: 'latest-session', because: 'It knows only today' } as const;
    const capabilities = offering({ history });
    for (const question of having('day')) {
      const query = { ...least(question), day: '2026-06-30' };
      expect(errorOf(planning(question, query, { capabilities }))).toMatchObject({
        kind: 'unsupported',
        because: 'It knows only today',
      });
    }
  });

  it('but the whole market is served where a market has no sectors to choose from', () => {
    const capabilities = offering({ sectors: {} });
    const query = { market: 'etf', sector: 'all' };
    for (const question of having('sector'))
      expect(
        planOrKind(question, { ...least(question), ...query }, { capabilities }),
      ).toMatchObject(query);
  });

  it('and a partial support covers no less', () => {
    const full = offering().investorFlow;
    const partial = { ...full, support: 'partial', because: 'a unit is inferred' } as const;
    const capabilities = { ...NOTHING, investorFlow: partial } as never;
    expect(planOrKind('investorFlow', { market: 'kospi' }, { capabilities })).toMatchObject({
      market: 'kospi',
    });
  });
});

it.each([
  [['volume'], ['volume']],
  [
    ['volume', 'value', 'volume'],
    ['value', 'volume'],
  ],
  [['value', 'value'], ['value']],
])('measures fold and have one order: %j is %j', (measures, folded) => {
  for (const question of having('measures'))
    expect(planOrKind(question, { ...least(question), measures })).toMatchObject({
      measures: folded,
    });
});

it.each([
  [{}, 30],
  [{ to: '2026-06-01' }, 30],
  [{ limit: 7 }, 7],
  [{ from: '2026-06-01' }, undefined],
  [{ from: '2026-06-01', limit: 7 }, 7],
])('a gathered series with %j has the limit %s', (range, limit) => {
  for (const question of having('from')) {
    const plan = valueOf(
      planning(question, { ...least(question), ...range }, { form: 'gathered' }),
    );
    expect(plan.limit).toBe(limit);
  }
});

describe('topStocks', () => {
  const top = (query: object, by: OfferParts['by'] = { trade: [5, 1, 20], 'limit-use': [] }) =>
    planOrKind('topStocks', { market: 'kospi', ...query }, { capabilities: offering({ by }) });

  it.each([
    [{ by: 'trade' }, 1],
    [{ by: 'trade', sessions: 20 }, 20],
    [{ by: 'limit-use' }, undefined],
  ])('%j takes the fewest sessions offered unless it names them', (query, sessions) => {
    expect(top(query)).toMatchObject({ side: 'buy', investor: 'foreign' });
    expect((top(query) as { sessions?: number }).sessions).toBe(sessions);
  });

  it('has a choice of investor by trade and by estimate alone', () => {
    expect(top({ by: 'trade', investor: 'institution' })).toMatchObject({
      investor: 'institution',
    });
    expect(top({ by: 'estimate', investor: 'foreign' }, { estimate: [] })).not.toBe('unsupported');
    expect(top({ by: 'limit-use', investor: 'foreign' })).toBe('unsupported');
    expect(top({ by: 'limit-use', investor: undefined })).not.toBe('unsupported');
  });
});
