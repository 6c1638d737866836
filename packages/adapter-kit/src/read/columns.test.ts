import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import {
  column,
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
import { refined, signedWhole } from './texts.ts';

type Schema = z.core.$ZodType;
/** The number read, nothing where nothing is reported, or what is wrong. */
function read(schema: Schema, received: unknown): unknown {
  const result = z.safeParse(schema, received);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  return issue?.code === 'invalid_union' ? issue.errors.at(-1)?.[0]?.message : issue?.message;
}

const LIMITS = ['4294967295', '2147483647', '2147483648'];
const SATURATED = 'is the largest number of its column';
const WHOLE = 'must be a whole number';
const UNSIGNED = 'must be a whole number without a sign';
const DECIMAL = 'must be a decimal number';
const INEXACT = 'is too large to be exact';

const counts = (most: number) =>
  fc
    .maxSafeNat()
    .map((it) => it % (most + 1))
    .filter((it) => !LIMITS.includes(String(it)));
const SIGNS = { plus: ['', '+'], minus: ['-', '--'] } as const;
const COLOURS = ['', '+', '-', '--'] as const;

/** A schema, the texts that a count may be written as, and the number that each is. */
interface Written {
  readonly name: string;
  readonly schema: Schema;
  /** The largest count; 2⁴⁰ where it is not given. */
  readonly most?: number;
  readonly spellings: (count: number) => readonly (readonly [text: string, value: number])[];
  /** Texts, and what is wrong with them. */
  readonly refused: Readonly<Record<string, string>>;
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
  {
    name: 'signed',
    schema: signed,
    spellings: wholes,
    refused: { '-1.5': WHOLE, '0.0': WHOLE, '--335.0': WHOLE },
  },
  {
    name: 'signedCount',
    schema: signedCount(100_000_000),
    most: 90_071_992,
    spellings: wholes,
    refused: { '90071993': INEXACT, '-90071993': INEXACT },
  },
  {
    name: 'unsigned',
    schema: unsigned,
    spellings: plain,
    refused: { '-1': UNSIGNED, '+1': UNSIGNED, '-0': UNSIGNED, '1.5': UNSIGNED },
  },
  {
    name: 'unsignedCount',
    schema: unsignedCount(1000),
    most: 9_007_199_254_740,
    spellings: plain,
    refused: { '9007199254741': INEXACT, '-1': UNSIGNED },
  },
  {
    name: 'price',
    schema: price,
    spellings: (count) => COLOURS.map((sign) => [`${sign}${count}`, count] as const),
    refused: { x: WHOLE },
  },
  {
    name: 'signedHundredths',
    schema: signedHundredths,
    spellings: bothSigns(String, (count) => count / 100),
    refused: { '8304.08': WHOLE },
  },
  {
    name: 'signedDecimal',
    schema: signedDecimal,
    spellings: (count) => [
      ...oneSign(hundredths)(count),
      [`-${hundredths(count)}`, 0 - Number(hundredths(count))],
    ],
    refused: {
      '--1.5': DECIMAL,
      '-.5': DECIMAL,
      '1.2.3': DECIMAL,
      '90071992547410': INEXACT,
      '-90071992547410': INEXACT,
    },
  },
  {
    name: 'percent',
    schema: percent,
    spellings: oneSign(hundredths),
    refused: {
      '-0.01': 'must not be below 0',
      ['9'.repeat(20)]: INEXACT,
      ['9'.repeat(400)]: DECIMAL,
      '26,06': DECIMAL,
      '26.06%': DECIMAL,
    },
  },
  {
    name: 'tradedVolume',
    schema: tradedVolume,
    most: 2_147_482,
    spellings: plain,
    refused: { '-1': UNSIGNED, x: UNSIGNED, '': UNSIGNED },
  },
];

const JUNK = [
  '| | 5|5 |\t5|5\n|5 5|+-5|-+5|++5|---5|--|+|-|+ 5|1e3|0x10|0b1|1_000|1,000|1.|.5|٣|５|１２|−5',
  '|NaN|Infinity|null|없음',
]
  .join('')
  .split('|');
const NO_TEXTS = [5, -5, -0, 1.5, NaN, null, undefined, true, [], ['5'], {}, new Date(0), 5n];

describe.each(WRITTEN)('$name', ({ schema, most = 2 ** 40, spellings, refused }) => {
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
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^[+-]{0,3}[0-9]{0,20}$/), fc.anything());
    fc.assert(
      fc.property(texts, (junk) => {
        const value = read(schema, junk);
        const isNumber = Number.isFinite(value) && !Object.is(value, -0);
        expect(isNumber || typeof value === 'string').toBe(true);
      }),
    );
  });

  it.each(Object.entries(refused))('refuses %s: it %s', (written, because) => {
    expect(read(schema, written)).toBe(because);
  });
});

