import { MARKETS, sectorsOf } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { koreaInvestmentCapabilities } from './index.ts';

const FLOWS = ['investorFlow', 'sectorFlows'] as const;

describe('what Korea Investment serves', () => {
  it.each(['live', 'sandbox', 'custom'] as const)('is the same in %s', (environment) => {
    expect(koreaInvestmentCapabilities(environment)).toEqual(koreaInvestmentCapabilities());
  });

  it.each(FLOWS)(
    'of %s is buying and selling of every market, of the latest session',
    (question) => {
      expect(koreaInvestmentCapabilities()[question]).toMatchObject({
        support: 'partial',
        because: expect.stringContaining('undocumented') as string,
        markets: MARKETS,
        venues: ['krx'],
        measures: ['value', 'volume'],
        sides: ['net', 'buy', 'sell'],
        history: { kind: 'latest-session', because: expect.any(String) as string },
      });
    },
  );

  it.each(['kospi', 'kosdaq'] as const)('of %s has every sector but KOSDAQ 150', (market) => {
    const ids = sectorsOf(market)
      .map(({ id }) => id)
      .filter((id) => id !== 'kosdaq150');
    for (const question of FLOWS)
      expect(koreaInvestmentCapabilities()[question]).toMatchObject({
        sectors: { [market]: ids },
      });
  });
});

describe('what Korea Investment serves with paper money', () => {
  it.each(FLOWS)('of %s is nothing, and says why', (question) => {
    expect(koreaInvestmentCapabilities('mock')[question]).toEqual({
      support: 'none',
      because: expect.any(String) as string,
    });
  });
});
