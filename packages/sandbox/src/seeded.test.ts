import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normal, seeded } from './seeded.ts';

test('the same labels give the same numbers, other labels others', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      const numbers = (label: string): readonly number[] => {
        const draw = seeded('seed', label);
        return [draw(), draw(), draw()];
      };
      expect(numbers(one)).toStrictEqual(numbers(one));
      fc.pre(one !== other);
      expect(numbers(one)).not.toStrictEqual(numbers(other));
    }),
  );
});

test('draws are even from 0 up to 1, and normals centre on 0', () => {
  const draw = seeded('even');
  const draws = Array.from({ length: 20_000 }, () => draw());
  const normals = Array.from({ length: 20_000 }, () => normal(draw));
  const mean = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / list.length;
  expect(draws.every((it) => it >= 0 && it < 1)).toBe(true);
  expect(mean(draws)).toBeCloseTo(0.5, 1);
  expect(mean(normals)).toBeCloseTo(0, 1);
  expect(mean(normals.map((it) => it * it))).toBeCloseTo(1, 1);
});
