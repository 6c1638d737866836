import { type SectorId, sectorsOf } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { codeOf, idOf, isElsewhere, marketOf, MARKETS } from './codes.ts';

/** Typed from the design and from Kiwoom's own list of sectors, not from the adapter. */
const KOSPI: readonly (readonly [code: string, id: SectorId])[] = [
  ['001', 'all'],
  ['002', 'large-cap'],
  ['003', 'mid-cap'],
  ['004', 'small-cap'],
  ['005', 'food-beverage-tobacco'],
  ['006', 'textile-apparel'],
  ['007', 'paper-wood'],
  ['008', 'chemicals'],
  ['009', 'pharmaceuticals'],
  ['010', 'non-metallic-minerals'],
  ['011', 'metals'],
  ['012', 'machinery-equipment'],
  ['013', 'electrical-electronics'],
  ['014', 'medical-precision'],
  ['015', 'transport-equipment'],
  ['016', 'distribution'],
  ['017', 'electricity-gas'],
  ['018', 'construction'],
  ['019', 'transport-storage'],
  ['020', 'telecommunications'],
  ['021', 'financials'],
  ['024', 'securities'],
  ['025', 'insurance'],
  ['026', 'general-services'],
  ['027', 'manufacturing'],
  ['028', 'real-estate'],
  ['029', 'it-services'],
  ['030', 'entertainment-culture'],
];

const KOSDAQ: readonly (readonly [code: string, id: SectorId])[] = [
  ['101', 'all'],
  ['103', 'general-services'],
  ['106', 'manufacturing'],
  ['107', 'construction'],
  ['108', 'distribution'],
  ['110', 'transport-storage'],
  ['111', 'financials'],
  ['115', 'food-beverage-tobacco'],
  ['116', 'textile-apparel'],
  ['117', 'paper-wood'],
  ['118', 'publishing-media'],
  ['119', 'chemicals'],
  ['120', 'pharmaceuticals'],
  ['121', 'non-metallic-minerals'],
  ['122', 'metals'],
  ['123', 'machinery-equipment'],
  ['124', 'electrical-electronics'],
  ['125', 'medical-precision'],
  ['126', 'transport-equipment'],
  ['127', 'other-manufacturing'],
  ['128', 'telecommunications'],
  ['129', 'it-services'],
  ['138', 'large-cap'],
  ['139', 'mid-cap'],
  ['140', 'small-cap'],
  ['141', 'entertainment-culture'],
  ['142', 'blue-chip'],
  ['143', 'venture'],
  ['144', 'mid-sized'],
  ['145', 'technology-growth'],
  ['150', 'kosdaq150'],
  ['151', 'kosdaq-global'],
];

describe.each([
  ['kospi', KOSPI, 28],
  ['kosdaq', KOSDAQ, 32],
] as const)('%s', (market, rows, count) => {
  it.each(rows)('%s is %s', (code, id) => {
    expect(idOf(market, code)).toBe(id);
    expect(codeOf(market, id)).toBe(code);
    expect(isElsewhere(market, code)).toBe(false);
    expect(isElsewhere(market === 'kospi' ? 'kosdaq' : 'kospi', code)).toBe(true);
  });

  it('has a code for every sector of the market, and no other', () => {
    expect(rows).toHaveLength(count);
    const ids = rows.map(([, id]) => id);
    expect(ids.toSorted()).toEqual(
      sectorsOf(market)
        .map(({ id }) => id)
        .toSorted(),
    );
  });
});

it.each(['022', '031', '104', '136', '160', '201', '603', '', '1', '0001', 'constructor'])(
  'no market knows the code %j, and none claims it',
  (code) => {
    for (const market of ['kospi', 'kosdaq'] as const) {
      expect(idOf(market, code)).toBeUndefined();
      expect(isElsewhere(market, code)).toBe(false);
    }
  },
);

it('has no code for a sector that only the other market has', () => {
  expect(codeOf('kospi', 'venture')).toBeUndefined();
  expect(codeOf('kosdaq', 'electricity-gas')).toBeUndefined();
});

it('serves two markets', () => {
  expect(MARKETS).toEqual({ kospi: '0', kosdaq: '1' });
  expect(marketOf('kospi')).toBe('kospi');
  expect(() => marketOf('etf')).toThrow(TypeError);
});
