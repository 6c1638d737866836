import { sectorsOf } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { kiwoomCapabilities } from './index.ts';

const FLOWS = ['investorFlow', 'sectorFlows'] as const;

describe('what Kiwoom serves', () => {
  it.each(['live', 'sandbox', 'custom'] as const)('is the same in %s', (environment) => {
    expect(kiwoomCapabilities(environment)).toEqual(kiwoomCapabilities());
  });

  it.each(FLOWS)('of %s is net buying of two markets, and says what is not proven', (question) => {
    expect(kiwoomCapabilities()[question]).toMatchObject({
      support: 'partial',
      because: expect.stringContaining('thousands of shares') as string,
      markets: ['kospi', 'kosdaq'],
      venues: ['krx', 'nxt', 'unified'],
      measures: ['value', 'volume'],
      sides: ['net'],
      history: { kind: 'any-day' },
    });
  });

  it.each(['kospi', 'kosdaq'] as const)('of %s has every sector of the registry', (market) => {
    const ids = sectorsOf(market).map(({ id }) => id);
    for (const question of FLOWS)
      expect(kiwoomCapabilities()[question]).toMatchObject({ sectors: { [market]: ids } });
  });

  it('of holdings is all of it, day by day', () => {
    expect(kiwoomCapabilities().foreignHoldings).toMatchObject({
      support: 'full',
      venues: ['krx', 'nxt', 'unified'],
      history: { kind: 'any-day' },
    });
  });
});

describe('what Kiwoom serves with paper money', () => {
  it.each([...FLOWS, 'foreignHoldings'] as const)('of %s is KRX alone', (question) => {
    const live = kiwoomCapabilities()[question];
    expect(kiwoomCapabilities('mock')[question]).toEqual({ ...live, venues: ['krx'] });
  });
});
