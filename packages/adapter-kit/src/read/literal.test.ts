import { expect, it } from 'vitest';
import { literalOf } from './literal.ts';

const NAMES = Array.from({ length: 40 }, (_, place) => `a "column" \\ ${place}`);
const VALUES = NAMES.map((_, place) => (place % 3 === 0 ? undefined : place));
const ROW = Object.fromEntries(NAMES.map((name, place) => [name, VALUES[place]]));

it.each([true, false])('makes a row; code may be generated: %s', (mayGenerate) => {
  const row = literalOf(NAMES, mayGenerate)(VALUES);
  expect(row).toStrictEqual(ROW);
  expect(Object.keys(row)).toEqual(NAMES);
});