describe('every text there is', () => {
  /** The grammar once more, as patterns. */
  const SHAPES: readonly (readonly [Schema, RegExp])[] = [
    [signed, /^(?:[+-]|--)?\d+$/],
    [unsigned, /^\d+$/],
  ];
  const isReadAsItsShapeSays = (written: string): void => {
    for (const [schema, shape] of SHAPES) {
      const value = Number(written.replace(/^--/, '-')) + 0;
      const fits = Number.isSafeInteger(value) && !LIMITS.includes(String(Math.abs(value)));
      const expected = shape.test(written) && fits ? value : expect.any(String);
      expect(read(schema, written)).toEqual(expected);
    }
  };

  it('is a number exactly where its pattern says so', () => {
    const texts = fc.oneof(
      fc.stringMatching(/^[+-]{0,3}[0-9]{0,17}$/),
      fc.stringMatching(/^[+-]{0,2}[0-9/:٣５ .eE_-]{0,6}$/),
      fc.string(),
    );
    fc.assert(fc.property(texts, isReadAsItsShapeSays), { numRuns: 2000 });
  });

  it.each(['-0', '--0', '007', '9007199254740991', '9007199254740993', '9'.repeat(400)])(
    'is held exactly or refused: %s, with either sign',
    (digits) => {
      for (const sign of COLOURS) isReadAsItsShapeSays(`${sign}${digits}`);
    },
  );
});

describe('a decimal number', () => {
  it('is exact to the hundredth up to its limit', () => {
    expect(read(signedDecimal, '90071992547409')).toBe(90_071_992_547_409);
    expect(read(signedDecimal, '-90071992547409')).toBe(-90_071_992_547_409);
  });

  it('is the very number the host reads where its hundredths are exact, and refused elsewhere', () => {
    const digits = (most: number) => fc.stringMatching(new RegExp(`^[0-9]{1,${most}}$`));
    const texts = fc.oneof(
      fc.tuple(digits(4), digits(2)),
      fc.tuple(digits(12), digits(6)),
      fc.tuple(digits(25), digits(25)),
    );
    fc.assert(
      fc.property(fc.constantFrom('', '+', '-'), texts, (sign, [whole, part]) => {
        for (const written of [`${sign}${whole}.${part}`, `${sign}${whole}`]) {
          const isExact = Math.abs(Number(written)) * 100 <= Number.MAX_SAFE_INTEGER;
          expect(read(signedDecimal, written)).toBe(isExact ? Number(written) + 0 : INEXACT);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('takes no text for a number because it is long', () => {
    for (const junk of ['1e3', '0x10', ' 5', '1.5e3', '5.5.5'])
      expect(read(signedDecimal, `${junk}${'0'.repeat(20)}`)).toBe(DECIMAL);
    expect(read(signedDecimal, `1e3${'0'.repeat(20)}.5`)).toBe(DECIMAL);
  });
});

it('a count of steps is read where its amount is exact, and refused elsewhere', () => {
  const steps = fc.constantFrom(1, 1000, 1_000_000, 100_000_000);
  fc.assert(
    fc.property(counts(Number.MAX_SAFE_INTEGER), steps, (count, step) => {
      const isExact = BigInt(count) * BigInt(step) <= BigInt(Number.MAX_SAFE_INTEGER);
      const value = isExact ? count : INEXACT;
      expect(read(signedCount(step), `-${count}`)).toBe(isExact ? 0 - count : INEXACT);
      expect(read(signedCount(step), `${count}`)).toBe(value);
      expect(read(unsignedCount(step), `${count}`)).toBe(value);
    }),
  );
  expect(read(signedCount(1), '9007199254740991')).toBe(Number.MAX_SAFE_INTEGER);
});

it('a number is refined to another, or is wrong after all; what is wrong already is said first', () => {
  const even = column(refined(signedWhole, (it) => (it % 2 === 0 ? it / 2 : 'is odd')));
  expect(['-8', '7', 'x', 8].map((it) => read(even, it))).toEqual([
    -4,
    'is odd',
    WHOLE,
    'must be a string',
  ]);
});

describe('a number that did not fit its column', () => {
  it.each([signed, signedCount(1), price, signedHundredths].map((schema) => [schema]))(
    'is refused with either sign',
    (schema) => {
      for (const limit of LIMITS)
        for (const sign of COLOURS)
          for (const written of [`${sign}${limit}`, `${sign}0${limit}`])
            expect(read(schema, written)).toBe(SATURATED);
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
