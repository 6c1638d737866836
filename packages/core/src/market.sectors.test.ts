import { describe, expect, it } from 'vitest';
import {
  ancestorsOf,
  idHolds,
  type Market,
  MARKETS,
  partitionOf,
  sectorIn,
  sectorsOf,
} from './market.ts';
import { SECTOR_IDS, type SectorId } from './sector-ids.ts';

/** The table of sectors, written again: id, level and parent at KOSPI, level and parent at KOSDAQ. */
const EXPECTED = `
all                     total -                     total -
large-cap               size all                    size all
mid-cap                 size all                    size all
small-cap               size all                    size all
manufacturing           group all                   group all
financials              group all                   industry all
securities              industry financials         none -
insurance               industry financials         none -
food-beverage-tobacco   industry manufacturing      industry manufacturing
textile-apparel         industry manufacturing      industry manufacturing
paper-wood              industry manufacturing      industry manufacturing
chemicals               industry manufacturing      industry manufacturing
pharmaceuticals         industry manufacturing      industry manufacturing
non-metallic-minerals   industry manufacturing      industry manufacturing
metals                  industry manufacturing      industry manufacturing
machinery-equipment     industry manufacturing      industry manufacturing
electrical-electronics  industry manufacturing      industry manufacturing
medical-precision       industry manufacturing      industry manufacturing
transport-equipment     industry manufacturing      industry manufacturing
publishing-media        none -                      industry manufacturing
other-manufacturing     none -                      industry manufacturing
distribution            industry all                industry all
electricity-gas         industry all                none -
construction            industry all                industry all
transport-storage       industry all                industry all
telecommunications      industry all                industry all
general-services        industry all                industry all
real-estate             industry all                none -
it-services             industry all                industry all
entertainment-culture   industry all                industry all
blue-chip               none -                      segment all
venture                 none -                      segment all
mid-sized               none -                      segment all
technology-growth       none -                      segment all
kosdaq-global           none -                      segment all
kosdaq150               none -                      segment all
`
  .trim()
  .split('\n')
  .map((line) => line.split(/\s+/));

const expected = (column: number): string[] =>
  EXPECTED.filter((row) => row[column] !== 'none')
    .map((row) => `${row[0]} ${row[column]} ${row[column + 1]}`)
    .toSorted();
const held = (market: Market): string[] =>
  sectorsOf(market)
    .map(({ id, level, parent }) => `${id} ${level} ${parent ?? '-'}`)
    .toSorted();

const DIVIDED = ['kospi', 'kosdaq'] as const;

describe('the registry', () => {
  it('has the 28 rows of KOSPI', () => {
    expect(held('kospi')).toEqual(expected(1));
    expect(sectorsOf('kospi')).toHaveLength(28);
  });

  it('has the 32 rows of KOSDAQ', () => {
    expect(held('kosdaq')).toEqual(expected(3));
    expect(sectorsOf('kosdaq')).toHaveLength(32);
  });

  it('knows every id in at least one market', () => {
    expect([...SECTOR_IDS].toSorted()).toEqual(EXPECTED.map(([id]) => id).toSorted());
  });

  it.each(MARKETS)('begins %s with the whole market', (market) => {
    expect(sectorsOf(market)[0]).toMatchObject({ id: 'all', level: 'total', parent: undefined });
  });

  it.each(MARKETS.filter((market) => !(DIVIDED as readonly Market[]).includes(market)))(
    'does not divide %s',
    (market) => {
      expect(sectorsOf(market).map(({ id }) => id)).toEqual(['all']);
      expect(partitionOf(market)).toEqual(['all']);
      expect(sectorIn(market, 'large-cap')).toBeUndefined();
    },
  );
});

