/** The same row without one of its columns. */
export const without = (row: object, column: string): object =>
  Object.fromEntries(Object.entries(row).filter(([name]) => name !== column));

/** What is not a whole number, each with what it is. */
export const NO_WHOLE_NUMBERS: readonly (readonly [what: string, value: unknown])[] = [
  ['a blank', ''],
  ['a space', ' '],
  ['a word', '없음'],
  ['a fraction', '1.5'],
  ['a comma', '1,000'],
  ['a space before the digits', ' 5'],
  ['a line end behind the digits', '5\n'],
  ['an exponent', '1e3'],
  ['a hexadecimal', '0x10'],
  ['wide digits', '１２'],
  ['two signs that contradict', '+-5'],
  ['a sign alone', '-'],
  ['a JSON number', 5],
  ['null', null],
  ['true', true],
  ['a list', ['5']],
  ['an object', {}],
  ['the largest unsigned 32-bit number', '4294967295'],
  ['the largest signed 32-bit number', '2147483647'],
  ['the smallest signed 32-bit number', '-2147483648'],
  ['more digits than are exact', '99999999999999999999'],
];
