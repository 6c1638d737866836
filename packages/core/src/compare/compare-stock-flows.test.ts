import { describe, expect, it } from 'vitest';
import { left, right } from '../__fixtures__/compared.ts';
import { compareFlows } from './compare-flows.ts';
import type { ComparableFlow } from './flow-comparison.ts';
import type { StockEstimate } from '../model/stock-estimate.ts';
import type { StockFlow } from '../model/flows.ts';

describe('two flows of a stock', () => {
  const { market: _market, sector: _sector, ...rest } = left();
  const stock = (code: string, more: Partial<StockFlow> = {}): StockFlow => ({
    ...rest,
    stock: code,
    ...more,
  });
  const none = { individual: { net: 0 }, foreign: { net: 0 }, institution: { net: 0 } };
  const untraded = { value: none };

  it('agree like those of a market', () => {
    const other = stock('005930', { broker: 'right' });
    expect(compareFlows(stock('005930'), other)).toMatchObject({
      verdict: 'agree',
      obstacles: [],
      caveats: [],
    });
  });

  it('are incomparable by their stock', () => {
    const found = compareFlows(stock('005930'), stock('000660', { broker: 'right' }));
    expect(found.obstacles).toEqual([
      { kind: 'stock', message: 'the stock differs: 005930 and 000660' },
    ]);
  });

  it('are not comparable with one of a market', () => {
    const found = compareFlows(stock('005930'), right());
    expect(found.obstacles.map(({ kind }) => kind)).toEqual(['market', 'sector', 'stock']);
    expect(found.obstacles[0]?.message).toBe('the market differs: none and kospi');
  });

  it('agree on an untraded day, and are incomparable where one side alone is all zero', () => {
    const [a, b] = [stock('005930', untraded), stock('005930', { ...untraded, broker: 'right' })];
    expect(compareFlows(a, b).verdict).toBe('agree');
    for (const flows of [
      [a, stock('005930', { broker: 'right' })],
      [stock('005930'), b],
    ] as const) {
      const found = compareFlows(...flows);
      expect(found.verdict).toBe('incomparable');
      expect(found.obstacles.map(({ kind }) => kind)).toEqual(['all-zero']);
    }
  });

  it('are never compared with an estimate', () => {
    const estimate: StockEstimate = {
      broker: 'right',
      environment: 'live',
      api: 'any',
      stock: '005930',
      venue: 'krx',
      day: '2026-07-01',
      dayBasis: 'assumed',
      status: 'estimated',
      observedAt: '2026-07-02T00:00:00.000Z',
      time: '14:30:00',
      value: { foreign: { net: 0 }, institution: { net: 1 } },
      rounding: { value: 1 },
    };
    const flows: readonly (readonly [ComparableFlow, ComparableFlow])[] = [
      [stock('005930'), estimate],
      [estimate, stock('005930')],
    ];
    for (const [a, b] of flows) {
      const found = compareFlows(a, b);
      expect(found.verdict).toBe('incomparable');
      expect(found.obstacles).toEqual([
        { kind: 'nothing-in-common', message: 'an estimate is never compared' },
      ]);
      expect(found.lines.find(({ investor }) => investor === 'foreign')?.verdict).toBe('equal');
    }
  });
});
