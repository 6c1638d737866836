import { describe, expect, it } from 'vitest';
import { left, lineOf, right, tableOf } from '../__fixtures__/compared.ts';
import { compareFlows } from './compare-flows.ts';

describe('the tolerance', () => {
  it.each([
    ['individual', 50_500_000],
    ['foreign', 100_500_000],
    ['institution', 50_500_000],
    ['bank', 50_500_000],
  ] as const)('of %s is half a step for each rounded column: %i won', (investor, tolerance) => {
    const edge = (net: number) =>
      lineOf(
        [
          left({
            [investor]: { net: 300_000_000 },
            foreignRegistered: { net: 1 },
            foreignOther: { net: 1 },
          }),
          right({ [investor]: { net } }),
        ],
        investor,
      );
    for (const sign of [1, -1]) {
      const inside = edge(300_000_000 + sign * tolerance);
      expect(inside).toMatchObject({
        difference: sign * tolerance,
        tolerance,
        verdict: 'within-rounding',
      });
      expect(edge(300_000_000 + sign * (tolerance + 1)).verdict).toBe('different');
    }
    expect(edge(300_000_000)).toMatchObject({ difference: 0, tolerance, verdict: 'equal' });
  });

  it('is the same seen from the other side', () => {
    const [a, b] = [left({ foreign: { net: 100_500_001 } }), right()];
    expect(lineOf([a, b], 'foreign')).toMatchObject({
      difference: -100_500_001,
      verdict: 'different',
    });
    expect(lineOf([b, a], 'foreign')).toMatchObject({
      difference: 100_500_001,
      verdict: 'different',
    });
  });

  it('counts both columns of derived foreigners where none of them is in the flow', () => {
    const flows = [left({ foreign: { net: 0 } }), right({ foreign: { net: 0 } })] as const;
    expect(lineOf(flows, 'foreign').tolerance).toBe(100_500_000);
  });

  it('counts both columns of derived foreigners where only one of them is there', () => {
    const flows = [left({ foreignRegistered: { net: 5 } }), right()] as const;
    expect(lineOf(flows, 'foreign').tolerance).toBe(100_500_000);
  });

  it('counts the columns that are there where a derived number has two of many', () => {
    const parts = { bank: { net: 5 }, pension: { net: 5 } };
    const derived = left(parts, { derived: ['institution'] });
    expect(lineOf([derived, right()], 'institution').tolerance).toBe(100_500_000);
  });

  it('is 0 for a step of 1', () => {
    const exact = { rounding: { value: 1 }, derived: ['foreign'] as const };
    const flows = (net: number) =>
      [left({ foreign: { net: 5 } }, exact), right({ foreign: { net } }, exact)] as const;
    expect(lineOf(flows(5), 'foreign')).toMatchObject({ tolerance: 0, verdict: 'equal' });
    expect(lineOf(flows(6), 'foreign')).toMatchObject({ tolerance: 0, verdict: 'different' });
    expect(lineOf([left({ foreign: { net: 5 } }, exact), right()], 'foreign').tolerance).toBe(
      500_000,
    );
  });

  it('is nothing where neither broker rounds', () => {
    const exact = { rounding: {}, derived: [] };
    const flows = (net: number) =>
      [left({ bank: { net: 5 } }, exact), right({ bank: { net } }, exact)] as const;
    expect(lineOf(flows(5), 'bank')).toMatchObject({ tolerance: 0, verdict: 'equal' });
    expect(lineOf(flows(6), 'bank')).toMatchObject({ tolerance: 0, verdict: 'different' });
  });

  it('of shares comes from the step of shares', () => {
    const shares = (net: number) => ({
      volume: tableOf({ bank: { net } }),
      rounding: { value: 1, volume: 1000 },
    });
    const line = (net: number) =>
      lineOf([left({}, shares(0)), right({}, shares(net))], 'bank', 'net', 'volume');
    expect(line(1000)).toMatchObject({ tolerance: 1000, verdict: 'within-rounding' });
    expect(line(1001).verdict).toBe('different');
  });
});

describe('a line', () => {
  it('is there for every number that one of the flows has', () => {
    const { lines } = compareFlows(
      left({ bank: { net: 1 } }),
      right({ individual: { net: 40_000_000_000, buy: 2, sell: 2 } }),
    );
    expect(lines.map(({ investor, side, verdict }) => [investor, side, verdict])).toEqual([
      ['individual', 'net', 'equal'],
      ['individual', 'buy', 'right-only'],
      ['individual', 'sell', 'right-only'],
      ['foreign', 'net', 'equal'],
      ['institution', 'net', 'equal'],
      ['bank', 'net', 'left-only'],
    ]);
  });

  it('of one side alone holds that figure, and neither difference nor tolerance', () => {
    const flows = [left({ bank: { net: 7 } }), right({ pension: { net: 8 } })] as const;
    expect(lineOf(flows, 'bank')).toStrictEqual({
      investor: 'bank',
      measure: 'value',
      side: 'net',
      left: 7,
      verdict: 'left-only',
    });
    expect(lineOf(flows, 'pension')).toStrictEqual({
      investor: 'pension',
      measure: 'value',
      side: 'net',
      right: 8,
      verdict: 'right-only',
    });
  });

  it('of one side alone is no disagreement', () => {
    const far = { net: 9e15, buy: 9e15, sell: 0 };
    const { verdict } = compareFlows(
      left({ government: far, bank: far }),
      right({ otherOrganization: far }, { volume: tableOf({ foreign: far }) }),
    );
    expect(verdict).toBe('agree');
  });

  it('has no negative zero', () => {
    const { lines } = compareFlows(left({ bank: { net: -0 } }), right({ bank: { net: 0 } }));
    for (const { difference } of lines) expect(Object.is(difference, -0)).toBe(false);
  });
});

describe('a comparison', () => {
  it('says which answers it compared, and leaves them as they were', () => {
    const [a, b] = [left({ bank: { net: 5 } }), right({}, { api: 'other' })];
    const before = structuredClone([a, b]);
    const found = compareFlows(a, b);
    expect([a, b]).toEqual(before);
    expect(found.left).toStrictEqual({
      broker: 'left',
      environment: 'live',
      api: 'any',
      day: '2026-07-01',
      status: 'final',
      observedAt: '2026-07-02T00:00:00.000Z',
    });
    expect(found.right).toMatchObject({ broker: 'right', api: 'other' });
  });

  it('turned round has the same verdicts and opposite differences', () => {
    const [a, b] = [
      left({ bank: { net: 3e8 } }),
      right({ bank: { net: 1e8 }, foreign: { net: 9 } }),
    ];
    const [forth, back] = [compareFlows(a, b), compareFlows(b, a)];
    expect(back.verdict).toBe(forth.verdict);
    expect(back.lines.map(({ difference }) => difference)).toEqual(
      forth.lines.map(({ difference }) => (difference === undefined ? difference : 0 - difference)),
    );
  });
});
