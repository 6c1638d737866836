import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountIn, unitSentence, unitText } from './unit.ts';

describe('an amount', () => {
  it.each([
    [1_366_700_000_000, 13_667],
    [-1_950_700_000_000, -19_507],
    [148_656_000_000, 1486.56],
    [-4_999_999, -0.05],
    [499_999, 0],
    [0, 0],
  ])('%d won is %d in 억원', (won, eok) => expect(amountIn(won, false)).toBe(eok));

  it('is never -0, and is exact to the step of both brokers', () => {
    fc.assert(
      fc.property(fc.integer({ min: -90_000_000, max: 90_000_000 }), (millions) => {
        const eok = amountIn(millions * 1_000_000, false);
        expect(Object.is(eok, -0)).toBe(false);
        expect(Math.round(eok * 100)).toBe(millions + 0);
        expect(amountIn(millions, true)).toBe(millions);
      }),
    );
    expect(Object.is(amountIn(-400_000, false), -0)).toBe(false);
  });
});

it('says which unit the amounts have, and which the others', () => {
  expect(unitSentence(['text', 'amount', 'shares', 'amount'], false)).toBe(
    'amounts in 억원: 1 is 100,000,000 won (1억원 = 100백만원), rounded to 0.01; 주 (shares)',
  );
  expect(unitSentence(['amount'], true)).toBe('amounts in 원: whole won');
  expect(unitSentence(['text', 'count'], false)).toMatch(/^no unit/);
  expect(unitText('amount', true)).toBe('원 (won)');
  expect(unitText('text', false)).toBeUndefined();
});
