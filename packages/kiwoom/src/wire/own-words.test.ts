import { expect, it } from 'vitest';
import { errorOf } from '../__fixtures__/results.ts';
import { au10001 } from './au10001.ts';
import { ka10008 } from './ka10008.ts';
import { ka10051 } from './ka10051.ts';

const token = au10001({ appKey: 'k', secretKey: 's' });
const holdings = { stock: '005930', venue: 'krx', cursor: undefined } as const;
const sectors = { market: 'kospi', day: '2026-07-01', venue: 'krx', measure: 'value' } as const;
const READERS = [
  ['au10001', (body: unknown) => token.read(body, undefined)],
  ['ka10008', (body: unknown) => ka10008.read(body, holdings)],
  ['ka10051', (body: unknown) => ka10051.read(body, sectors)],
] as const;
const NO_OBJECTS = [undefined, null, 'leak', 7, true, [], [{}]];

// The schema library has no words of its own: it would say "Invalid input" of everything.
it.each(READERS)('a body of %s that is no object is told in words of ours', (_, read) => {
  for (const body of NO_OBJECTS)
    expect(errorOf<unknown>(read(body))).toEqual([{ path: '', message: 'is no object' }]);
});

it.each([
  ['stk_frgnr', READERS[1][1]],
  ['inds_netprps', READERS[2][1]],
])('a row of %s that is no object is told by its place', (column, read) => {
  for (const row of NO_OBJECTS)
    expect(errorOf<unknown>(read({ [column]: [row] }))).toEqual([
      { path: `${column}.0`, message: 'is no object' },
    ]);
  for (const rows of [undefined, null, {}, 'leak'])
    expect(errorOf<unknown>(read({ [column]: rows }))).toEqual([
      { path: column, message: 'is no list' },
    ]);
});
