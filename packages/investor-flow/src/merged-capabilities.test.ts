import type { Capabilities, Capability, Offer } from '@investor-flow/core';
import { createKiwoom, kiwoomCapabilities } from '@investor-flow/kiwoom';
import { createKoreaInvestment, koreaInvestmentCapabilities } from '@investor-flow/koreainvestment';
import { describe, expect, it } from 'vitest';
import { fakeSource } from './__fixtures__/fake-source.ts';
import { firstAvailable } from './first-available.ts';

const OFFER: Offer = {
  markets: ['kospi'],
  sectors: { kospi: ['all'] },
  venues: ['krx'],
  measures: ['value'],
  sides: ['net'],
  history: { kind: 'latest-session' },
};
const all = (capability: Capability): Capabilities => ({
  investorFlow: capability,
  sectorFlows: capability,
  foreignHoldings: capability,
});
const full = (changes: Partial<Offer> = {}): Capabilities =>
  all({ support: 'full', ...OFFER, ...changes });
const merged = (...maps: readonly Capabilities[]): Capability =>
  firstAvailable(maps.map((capabilities, place) => fakeSource(`source ${place}`, { capabilities })))
    .capabilities.investorFlow;

describe('what several sources offer between them', () => {
  it('is what any of them offers, and the sides that all of them tell', () => {
    const one = full({ sectors: { kospi: ['all', 'metals'] }, measures: ['volume'] });
    const two = full({
      markets: ['kosdaq', 'kospi'],
      sectors: { kospi: ['all', 'chemicals'], kosdaq: ['all'] },
      venues: ['krx', 'nxt'],
      sides: ['net', 'buy'],
    });
    expect(merged(one, two)).toEqual({
      support: 'full',
      markets: ['kospi', 'kosdaq'],
      sectors: { kospi: ['all', 'metals', 'chemicals'], kosdaq: ['all'] },
      venues: ['krx', 'nxt'],
      measures: ['volume', 'value'],
      sides: ['net'],
      history: { kind: 'latest-session' },
    });
  });

  it('reaches back as far as any of them', () => {
    const history = (...histories: readonly Offer['history'][]) => {
      const it = merged(...histories.map((one) => full({ history: one })));
      return it.support === 'none' ? undefined : it.history;
    };
    expect(history({ kind: 'latest-session' }, { kind: 'any-day', from: '2020-01-02' })).toEqual({
      kind: 'any-day',
      from: '2020-01-02',
    });
    const since2020 = { kind: 'any-day', from: '2020-01-02' } as const;
    const since2014 = { kind: 'any-day', from: '2014-07-01' } as const;
    expect(history(since2020, since2014)).toEqual(since2014);
    expect(history(since2020, { kind: 'any-day' })).toEqual({ kind: 'any-day' });
    expect(history({ kind: 'latest-session' })).toEqual({ kind: 'latest-session' });
  });

  it('is partial where one that answers is, and says which', () => {
    const partial = all({ support: 'partial', because: 'The unit is inferred', ...OFFER });
    expect(merged(full(), partial)).toMatchObject({
      support: 'partial',
      because: 'source 1: The unit is inferred',
    });
  });

  it('is full where the only one that answers is', () => {
    const none = all({ support: 'none', because: 'It has none' });
    expect(merged(none, full())).toMatchObject({ support: 'full' });
  });

  it('is nothing where nobody answers, and everybody says why', () => {
    const none = all({ support: 'none', because: 'It has none' });
    expect(merged(none, none)).toEqual({
      support: 'none',
      because: 'source 0: It has none; source 1: It has none',
    });
  });

  it('holds of both brokers', async () => {
    const kiwoom = createKiwoom({ appKey: 'k', secretKey: 's' });
    const koreainvestment = createKoreaInvestment({ appKey: 'k', appSecret: 's' });
    const source = firstAvailable([kiwoom, koreainvestment]);
    const { investorFlow, foreignHoldings } = source.capabilities;
    expect(foreignHoldings).toEqual({
      ...kiwoomCapabilities().foreignHoldings,
      history: { kind: 'any-day' },
    });
    expect(investorFlow).toMatchObject({
      support: 'partial',
      venues: ['krx', 'nxt', 'unified'],
      sides: ['net'],
    });
    const theirs = koreaInvestmentCapabilities().investorFlow;
    if (theirs.support === 'none' || investorFlow.support === 'none') throw new Error('offered');
    expect(new Set(investorFlow.markets)).toEqual(new Set(theirs.markets));
    await source.close();
  });
});
