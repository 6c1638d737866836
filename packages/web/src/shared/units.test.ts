import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { axisText, exactText, quantityText, stepped, wonStep, wonText } from './units.ts';

it.each([
  [1_366_700_000_000, '+1조 3,667억', '+₩1.37tn'],
  [-1_950_700_000_000, '−1조 9,507억', '−₩1.95tn'],
  [501_600_000_000, '+5,016억', '+₩501.6bn'],
  [2_000_000_000_000, '+2조', '+₩2.00tn'],
  [-340_000_000, '−3.4억', '−₩340.0m'],
  [12_340_000, '+1,234만', '+₩12.3m'],
  [-900, '−900원', '−₩900'],
  [0, '0원', '₩0'],
])('writes %d won in words', (won, ko, en) => {
  expect(wonText(won, 'ko')).toBe(ko);
  expect(wonText(won, 'en')).toBe(en);
});

it('takes the largest step that shows every amount of a table', () => {
  expect(wonStep([1_366_700_000_000, -1_900_000_000], 'ko')).toMatchObject({
    label: '억원',
    decimals: 0,
  });
  expect(wonStep([1_366_743_000_000, 3_000_000], 'ko')).toMatchObject({ decimals: 2 });
  expect(wonStep([100_000], 'ko')).toMatchObject({ label: '백만원' });
  expect(wonStep([], 'en')).toMatchObject({ label: '₩bn', decimals: 1 });
});

it('never writes an amount that is not 0 as 0, and never 0 as another', () => {
  const amount = fc.integer({ min: -(10 ** 14), max: 10 ** 14 });
  fc.assert(
    fc.property(
      fc.array(amount, { minLength: 1 }),
      fc.constantFrom('ko', 'en'),
      (all, language) => {
        const step = wonStep(all, language);
        for (const it of all) {
          const digits = stepped(it, step, true).replaceAll(/[^\d]/g, '');
          expect(/[1-9]/.test(digits)).toBe(it !== 0);
        }
      },
    ),
  );
});

it('says what was bought and sold in text', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 ** 15 }), (size) => {
      for (const language of ['ko', 'en'] as const) {
        expect(wonText(size, language)).toMatch(/^\+/);
        expect(wonText(-size, language)).toMatch(/^−/);
        expect(quantityText(-size, 'share', language)).toMatch(/^−/);
        expect(exactText(size, 'won', language, true)).toMatch(/^\+/);
        expect(wonText(-size, language).slice(1)).toBe(wonText(size, language).slice(1));
      }
    }),
  );
});

it.each([
  [-1_500_000_000_000, 'won', '−1.5조', '−₩1.5tn'],
  [500_000_000_000, 'won', '5,000억', '₩500bn'],
  [0, 'won', '0', '0'],
  [51.5, 'percent', '51.5%', '51.5%'],
  [2_300, 'point', '2,300', '2,300'],
] as const)('labels an axis at %d %s', (value, unit, ko, en) => {
  expect(axisText(value, unit, 'ko')).toBe(ko);
  expect(axisText(value, unit, 'en')).toBe(en);
});
