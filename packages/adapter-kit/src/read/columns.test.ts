import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import {
  orBlank,
  percent,
  price,
  signed,
  signedCount,
  signedDecimal,
  signedHundredths,
  text,
  tradedVolume,
  unsigned,
  unsignedCount,
} from './columns.ts';

type Schema = z.core.$ZodType;
/** The number read, nothing where nothing is reported, or what is wrong. */
function read(schema: Schema, received: unknown): unknown {
  const result = z.safeParse(schema, received);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  return issue?.code === 'invalid_union' ? issue.errors.at(-1)?.[0]?.message : issue?.message;
}

const SATURATED = 'is the largest number of its column';
const WHOLE = 'must be a whole number';
const UNSIGNED = 'must be a whole number without a sign';
const DECIMAL = 'must be a decimal number';
const INEXACT = 'is too large to be exact';

const isSaturated = (it: number) => [4294967295, 2147483647, 2147483648].includes(it);
const counts = (most: number) => fc.nat(most).filter((it) => !isSaturated(it));
const SIGNS = { plus: ['', '+'], minus: ['-', '--'] } as const;
const COLOURS = ['', '+', '-', '--'] as const;

/** A schema, the texts that a count may be written as, and the number that each is. */
interface Written {
  readonly name: string;
  readonly schema: Schema;
  readonly most: number;
  readonly spellings: (count: number) => readonly (readonly [text: string, value: number])[];
  readonly refused: readonly (readonly [text: string, because: string])[];
}

const bothSigns =
  (write: (count: number) => string, of: (count: number) => number) => (count: number) => [
    ...SIGNS.plus.map((sign) => [`${sign}${write(count)}`, of(count)] as const),
    ...SIGNS.minus.map((sign) => [`${sign}${write(count)}`, 0 - of(count)] as const),
  ];
const oneSign = (write: (count: number) => string) => (count: number) =>
  (['', '+'] as const).map((sign) => [`${sign}${write(count)}`, Number(write(count))] as const);
const hundredths = (count: number) =>
  `${Math.floor(count / 100)}.${`${count % 100}`.padStart(2, '0')}`;
const plain = (count: number) => [[String(count), count]] as const;
const wholes = bothSigns(String, (count) => count);

const WRITTEN: readonly Written[] = [
  { name: 'signed', schema: signed, most: 2 ** 40, spellings: wholes, refused: [['x', WHOLE]] },
  {
    name: 'signedCount',
    schema: signedCount(100_000_000),
    most: 90_071_992,
    spellings: wholes,
    refused: [
      ['90071993', INEXACT],
      ['-90071993', INEXACT],
    ],
  },
  {
    name: 'unsigned',
    schema: unsigned,
    most: 2 ** 40,
    spellings: plain,
    refused: [
      ['-1', UNSIGNED],
      ['+1', UNSIGNED],
      ['-0', UNSIGNED],
    ],
  },
  {
    name: 'unsignedCount',
    schema: unsignedCount(1000),
    most: 9_007_199_254_740,
    spellings: plain,
    refused: [
      ['9007199254741', INEXACT],
      ['-1', UNSIGNED],
    ],
  },
  {
    name: 'price',
    schema: price,
    most: 2 ** 40,
    spellings: (count) => COLOURS.map((sign) => [`${sign}${count}`, count] as const),
    refused: [['x', WHOLE]],
  },
  {
    name: 'signedHundredths',
    schema: signedHundredths,
    most: 2 ** 40,
    spellings: bothSigns(String, (count) => count / 100),
    refused: [['8304.08', WHOLE]],
  },
  {
    name: 'signedDecimal',
    schema: signedDecimal,
    most: 2 ** 40,
    spellings: (count) => [
      ...oneSign(hundredths)(count),
      [`-${hundredths(count)}`, 0 - Number(hundredths(count))],
    ],
    refused: [
      ['--1.5', DECIMAL],
      ['.5', DECIMAL],
      ['5.', DECIMAL],
    ],
  },
  {
    name: 'percent',
    schema: percent,
    most: 2 ** 40,
    spellings: oneSign(hundredths),
    refused: [
      ['-0.01', 'must not be below 0'],
      ['9'.repeat(20), INEXACT],
      ['9'.repeat(400), DECIMAL],
      ['26,06', DECIMAL],
      ['26.06%', DECIMAL],
    ],
  },
  {
    name: 'tradedVolume',
    schema: tradedVolume,
    most: 2_147_482,
    spellings: plain,
    refused: [
      ['-1', UNSIGNED],
      ['x', UNSIGNED],
      ['', UNSIGNED],
    ],
  },
];

