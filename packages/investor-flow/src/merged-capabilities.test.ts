import {
  byQuestion,
  type Capabilities,
  type Capability,
  offerOf,
  type OfferOf,
  type OfferParts,
  type Question,
  QUESTIONS,
  specOf,
} from '@investor-flow/core';
import { createKiwoom, kiwoomCapabilities } from '@investor-flow/kiwoom';
import { createKoreaInvestment, koreaInvestmentCapabilities } from '@investor-flow/koreainvestment';
import { describe, expect, it } from 'vitest';
import { fakeSource } from './__fixtures__/fake-source.ts';
import { firstAvailable } from './first-available.ts';

const PARTS: OfferParts = {
  markets: ['kospi'],
  sectors: { kospi: ['all'] },
  venues: ['krx'],
  measures: ['value'],
  sides: ['net'],
  history: { kind: 'latest-session' },
  daysPerCall: 50,
  by: { trade: [1] },
};
const offerFor = (question: Question, changes: Partial<OfferParts> = {}): object => {
  const parts = { ...PARTS, ...changes };
  return Object.fromEntries(specOf(question).offers.map((part) => [part, parts[part]]));
};
const all = (support: { support: string; because?: string }, changes?: Partial<OfferParts>) =>
  byQuestion((question) =>
    support.support === 'none' ? support : { ...support, ...offerFor(question, changes) },
  ) as unknown as Capabilities;
const FULL = { support: 'full' };
const PARTIAL = { support: 'partial', because: 'The unit is inferred' };
const NONE = { support: 'none', because: 'It has none' };

const merged = (...maps: readonly Capabilities[]): Capabilities =>
  firstAvailable(maps.map((capabilities, place) => fakeSource(`source ${place}`, { capabilities })))
    .capabilities;
const offer = <Q extends Question>(map: Capabilities, question: Q): Capability<OfferOf<Q>> =>
  offerOf(map, question);

describe.each(QUESTIONS)('what several sources offer of %s', (question) => {
  it('is each part of the offers, merged', () => {
    const other: OfferParts = {
      markets: ['kosdaq', 'kospi'],
      sectors: { kosdaq: ['all'] },
      venues: ['nxt'],
      measures: ['volume'],
      sides: ['net', 'buy'],
      history: { kind: 'any-day' },
      daysPerCall: 30,
      by: { estimate: [] },
    };
    const parts: OfferParts = {
      markets: ['kospi', 'kosdaq'],
      sectors: { kospi: ['all'], kosdaq: ['all'] },
      venues: ['krx', 'nxt'],
      measures: ['value', 'volume'],
      sides: ['net'],
      history: { kind: 'any-day' },
      daysPerCall: 30,
      by: { trade: [1], estimate: [] },
    };
    expect(offer(merged(all(FULL), all(FULL, other)), question)).toEqual({
      support: 'full',
      ...offerFor(question, parts),
    });
  });

  it('is partial where one that answers is, and says which', () => {
    expect(offer(merged(all(NONE), all(FULL), all(PARTIAL)), question)).toEqual({
      support: 'partial',
      because: 'source 2: The unit is inferred',
      ...offerFor(question),
    });
    expect(offer(merged(all(NONE), all(FULL)), question)).toEqual({
      support: 'full',
      ...offerFor(question),
    });
  });

  it('is none where no source answers, and says why of each', () => {
    expect(offer(merged(all(NONE), all(NONE)), question)).toEqual({
      support: 'none',
      because: 'source 0: It has none; source 1: It has none',
    });
  });
});

it('both brokers together offer what either does, and the sides of both', async () => {
  const kiwoom = createKiwoom({ appKey: 'k', secretKey: 's' });
  const koreainvestment = createKoreaInvestment({ appKey: 'k', appSecret: 's' });
  const source = firstAvailable([kiwoom, koreainvestment]);
  const maps = [kiwoomCapabilities(), koreaInvestmentCapabilities()];
  for (const question of QUESTIONS) {
    const isOffered = maps.some((map) => map[question].support !== 'none');
    expect(source.capabilities[question].support !== 'none').toBe(isOffered);
  }
  const { investorFlow } = source.capabilities;
  expect(investorFlow).toMatchObject({
    support: 'partial',
    venues: ['krx', 'nxt', 'unified'],
    sides: ['net'],
    history: { kind: 'any-day' },
  });
  await source.close();
});
