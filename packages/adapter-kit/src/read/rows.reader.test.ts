import { expect, it } from 'vitest';
import { rowReader } from './rows.ts';
import { Fault, type Reader } from './texts.ts';

const NAMES = Array.from({ length: 40 }, (_, place) => `a "column" \\ ${place}`);
const RAW = Object.fromEntries(NAMES.map((name, place) => [name, place]));
const WRONG = new Fault('is wrong');
/** Numbers, texts, nothing and faults in turn. */
const read: Reader<unknown> = (received) =>
  [received, `text ${String(received)}`, undefined, WRONG][Number(received) % 4];

const forbidden = (): never => {
  throw new EvalError('Code generation from strings disallowed for this context');
};

it.each([
  ['may be generated', Function],
  ['is forbidden', forbidden as unknown as FunctionConstructor],
])('reads every column in turn where code %s', (_, generate) => {
  const readers = Object.fromEntries(NAMES.map((name) => [name, read]));
  const faults: [string, Fault][] = [];
  const row = rowReader(readers, generate)(RAW, (text) => text.toUpperCase(), faults);
  expect(row).toStrictEqual(
    Object.fromEntries(
      NAMES.map((name, place) => [name, [place, `TEXT ${place}`, undefined, WRONG][place % 4]]),
    ),
  );
  expect(Object.keys(row)).toEqual(NAMES);
  expect(faults).toEqual(NAMES.filter((_name, place) => place % 4 === 3).map((it) => [it, WRONG]));
});

it('throws what is wrong with the generated code, rather than read without it', () => {
  const broken = (): never => {
    throw new SyntaxError('Invalid or unexpected token');
  };
  expect(() => rowReader({ net: read }, broken as unknown as FunctionConstructor)).toThrow(
    SyntaxError,
  );
});
