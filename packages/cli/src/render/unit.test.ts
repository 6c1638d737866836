import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { grouped } from './numbers.ts';
import { unitFor } from './unit.ts';

it.each([
  [undefined, [1_366_700_000_000, -4_900_000_000], '억원', 0],
  [undefined, [1_366_700_000_000, 35_000_000], '억원', 2],
  [undefined, [1_366_700_000_000, 4000], '원', 0],
  [undefined, [1_366_700_000_000, 40_000], '백만원', 2],
  [undefined, [0, 0], '억원', 0],
  [undefined, [], '억원', 0],
  ['억', [1_366_700_000_000, 4000], '억원', 5],
  ['eok', [100_000_000], '억원', 0],
  ['million', [1_366_700_000_000], '백만원', 0],
  ['won', [1], '원', 0],
])('--unit %s of %j is %s with %i decimals', (typed, amounts, label, decimals) => {
  const unit = unitFor(typed, amounts);
  expect([unit.label.ko, unit.decimals]).toEqual([label, decimals]);
});

it('never writes an amount that is not 0 as 0', () => {
  const amount = fc.integer({ min: 1, max: 10 ** 15 });
  const typed = fc.constantFrom(undefined, '억', 'million', '원');
  fc.assert(
    fc.property(typed, fc.array(amount, { minLength: 1 }), (name, amounts) => {
      const { size, decimals } = unitFor(name, amounts);
      for (const it of amounts) expect(grouped(it / size, decimals)).toMatch(/[1-9]/);
    }),
  );
});
