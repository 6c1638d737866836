import { expect, it } from 'vitest';
import { type Market, MARKET_LABELS, MARKETS, volumeUnitOf } from './market.ts';
import { isStockCode } from './words.ts';

const SHARES: readonly Market[] = ['kospi', 'kosdaq', 'etf', 'etn', 'elw'];

it('counts derivatives in contracts and everything else in shares', () => {
  expect(MARKETS).toHaveLength(19);
  expect(MARKETS.filter((market) => volumeUnitOf(market) === 'share')).toEqual(SHARES);
});

it('calls no two markets the same', () => {
  const labels = MARKETS.map((market) => MARKET_LABELS[market]);
  expect(new Set(labels.map(({ ko }) => ko)).size).toBe(MARKETS.length);
  expect(new Set(labels.map(({ en }) => en)).size).toBe(MARKETS.length);
});

it.each(['005930', '0197X0', '00104K'])('takes %s for a stock code', (code) => {
  expect(isStockCode(code)).toBe(true);
});

it.each(['5930', '0059300', '0197x0', '005930_NX', ' 05930', '００５９３０', '', 5930, null])(
  'takes %j for no stock code',
  (code) => {
    expect(isStockCode(code)).toBe(false);
  },
);
