import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdingOf } from '../__fixtures__/holding.ts';
import type { ForeignHolding } from '../model/foreign-holding.ts';
import { compareHoldings, type HoldingFigure, type HoldingLine } from './compare-holdings.ts';

const holding = (more: Partial<ForeignHolding> = {}): ForeignHolding =>
  holdingOf({
    limitShares: 10_000,
    acquirableShares: 7_400,
    changeShares: -249,
    close: 65_000,
    ...more,
  });
/** Korea Investment does not have the limit, nor the prices of the holding's day. */
const other = (more: Partial<ForeignHolding> = {}): ForeignHolding => {
  const { limitShares: _, acquirableShares: __, close: ___, ...rest } = holding();
  return { ...rest, broker: 'koreainvestment', api: 'FHKST01010100', ...more };
};
const line = (
  figure: HoldingFigure,
  left: ForeignHolding,
  right: ForeignHolding,
): HoldingLine | undefined => compareHoldings(left, right).lines.find((it) => it.figure === figure);

it('agrees where the numbers of both are equal, and has a line for each number', () => {
  const found = compareHoldings(holding(), other());
  expect(found).toMatchObject({ verdict: 'agree', obstacles: [], caveats: [], apartMs: 0 });
  expect(found.lines.map(({ figure, verdict }) => [figure, verdict])).toEqual([
    ['heldShares', 'equal'],
    ['ownershipPercent', 'equal'],
    ['limitUsedPercent', 'equal'],
    ['limitShares', 'left-only'],
    ['acquirableShares', 'left-only'],
    ['changeShares', 'equal'],
    ['close', 'left-only'],
  ]);
  expect(found.right).toEqual({
    broker: 'koreainvestment',
    environment: 'live',
    api: 'FHKST01010100',
    day: '2026-07-01',
    status: 'final',
    observedAt: '2026-07-02T00:00:00.000Z',
  });
});

it('holds shares to the share', () => {
  expect(line('heldShares', holding(), other({ heldShares: 2_601 }))).toEqual({
    figure: 'heldShares',
    left: 2_600,
    right: 2_601,
    difference: 1,
    tolerance: 0,
    verdict: 'different',
  });
  expect(compareHoldings(holding(), other({ heldShares: 2_601 })).verdict).toBe('disagree');
});

it.each([
  [26.065, 0.005, 'within-rounding'],
  [26.055, -0.005, 'within-rounding'],
  [26.0651, 0.0051, 'different'],
  [26.0549, -0.0051, 'different'],
  [26.06, 0, 'equal'],
])('compares 26.06 %% with %d %%: %d, %s', (right, difference, verdict) => {
  const found = line('ownershipPercent', holding(), other({ ownershipPercent: right }));
  expect(found).toMatchObject({ difference, tolerance: 0.005, verdict });
});

describe('two holdings are incomparable', () => {
  it.each<[string, Partial<ForeignHolding>]>([
    ['stock', { stock: '000660' }],
    ['venue', { venue: 'unified' }],
    ['day', { day: '2026-06-30' }],
  ])('by their %s', (kind, more) => {
    const found = compareHoldings(holding(), other(more));
    expect(found.obstacles.map((it) => it.kind)).toEqual([kind]);
    expect(found.verdict).toBe('incomparable');
    expect(found.lines).toHaveLength(7);
  });

  it('where the answers are far apart and the day was not settled', () => {
    const early = { observedAt: '2026-07-01T22:29:59.999Z' };
    const found = (left: Partial<ForeignHolding>, maxApartMs?: number) =>
      compareHoldings(holding(left), other(), maxApartMs === undefined ? {} : { maxApartMs });
    expect(found(early).obstacles.map(({ kind }) => kind)).toEqual(['observed-apart']);
    expect(found(early, 86_400_000).obstacles).toEqual([]);
    expect(found({ observedAt: '2026-07-01T22:30:00.000Z' }).obstacles).toEqual([]);
  });
});

it('takes a difference for moving until the day is settled', () => {
  const before = { observedAt: '2026-07-01T22:29:59.999Z', status: 'provisional' } as const;
  const found = compareHoldings(holding(before), other({ ...before, heldShares: 9 }));
  expect(found.verdict).toBe('moving');
  expect(found.caveats.map(({ kind }) => kind)).toEqual(['status']);
  const after = { observedAt: '2026-07-01T22:30:00.000Z' };
  expect(compareHoldings(holding(after), other({ ...after, heldShares: 9 })).verdict).toBe(
    'disagree',
  );
});

it('turned round has the same verdicts and opposite differences', () => {
  const shares = fc.integer({ min: 0, max: 10_000_000_000 });
  const percent = fc.integer({ min: 0, max: 10_000 }).map((it) => it / 100);
  fc.assert(
    fc.property(shares, shares, percent, percent, (one, two, left, right) => {
      const a = holding({ heldShares: one, ownershipPercent: left });
      const b = other({ heldShares: two, ownershipPercent: right });
      const [forth, back] = [compareHoldings(a, b), compareHoldings(b, a)];
      expect(back.verdict).toBe(forth.verdict);
      for (const [place, it] of forth.lines.entries()) {
        const turned = back.lines[place];
        expect(turned?.figure).toBe(it.figure);
        if (it.difference !== undefined) expect(turned?.difference).toBe(0 - it.difference);
      }
    }),
  );
});
