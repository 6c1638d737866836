import { type Market, MARKETS } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { fhptj04030000 } from './fhptj04030000.ts';
import { pairOf, pairsOf } from './codes.ts';

// The codes of sectors are in `test/conformance/sector-codes.test.ts`.

/** Every pair the document has for a whole market. */
const WHOLE: readonly (readonly [Market, string, string])[] = [
  ['kospi', 'KSP', '0001'],
  ['kosdaq', 'KSQ', '1001'],
  ['etf', 'ETF', 'T000'],
  ['etn', 'ETN', 'E199'],
  ['elw', 'ELW', 'W000'],
  ['kospi200-futures', 'K2I', 'F001'],
  ['kospi200-calls', 'K2I', 'OC01'],
  ['kospi200-puts', 'K2I', 'OP01'],
  ['stock-futures', '999', 'S001'],
  ['mini-kospi200-futures', 'MKI', 'F004'],
  ['mini-kospi200-calls', 'MKI', 'OC02'],
  ['mini-kospi200-puts', 'MKI', 'OP02'],
  ['weekly-monday-calls', 'WKM', 'OC05'],
  ['weekly-monday-puts', 'WKM', 'OP05'],
  ['weekly-thursday-calls', 'WKI', 'OC04'],
  ['weekly-thursday-puts', 'WKI', 'OP04'],
  ['kosdaq150-futures', 'KQI', 'F002'],
  ['kosdaq150-calls', 'KQI', 'OC03'],
  ['kosdaq150-puts', 'KQI', 'OP03'],
];

describe('a whole market', () => {
  it.each(WHOLE)('%s is asked for as %s and %s', (market, code, sector) => {
    expect(pairOf(market, 'all')).toEqual({ market: code, sector });
    expect(fhptj04030000.request({ market: code, sector }).query).toEqual({
      FID_INPUT_ISCD: code,
      FID_INPUT_ISCD_2: sector,
    });
  });

  it('is one of nineteen, no two of them the same pair', () => {
    expect(WHOLE.map(([market]) => market).toSorted()).toEqual([...MARKETS].toSorted());
    expect(new Set(WHOLE.map(([, code, sector]) => `${code}/${sector}`)).size).toBe(19);
  });

  it('of KOSPI is not the pair of the broker’s own sample, which is stock futures', () => {
    expect(pairOf('kospi', 'all')).not.toEqual({ market: '999', sector: 'S001' });
    expect(pairOf('stock-futures', 'all')).toEqual({ market: '999', sector: 'S001' });
  });
});

it('has no code for KOSDAQ 150, nor for a sector the market does not have', () => {
  expect(pairOf('kosdaq', 'kosdaq150')).toBeUndefined();
  expect(pairOf('kospi', 'venture')).toBeUndefined();
  expect(pairOf('kosdaq', 'electricity-gas')).toBeUndefined();
  expect(pairOf('etf', 'chemicals')).toBeUndefined();
});

it('asks a market without sectors once', () => {
  for (const [market] of WHOLE.slice(2))
    expect(pairsOf(market).map(({ id }) => id)).toEqual(['all']);
});
