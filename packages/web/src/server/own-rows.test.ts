import { expect, it } from 'vitest';
import { csvOf, jsonOf } from './own-rows.ts';

const ROWS = [
  { name: '전기, "전자"', value: { foreign: -5 }, missing: [], sector: { id: 'metals' } },
  { name: 'B', value: { foreign: 0, pension: 3 }, missing: ['2026-11-02', '2026-11-03'] },
];

it('writes rows as CSV that begins with a byte-order mark, absent figures empty', () => {
  expect(csvOf(ROWS)).toBe(
    [
      '\uFEFFname,value.foreign,missing,sector.id,value.pension',
      '"전기, ""전자""",-5,,metals,',
      'B,0,2026-11-02 2026-11-03,,3',
      '',
    ].join('\n'),
  );
});

it('writes them as JSON, one line a row', () => {
  expect(JSON.parse(jsonOf(ROWS))).toEqual(ROWS);
  expect(jsonOf(ROWS).split('\n')).toHaveLength(ROWS.length + 3);
  expect(jsonOf([])).toBe('[]\n');
});
