import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  exactDecimal,
  type Reader,
  refined,
  signedSteps,
  signedWhole,
  unsignedSteps,
  unsignedWhole,
} from './texts.ts';

/** The number, or what is wrong. */
function said(reader: Reader, received: unknown): number | string {
  const value = reader(received);
  return typeof value === 'number' ? value : value.message;
}

/** What a parser makes of it, or nothing where it is refused. */
function read(reader: Reader, received: unknown): number | undefined {
  const value = reader(received);
  return typeof value === 'number' ? value : undefined;
}

const LIMITS = ['4294967295', '2147483647', '2147483648'];
const SATURATED = LIMITS.flatMap((limit) => [limit, `-${limit}`]);
const JUNK_TEXTS = [
  '| 5|5 |\t5|5\n|5 5|+-5|-+5|++5|---5|--|+|-|+ 5|1e3|0x10|0b1|1_000|1,000|1.|.5|٣|５|−5',
  '|NaN|Infinity|null',
]
  .join('')
  .split('|');
const JUNK_VALUES = [5, -5, 0, 1.5, NaN, null, undefined, true, [], ['5'], {}, new Date(0)];
const JUNK: readonly (readonly [unknown])[] = [...JUNK_TEXTS, ...JUNK_VALUES].map((it) => [it]);
const WHOLES = { signedWhole, unsignedWhole };

/** Every whole number the columns can hold. */
const safe = fc.maxSafeInteger().filter((value) => !SATURATED.includes(String(value)));
const zeros = fc.nat(5).map((count) => '0'.repeat(count));