describe.each(DIVIDED)('at %s', (market) => {
  const ids = sectorsOf(market).map(({ id }) => id);

  it('every chain of parents ends at the whole market', () => {
    for (const id of ids) {
      const chain = [id, ...ancestorsOf(market, id)];
      expect(chain.at(-1)).toBe('all');
      expect(new Set(chain).size).toBe(chain.length);
      expect(ids).toEqual(expect.arrayContaining(chain));
    }
  });

  it('labels are there, and differ from sector to sector', () => {
    for (const language of ['ko', 'en'] as const) {
      const labels = sectorsOf(market).map(({ label }) => label[language]);
      expect(labels.filter((label) => label.trim() === '' || label.trim() !== label)).toEqual([]);
      expect(new Set(labels).size).toBe(ids.length);
    }
  });

  it('no part of the partition contains another, and none cuts across', () => {
    const partition = partitionOf(market);
    expect(new Set(partition).size).toBe(partition.length);
    for (const id of partition) {
      expect(['group', 'industry']).toContain(sectorIn(market, id)?.level);
      expect(ancestorsOf(market, id).filter((above) => partition.includes(above))).toEqual([]);
    }
  });

  it('the partition covers every industry exactly once', () => {
    const partition = partitionOf(market);
    const industries = sectorsOf(market).filter(({ level }) => level === 'industry');
    for (const { id } of industries) {
      const chain = [id, ...ancestorsOf(market, id)];
      const holders = chain.filter((holder) => partition.includes(holder));
      expect(holders).toHaveLength(1);
    }
  });
});

describe('ancestors', () => {
  it.each<[Market, SectorId, readonly SectorId[]]>([
    ['kospi', 'chemicals', ['manufacturing', 'all']],
    ['kospi', 'insurance', ['financials', 'all']],
    ['kospi', 'large-cap', ['all']],
    ['kosdaq', 'financials', ['all']],
    ['kosdaq', 'venture', ['all']],
    ['kosdaq', 'all', []],
    ['kosdaq', 'insurance', []],
  ])('at %s of %s are %j', (market, id, ancestors) =>
    expect(ancestorsOf(market, id)).toEqual(ancestors),
  );
});

const INDUSTRIES = `
food-beverage-tobacco textile-apparel paper-wood chemicals pharmaceuticals non-metallic-minerals metals
machinery-equipment electrical-electronics medical-precision transport-equipment distribution construction
transport-storage telecommunications general-services it-services entertainment-culture financials`
  .trim()
  .split(/\s/);

it.each<[Market, readonly string[]]>([
  ['kospi', [...INDUSTRIES, 'electricity-gas', 'real-estate']],
  ['kosdaq', [...INDUSTRIES, 'publishing-media', 'other-manufacturing']],
])('divides %s into its industries, with financials whole', (market, sectors) => {
  expect([...partitionOf(market)].toSorted()).toEqual([...sectors].toSorted());
});

describe('sectors by date', () => {
  /** First days; everything else held on every day. */
  const BEGAN: Readonly<Record<'kospi' | 'kosdaq', Readonly<Record<string, string>>>> = {
    kospi: {
      'general-services': '2024-12-09',
      'real-estate': '2024-12-09',
      'it-services': '2024-12-09',
      'entertainment-culture': '2024-12-09',
    },
    kosdaq: {
      'general-services': '2024-12-09',
      'it-services': '2024-12-09',
      telecommunications: '2024-12-09',
      manufacturing: '2024-07-01',
      'machinery-equipment': '2024-07-01',
      'electrical-electronics': '2024-07-01',
    },
  };
  const before = (day: string): string =>
    new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

  it.each(DIVIDED)('ids of %s hold from their first day on and not before', (market) => {
    for (const { id, since } of sectorsOf(market)) {
      const began = BEGAN[market][id];
      expect(since).toBe(began);
      expect(idHolds(market, id, '2026-07-01')).toBe(true);
      expect(idHolds(market, id, '2010-01-04')).toBe(began === undefined);
      if (began === undefined) continue;
      expect(idHolds(market, id, began)).toBe(true);
      expect(idHolds(market, id, before(began))).toBe(false);
      expect(sectorIn(market, id, before(began))).toBeUndefined();
      expect(sectorIn(market, id, began)).toBe(sectorIn(market, id));
    }
  });

  it('an id that the market does not have holds on no day', () => {
    expect(idHolds('kosdaq', 'insurance', '2026-07-01')).toBe(false);
    expect(idHolds('etf', 'all', '2005-01-03')).toBe(true);
  });

  it.each(DIVIDED)('the partition of %s is known from the last change on', (market) => {
    expect(partitionOf(market, '2024-12-09')).toEqual(partitionOf(market));
    expect(partitionOf(market, '2024-12-06')).toBeUndefined();
    expect(partitionOf(market, '2024-06-28')).toBeUndefined();
    expect(partitionOf(market, undefined)).toEqual(partitionOf(market));
    expect(partitionOf('etf', '2010-01-04')).toEqual(['all']);
  });
});
