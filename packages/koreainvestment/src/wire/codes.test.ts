import { type Market, MARKETS, type SectorId, sectorsOf } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { fhptj04030000 } from './fhptj04030000.ts';
import { pairOf, pairsOf } from './codes.ts';

/** Typed from the design and from the broker's list of codes, not from the adapter. */
const KOSPI: readonly (readonly [id: SectorId, code: string])[] = [
  ['all', '0001'],
  ['large-cap', '0002'],
  ['mid-cap', '0003'],
  ['small-cap', '0004'],
  ['food-beverage-tobacco', '0005'],
  ['textile-apparel', '0006'],
  ['paper-wood', '0007'],
  ['chemicals', '0008'],
  ['pharmaceuticals', '0009'],
  ['non-metallic-minerals', '0010'],
  ['metals', '0011'],
  ['machinery-equipment', '0012'],
  ['electrical-electronics', '0013'],
  ['medical-precision', '0014'],
  ['transport-equipment', '0015'],
  ['distribution', '0016'],
  ['electricity-gas', '0017'],
  ['construction', '0018'],
  ['transport-storage', '0019'],
  ['telecommunications', '0020'],
  ['financials', '0021'],
  ['securities', '0024'],
  ['insurance', '0025'],
  ['general-services', '0026'],
  ['manufacturing', '0027'],
  ['real-estate', '0028'],
  ['it-services', '0029'],
  ['entertainment-culture', '0030'],
];

const KOSDAQ: readonly (readonly [id: SectorId, code: string])[] = [
  ['all', '1001'],
  ['large-cap', '1002'],
  ['mid-cap', '1003'],
  ['small-cap', '1004'],
  ['general-services', '1006'],
  ['manufacturing', '1009'],
  ['construction', '1010'],
  ['distribution', '1011'],
  ['transport-storage', '1013'],
  ['financials', '1014'],
  ['entertainment-culture', '1015'],
  ['food-beverage-tobacco', '1019'],
  ['textile-apparel', '1020'],
  ['paper-wood', '1021'],
  ['publishing-media', '1022'],
  ['chemicals', '1023'],
  ['pharmaceuticals', '1024'],
  ['non-metallic-minerals', '1025'],
  ['metals', '1026'],
  ['machinery-equipment', '1027'],
  ['electrical-electronics', '1028'],
  ['medical-precision', '1029'],
  ['transport-equipment', '1030'],
  ['other-manufacturing', '1031'],
  ['telecommunications', '1032'],
  ['it-services', '1033'],
  ['blue-chip', '1042'],
  ['venture', '1043'],
  ['mid-sized', '1044'],
  ['technology-growth', '1045'],
  ['kosdaq-global', '1049'],
];

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

describe.each([
  ['kospi', 'KSP', KOSPI, 28],
  ['kosdaq', 'KSQ', KOSDAQ, 31],
] as const)('%s', (market, marketCode, rows, count) => {
  it.each(rows)('%s is %s', (id, sector) => {
    expect(pairOf(market, id)).toEqual({ market: marketCode, sector });
  });

  it('is asked for sector by sector in the order of the registry, the whole market first', () => {
    const codes = new Map(rows);
    const expected = sectorsOf(market)
      .map(({ id }) => id)
      .filter((id) => id !== 'kosdaq150');
    expect(pairsOf(market).map(({ id }) => id)).toEqual(expected);
    expect(pairsOf(market)[0]?.id).toBe('all');
    for (const { id, pair } of pairsOf(market))
      expect(pair).toEqual({ market: marketCode, sector: codes.get(id) });
    expect(rows).toHaveLength(count);
  });
});

it('has a code of KOSPI that is Kiwoom’s with a zero in front, from 001 to 030', () => {
  const kiwoom = '001 002 003 004 005 006 007 008 009 010 011 012 013 014 015 016 017 018 019 020';
  const rest = '021 024 025 026 027 028 029 030';
  expect(
    pairsOf('kospi')
      .map(({ pair }) => pair.sector)
      .toSorted(),
  ).toEqual(`${kiwoom} ${rest}`.split(' ').map((code) => `0${code}`));
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