describe.each(Object.entries(WHOLES))('%s', (_, reader) => {
  it.each(JUNK)('refuses %j', (junk) => {
    expect(read(reader, junk)).toBeUndefined();
  });

  it.each(['1.5', '-1.5', '0.0', '--335.0'])('refuses the fraction %s', (text) => {
    expect(read(reader, text)).toBeUndefined();
  });

  it.each([...SATURATED, '+2147483647', '+4294967295', '02147483647'])(
    'refuses %s, which says only that the figure did not fit',
    (text) => {
      expect(read(reader, text)).toBeUndefined();
    },
  );

  it('never gives anything but a safe whole number, and never -0, whatever comes', () => {
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^[+-]{0,3}[0-9]{0,20}$/), fc.anything());
    fc.assert(
      fc.property(texts, (received) => {
        const value = read(reader, received);
        expect(value === undefined || Number.isSafeInteger(value)).toBe(true);
        expect(Object.is(value, -0)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('says what is wrong and never what came', () => {
    expect(['12x', '2147483647', 5].map((it) => said(reader, it))).toEqual([
      expect.stringMatching(/^must be a whole number/),
      'is the largest number of its column',
      'must be a string',
    ]);
  });
});

describe('a signed whole number', () => {
  it('comes back from every spelling it can have', () => {
    fc.assert(
      fc.property(safe, zeros, (value, padding) => {
        const digits = `${padding}${Math.abs(value)}`;
        const spellings =
          value > 0
            ? [digits, `+${digits}`]
            : value < 0
              ? [`-${digits}`, `--${digits}`]
              : [digits, `+${digits}`, `-${digits}`, `--${digits}`];
        for (const spelling of spellings)
          expect(read(signedWhole, spelling)).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it.each([
    ['--335', -335],
    ['+13667', 13_667],
    ['-622', -622],
    ['-0', 0],
    ['+0', 0],
    ['--0', 0],
    ['007', 7],
    ['9007199254740991', 9_007_199_254_740_991],
    ['-9007199254740991', -9_007_199_254_740_991],
  ])('%s is %s', (text, value) => {
    expect(read(signedWhole, text)).toBe(value);
  });

  it.each(['9007199254740992', '9007199254740993', '-9007199254740992', '9'.repeat(400)])(
    '%s is refused: it cannot be held exactly',
    (text) => {
      expect(read(signedWhole, text)).toBeUndefined();
    },
  );
});

describe('every text there is', () => {
  /** The grammar once more, as patterns. */
  const SHAPES: readonly (readonly [Reader, RegExp])[] = [
    [signedWhole, /^(?:[+-]|--)?\d+$/],
    [unsignedWhole, /^\d+$/],
  ];
  it('is a number exactly where its pattern says so', () => {
    const texts = fc.oneof(
      fc.stringMatching(/^[+-]{0,3}[0-9]{0,17}$/),
      fc.stringMatching(/^[+-]{0,2}[0-9/:٣５ .eE_-]{0,6}$/),
      fc.string(),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const [reader, shape] of SHAPES) {
          const value = Number(text.replace(/^--/, '-')) + 0;
          const fits = Number.isSafeInteger(value) && !SATURATED.includes(String(value));
          expect(read(reader, text)).toBe(shape.test(text) && fits ? value : undefined);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('an unsigned whole number', () => {
  it('comes back from its digits', () => {
    fc.assert(
      fc.property(safe, zeros, (value, padding) => {
        const digits = `${padding}${Math.abs(value)}`;
        if (!SATURATED.includes(String(Math.abs(value))))
          expect(read(unsignedWhole, digits)).toBe(Math.abs(value));
        for (const sign of ['+', '-', '--'])
          expect(read(unsignedWhole, sign + digits)).toBeUndefined();
      }),
    );
  });
});

describe('a decimal number', () => {
  it.each([
    ['+26.06', 26.06],
    ['-0.5', -0.5],
    ['26', 26],
    ['-0.00', 0],
    ['0', 0],
    ['007.10', 7.1],
  ])('%s is %s', (text, value) => {
    expect(read(exactDecimal, text)).toBe(value);
  });

  it.each([
    ['90071992547409', 90_071_992_547_409],
    ['-90071992547409', -90_071_992_547_409],
    ['90071992547410', 'is too large to be exact'],
    ['-90071992547410', 'is too large to be exact'],
  ])('is exact to the hundredth, or refused: %s is %s', (text, value) => {
    expect(said(exactDecimal, text)).toBe(value);
  });

  it('comes back from its text, never -0', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(9999), (whole, part) => {
        const text = `${whole}.${String(part).padStart(4, '0')}`;
        expect(read(exactDecimal, text)).toBe(Number(text) + 0);
        expect(Object.is(read(exactDecimal, text), -0)).toBe(false);
      }),
    );
  });

  it('is the very number the host reads where its hundredths are exact, and refused elsewhere', () => {
    const digits = (most: number) =>
      fc.stringMatching(new RegExp(`^[0-9]{1,${most}}$`)).filter((it) => it !== '');
    const texts = fc.oneof(
      fc.tuple(digits(4), digits(2)),
      fc.tuple(digits(12), digits(6)),
      fc.tuple(digits(25), digits(25)),
    );
    fc.assert(
      fc.property(fc.constantFrom('', '+', '-'), texts, (sign, [whole, part]) => {
        for (const text of [`${sign}${whole}.${part}`, `${sign}${whole}`])
          expect(read(exactDecimal, text)).toBe(
            Math.abs(Number(text)) * 100 <= Number.MAX_SAFE_INTEGER ? Number(text) + 0 : undefined,
          );
      }),
      { numRuns: 1000 },
    );
  });

  it('takes no text for a number because it is long', () => {
    for (const junk of ['1e3', '0x10', ' 5', '1.5e3', '5.5.5'])
      expect(read(exactDecimal, `${junk}${'0'.repeat(20)}`)).toBeUndefined();
    expect(read(exactDecimal, `1e3${'0'.repeat(20)}.5`)).toBeUndefined();
  });

  it.each<readonly [unknown]>([...JUNK, ['--3.5'], ['1.2.3'], ['-.5'], ['9'.repeat(400)]])(
    'refuses %j',
    (junk) => {
      expect(read(exactDecimal, junk)).toBeUndefined();
    },
  );
});

describe('a count of steps', () => {
  it('is read where its amount is exact, and refused elsewhere', () => {
    const steps = fc.constantFrom(1, 1000, 1_000_000, 100_000_000);
    fc.assert(
      fc.property(safe, steps, (value, step) => {
        const amount = BigInt(Math.abs(value)) * BigInt(step);
        const isExact = amount <= BigInt(Number.MAX_SAFE_INTEGER);
        expect(read(signedSteps(step), String(value))).toBe(isExact ? value : undefined);
        const isUnsigned = isExact && value >= 0;
        expect(read(unsignedSteps(step), String(value))).toBe(isUnsigned ? value : undefined);
      }),
    );
  });

  it.each([
    ['90071992', 90_071_992],
    ['-90071993', 'is too large to be exact'],
    ['x', 'must be a whole number'],
  ])('of a hundred million: %s is %s', (text, value) => {
    expect(said(signedSteps(100_000_000), text)).toBe(value);
  });
});

describe('what is refined', () => {
  const even = refined(signedWhole, (it) => (it % 2 === 0 ? it / 2 : 'is odd'));

  it('is another number, or wrong after all', () => {
    expect(said(even, '-8')).toBe(-4);
    expect(said(even, '7')).toBe('is odd');
  });

  it('was a number before: what is wrong with it already is said first', () => {
    expect(said(even, 'x')).toBe('must be a whole number');
    expect(said(even, 8)).toBe('must be a string');
  });
});
