import { type SectorId, sectorsOf } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { pairOf, pairsOf } from '../../packages/koreainvestment/src/wire/codes.ts';
import { codeOf, idOf, isElsewhere } from '../../packages/kiwoom/src/wire/codes.ts';

/**
 * Typed from the brokers' own lists and not from an adapter: the code of KOSPI at Kiwoom, which has a 0 in front at Korea
 * Investment, and those of KOSDAQ at each.
 */
const TABLE = `
all 001 101 1001
large-cap 002 138 1002
mid-cap 003 139 1003
small-cap 004 140 1004
food-beverage-tobacco 005 115 1019
textile-apparel 006 116 1020
paper-wood 007 117 1021
chemicals 008 119 1023
pharmaceuticals 009 120 1024
non-metallic-minerals 010 121 1025
metals 011 122 1026
machinery-equipment 012 123 1027
electrical-electronics 013 124 1028
medical-precision 014 125 1029
transport-equipment 015 126 1030
distribution 016 108 1011
electricity-gas 017 – –
construction 018 107 1010
transport-storage 019 110 1013
telecommunications 020 128 1032
financials 021 111 1014
securities 024 – –
insurance 025 – –
general-services 026 103 1006
manufacturing 027 106 1009
real-estate 028 – –
it-services 029 129 1033
entertainment-culture 030 141 1015
publishing-media – 118 1022
other-manufacturing – 127 1031
blue-chip – 142 1042
venture – 143 1043
mid-sized – 144 1044
technology-growth – 145 1045
kosdaq-global – 151 1049
kosdaq150 – 150 –`;
const ROWS = TABLE.trim()
  .split('\n')
  .map((line) => line.split(' ').map((it) => (it === '–' ? undefined : it)));
const codesOf = (place: number, prefix = ''): readonly (readonly [SectorId, string])[] =>
  ROWS.flatMap((row) =>
    row[place] === undefined ? [] : [[row[0] as SectorId, prefix + row[place]] as const],
  );
const idsOf = (market: 'kospi' | 'kosdaq') => sectorsOf(market).map(({ id }) => id);

describe.each([
  ['kospi', 'kosdaq', codesOf(1)],
  ['kosdaq', 'kospi', codesOf(2)],
] as const)('kiwoom, %s', (market, other, codes) => {
  it.each(codes)('%s is %s', (id, code) => {
    expect(idOf(market, code)).toBe(id);
    expect(codeOf(market, id)).toBe(code);
    expect(isElsewhere(market, code)).toBe(false);
    expect(isElsewhere(other, code)).toBe(true);
  });

  it('has a code for every sector of the market, and no other', () => {
    expect(codes.map(([id]) => id).toSorted()).toEqual(idsOf(market).toSorted());
    for (const id of idsOf(other).filter((it) => !idsOf(market).includes(it)))
      expect(codeOf(market, id)).toBeUndefined();
  });
});

describe.each([
  ['kospi', 'KSP', codesOf(1, '0')],
  ['kosdaq', 'KSQ', codesOf(3)],
] as const)('koreainvestment, %s', (market, code, codes) => {
  it.each(codes)('%s is %s', (id, sector) =>
    expect(pairOf(market, id)).toEqual({ market: code, sector }),
  );

  it('is asked for sector by sector in the order of the registry, the whole market first', () => {
    const known = new Map(codes);
    const ids = idsOf(market).filter((id) => id !== 'kosdaq150');
    expect(pairsOf(market)).toEqual(
      ids.map((id) => ({ id, pair: { market: code, sector: known.get(id) } })),
    );
    expect(ids[0]).toBe('all');
    expect(codes).toHaveLength(ids.length);
  });
});
