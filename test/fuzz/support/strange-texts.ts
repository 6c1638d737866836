/** Keys and texts that mean something to the language and nothing to a broker. */
export const STRANGE_KEYS = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'length',
  '',
];

const words = (text: string): readonly string[] => text.split(' ');

/** Texts that are no figures, or that only look like some. */
export const NO_FIGURES = [
  ...words('- + -- +-5 -+5 ++5 ---5 5- 1e3 0x10 1_000 1,000 1.5 .5 5. NaN Infinity -Infinity null'),
  ...words('５ +５ ٣ −5 5% 억 [object\u00a0Object] \u00a0 5\u0000 \ufeff5 \ud800 \udc00x'),
  ...words('9007199254740993 90071992547410 -9007199254740993'),
  ' ',
  ' 5',
  '5 ',
  '5\n',
  '\t5',
  '9'.repeat(40),
  '1'.repeat(400),
  ...STRANGE_KEYS,
];

/** The ends of columns of 32 bits: unknowns that look like any figure. */
export const SATURATED = words(
  '4294967295 2147483647 -2147483648 +4294967295 --2147483647 -4294967295 2147483648',
);

/** Figures in another spelling, and other figures. */
export const FIGURES = words(
  '0 -0 +0 --0 -2147483 +1 -1 --335 +335 -335 335 00335 +000 26.06 -0.00',
);

/** What is no text at all. */
export const RAWS = words('0 -0 335 -335 3.5 1e3 1e400 -1e400 9007199254740993 true false null');
