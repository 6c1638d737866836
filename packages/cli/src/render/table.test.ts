import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import { table } from './table.ts';

const columns = [
  { heading: '투자자', lean: 'left' },
  { heading: '순매수', drop: 1 },
  { heading: 'eok' },
] as const;
const rows = [
  ['개인', '1,366,700,000,000', '1'],
  ['연기금 등', '-5', '22'],
  ['Foreigners', '', ''],
];

it('keeps Korean letters, two cells wide, in their columns', () => {
  const { lines, dropped } = table(columns, rows);
  expect(lines).toEqual([
    '투자자                 순매수  eok',
    '----------  -----------------  ---',
    '개인        1,366,700,000,000    1',
    '연기금 등                  -5   22',
    'Foreigners                        ',
  ]);
  expect(new Set(lines.map((line) => stringWidth(line))).size).toBe(1);
  expect(dropped).toEqual([]);
});

it('counts no cells for colour', () => {
  const plain = table(columns, rows).lines;
  const red = table(
    columns,
    rows.map(([a = '', b = '', c = '']) => [a, `\u001B[31m${b}\u001B[39m`, c]),
  );
  expect(
    red.lines.map((line) => line.replaceAll('\u001B[31m', '').replaceAll('\u001B[39m', '')),
  ).toEqual(plain);
});

it('drops first what it can do without most, and only as much as it must', () => {
  const many = [
    { heading: 'aaaa', lean: 'left' },
    { heading: 'bbbb', drop: 1 },
    { heading: 'cccc', drop: 2 },
    { heading: 'dddd', drop: 2 },
  ] as const;
  expect(table(many, [], 22).dropped).toEqual([]);
  expect(table(many, [], 21).dropped).toEqual(['cccc', 'dddd']);
  expect(table(many, [], 9).dropped).toEqual(['bbbb', 'cccc', 'dddd']);
  expect(table(many, [], 1).lines).toEqual(['aaaa', '----']);
});

it('wraps sentences under their column', () => {
  const { lines } = table(
    [{ heading: 'what' }, { heading: 'why', isProse: true }],
    [
      ['a', 'a long sentence'],
      ['b', ''],
    ],
    12,
  );
  expect(lines).toEqual([
    'what  why',
    '----  ---',
    '   a  a long',
    '      senten',
    '      ce',
    '   b',
  ]);
});

it('cuts the widest text where columns that must stay are too wide', () => {
  const { lines } = table(
    [{ heading: 'name', lean: 'left' }, { heading: 'n' }],
    [['삼성바이오로직스', '1,000,000']],
    20,
  );
  expect(lines.at(-1)).toBe('삼성바이…  1,000,000');
  expect(lines.map((line) => stringWidth(line))).toEqual([20, 20, 20]);
});

it('draws nothing but its head where there are no rows', () => {
  expect(table(columns, []).lines).toEqual(['투자자  순매수  eok', '------  ------  ---']);
});
