import { expect, it } from 'vitest';
import { literalOf } from './literal.ts';

const NAMES = Array.from({ length: 40 }, (_, place) => `a "column" \\ ${place}`);
const VALUES = NAMES.map((_, place) => (place % 3 === 0 ? undefined : place));
const ROW = Object.fromEntries(NAMES.map((name, place) => [name, VALUES[place]]));

const forbidden = (): never => {
  throw new EvalError('Code generation from strings disallowed for this context');
};

it.each([
  ['may be generated', Function],
  ['is forbidden', forbidden as unknown as FunctionConstructor],
])('makes a row where code %s', (_, generate) => {
  const row = literalOf(NAMES, generate)(VALUES);
  expect(row).toStrictEqual(ROW);
  expect(Object.keys(row)).toEqual(NAMES);
});
