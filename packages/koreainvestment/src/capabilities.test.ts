import { MARKETS, QUESTIONS, sectorsOf } from '@investor-flow/core';
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

  it('has histories of markets, sectors and stocks, and says what is missing', () => {
    const live = koreaInvestmentCapabilities();
    expect(live.flowHistory).toMatchObject({
      support: 'partial',
      markets: ['kospi', 'kosdaq'],
      sides: ['net'],
      daysPerCall: 300,
    });
    expect(live.stockFlows).toMatchObject({
      support: 'full',
      venues: ['krx'],
      sides: ['net', 'buy', 'sell'],
      daysPerCall: 30,
    });
    expect(live.stockEstimates).toMatchObject({ measures: ['volume'] });
    expect(live.topStocks).toMatchObject({ by: { estimate: [], 'broker-desk': [] } });
  });

  it('has the latest holding alone, on either host', () => {
    for (const environment of ['live', 'mock'] as const)
      expect(koreaInvestmentCapabilities(environment).foreignHoldings).toMatchObject({
        support: 'partial',
        history: { kind: 'latest-session', because: expect.any(String) as string },
      });
  });

  it.each(['sectorStocks', 'stocks'] as const)('has no %s, and says so', (question) => {
    expect(koreaInvestmentCapabilities()[question]).toEqual({
      support: 'none',
      because: expect.any(String) as string,
    });
  });
});

describe('what Korea Investment serves with paper money', () => {
  const mock = koreaInvestmentCapabilities('mock');

  it('of stocks is three investors of the last thirty sessions', () => {
    expect(mock.stockFlows).toMatchObject({
      support: 'partial',
      history: { kind: 'last-sessions', sessions: 30 },
    });
  });

  it('is nothing else but holdings, and says why', () => {
    for (const question of QUESTIONS)
      if (question !== 'stockFlows' && question !== 'foreignHoldings')
        expect(mock[question]).toEqual({
          support: 'none',
          because: expect.any(String) as string,
        });
  });
});