const JUNK = [
  '',
  ' ',
  ' 5',
  '5\n',
  '1,000',
  '1e3',
  '0x10',
  '１２',
  '+-5',
  '-+5',
  '++5',
  '---5',
  '-',
  '없음',
];
const NO_TEXTS = [5, -0, null, undefined, true, ['5'], {}, 5n];

describe.each(WRITTEN)('$name', ({ schema, most, spellings, refused }) => {
  it('reads back what is written, never as -0', () => {
    fc.assert(
      fc.property(fc.oneof(counts(9), counts(most)), (count) => {
        for (const [written, value] of spellings(count)) expect(read(schema, written)).toBe(value);
      }),
    );
  });

  it('is refused in words for what is no number, and none repeats it', () => {
    for (const junk of JUNK)
      expect(read(schema, junk)).toMatch(/^must be a (?:whole|decimal) number/);
    for (const junk of NO_TEXTS) expect(read(schema, junk)).toBe('must be a string');
    fc.assert(
      fc.property(fc.anything(), (junk) => {
        const value = read(schema, junk);
        expect(typeof value === 'number' ? Number.isFinite(value) : typeof value).toBe(
          typeof value === 'number' ? true : 'string',
        );
      }),
    );
  });

  it.each(refused)('refuses %s: it %s', (written, because) => {
    expect(read(schema, written)).toBe(because);
  });
});

describe('a number that did not fit its column', () => {
  const LIMITS = ['4294967295', '2147483647', '2147483648'];

  it.each([signed, signedCount(1), price, signedHundredths].map((schema) => [schema]))(
    'is refused with either sign',
    (schema) => {
      for (const limit of LIMITS)
        for (const sign of COLOURS) expect(read(schema, `${sign}${limit}`)).toBe(SATURATED);
    },
  );

  it('is refused without a sign', () => {
    for (const limit of LIMITS)
      for (const schema of [unsigned, unsignedCount(1)])
        expect(read(schema, limit)).toBe(SATURATED);
  });

  it('is nothing in a traded volume, also divided by a thousand', () => {
    for (const limit of [...LIMITS, '-2147483648', '2147483', '-2147483'])
      expect(read(tradedVolume, limit)).toBeUndefined();
    expect(read(tradedVolume, '2147484')).toBe(2_147_484);
  });
});

describe('a column that may be blank', () => {
  it.each([
    ['', undefined],
    ['-0', 0],
    ['--335', -335],
    [' ', WHOLE],
    [null, 'must be a string'],
  ])('%j is %s', (written, value) => expect(read(orBlank(signed), written)).toBe(value));
});

it('a name is any text, a blank too', () => {
  for (const name of ['', ' ', '종합']) expect(read(text, name)).toBe(name);
  for (const junk of NO_TEXTS) expect(read(text, junk)).toBe('must be a string');
});

it.each([
  ['종합(KOSPI)', '종합(KOSPI)'],
  ['', ''],
  ['a\u001B]0;b\u0007\u001B[31mc', 'a]0;b[31mc'],
  ['a\r\nb\u0085\u009B31m\u007F', 'ab31m'],
  ['a\u202Eb\u2066', 'ab'],
])('a name reaches no terminal with commands in it: %j is %j', (received, name) => {
  expect(z.safeParse(text, received).data).toBe(name);
});
