import type { Issue } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import {
  NET_COLUMNS,
  NO_WHOLE_NUMBERS,
  SECTOR_ROW,
  UNBORN_SECTOR,
  without,
} from '../__fixtures__/rows.ts';
import { ka10051, type SectorsQuery } from './ka10051.ts';

const QUERY: SectorsQuery = {
  market: 'kospi',
  day: '2026-07-01',
  venue: 'krx',
  measure: 'value',
};
const OTHER_ROW = { ...SECTOR_ROW, inds_cd: '002', inds_nm: '대형주' };

/** What is wrong with the second of two rows. */
function wrong(row: object, query: Partial<SectorsQuery> = {}): readonly Issue[] {
  const answer = ka10051.read({ inds_netprps: [OTHER_ROW, row] }, { ...QUERY, ...query });
  if (answer.isErr()) return answer.error;
  const figures = answer.value[1]?.figures();
  return figures === undefined || figures.isOk() ? [] : figures.error;
}
const wrongPaths = (row: object, query?: Partial<SectorsQuery>): readonly string[] =>
  wrong(row, query).map(({ path }) => path);

const READ_COLUMNS = [
  'inds_cd',
  'inds_nm',
  'cur_prc',
  'pred_pre',
  'flu_rt',
  'trde_qty',
  ...NET_COLUMNS,
] as const;
const NUMBERS = READ_COLUMNS.slice(2);

describe('a column that is not there', () => {
  it.each(READ_COLUMNS)('is named: %s', (column) => {
    for (const measure of ['value', 'volume'] as const)
      expect(wrongPaths(without(SECTOR_ROW, column), { measure })).toEqual([
        `inds_netprps.1.${column}`,
      ]);
  });

  it.each(READ_COLUMNS)('is named although another name has come in its place: %s', (column) => {
    const renamed = { ...without(SECTOR_ROW, column), [`new_${column}`]: SECTOR_ROW[column] };
    expect(wrongPaths(renamed)).toEqual([`inds_netprps.1.${column}`]);
  });

  it('does not matter where it is not read', () => {
    expect(wrong(without(SECTOR_ROW, 'pre_smbol'))).toEqual([]);
  });

  it('makes no blank row, not even when all of them are gone', () => {
    const bare = { inds_cd: '001', inds_nm: '종합(KOSPI)' };
    const [row] = valueOf(ka10051.read({ inds_netprps: [bare] }, QUERY));
    expect(row?.isBlank).toBe(false);
    expect(wrongPaths(bare)).toHaveLength(NET_COLUMNS.length);
  });
});

describe.each(NUMBERS)('%s', (column) => {
  it.each(NO_WHOLE_NUMBERS)('is no number when it holds %s', (_what, value) => {
    const issues = wrong({ ...SECTOR_ROW, [column]: value });
    expect(issues.map(({ path }) => path)).toEqual([`inds_netprps.1.${column}`]);
  });
});

describe('what was wrong', () => {
  it.each([
    ['ind_netprps', '4294967295', 'is the largest number of its column'],
    ['ind_netprps', '', 'is no whole number'],
    ['ind_netprps', 5, 'is no text'],
    ['ind_netprps', '99999999999', 'is too large to be exact'],
    ['trde_qty', '-5', 'is no whole number without a sign'],
  ])('is said of %s %j in words that repeat no value', (column, value, message) => {
    expect(wrong({ ...SECTOR_ROW, [column]: value })).toEqual([
      { path: `inds_netprps.1.${column}`, message },
    ]);
  });

  it('of a traded volume is also what 32 bits cannot hold', () => {
    expect(wrongPaths({ ...SECTOR_ROW, trde_qty: '-2147483' })).toEqual([
      'inds_netprps.1.trde_qty',
    ]);
  });

  it('is listed whole, column by column', () => {
    const broken = { ...SECTOR_ROW, ind_netprps: '', orgn_netprps: null };
    expect(wrongPaths(broken)).toEqual([
      'inds_netprps.1.ind_netprps',
      'inds_netprps.1.orgn_netprps',
    ]);
  });
});

describe('half an index', () => {
  it.each([
    ['cur_prc', { cur_prc: '' }],
    ['pred_pre', { pred_pre: '' }],
  ])('is no index: %s alone is blank', (column, blank) => {
    expect(wrongPaths({ ...SECTOR_ROW, ...blank })).toEqual([`inds_netprps.1.${column}`]);
    expect(wrongPaths({ ...UNBORN_SECTOR, cur_prc: '100', pred_pre: '0', ...blank })).toEqual([
      `inds_netprps.1.${column}`,
    ]);
  });
});

describe('a row of nothing but blanks', () => {
  const blank = Object.fromEntries(
    Object.keys(SECTOR_ROW).map((column) => [column, column === 'inds_cd' ? '028' : '']),
  );

  it('is known as one', () => {
    const [row] = valueOf(ka10051.read({ inds_netprps: [blank] }, QUERY));
    expect(row).toMatchObject({ code: '028', isBlank: true });
  });

  it('is none when one figure is there', () => {
    const almost = { ...blank, ind_netprps: '+0' };
    const [row] = valueOf(ka10051.read({ inds_netprps: [almost] }, QUERY));
    expect(row?.isBlank).toBe(false);
    expect(row?.figures().isErr()).toBe(true);
  });
});

describe('an answer to another question', () => {
  const codeIssue = (message: string): readonly Issue[] => [
    { path: 'inds_netprps.1.inds_cd', message },
  ];

  it('is known by a code of the other market', () => {
    expect(wrong({ ...SECTOR_ROW, inds_cd: '101' })).toEqual(codeIssue('is no sector of kospi'));
    const kosdaq = ka10051.read({ inds_netprps: [SECTOR_ROW] }, { ...QUERY, market: 'kosdaq' });
    expect(errorOf(kosdaq)).toEqual([
      { path: 'inds_netprps.0.inds_cd', message: 'is no sector of kosdaq' },
    ]);
  });

  it.each([
    ['krx', '001_AL', 'unified'],
    ['krx', '001_NX', 'nxt'],
    ['nxt', '001_AL', 'unified'],
  ] as const)('is known by its venue: %s was asked and %s came', (venue, code, said) => {
    expect(wrong({ ...SECTOR_ROW, inds_cd: code }, { venue })).toContainEqual(
      codeIssue(`is a code of ${said}, and ${venue} was asked`)[0],
    );
  });

  it.each([
    ['001', 'krx'],
    ['001_NX', 'nxt'],
  ])('is known by its venue: unified was asked and %s came', (inds_cd, said) => {
    const answer = ka10051.read(
      { inds_netprps: [{ ...SECTOR_ROW, inds_cd }] },
      { ...QUERY, venue: 'unified' },
    );
    expect(errorOf(answer)[0]?.message).toBe(`is a code of ${said}, and unified was asked`);
  });

  it('is known by a sector that is there twice', () => {
    expect(wrong(OTHER_ROW)).toEqual(codeIssue('is there twice'));
  });

  it.each([
    ['', 'is no code'],
    ['001_XX', 'is no code'],
    ['_AL', 'is no code'],
    [' 001', 'is no code'],
    [1, 'is no text'],
    [null, 'is no text'],
  ])('is known by a code that is none: %j', (inds_cd, message) => {
    expect(wrong({ ...SECTOR_ROW, inds_cd })).toEqual(codeIssue(message));
  });
});

describe('a body', () => {
  it.each([
    ['is no object', null, ''],
    ['is a list', [], ''],
    ['has no list', {}, 'inds_netprps'],
    ['has null for its list', { inds_netprps: null }, 'inds_netprps'],
    ['has an object for its list', { inds_netprps: {} }, 'inds_netprps'],
    ['has a text for a row', { inds_netprps: ['001'] }, 'inds_netprps.0'],
  ])('that %s is refused', (_what, body, path) => {
    expect(errorOf(ka10051.read(body, QUERY))[0]?.path).toBe(path);
  });
});

it('reads no figure before it is wanted: a broken row hurts nobody who asked for another', () => {
  for (const column of NUMBERS) {
    const broken = { ...SECTOR_ROW, inds_cd: '013', [column]: null };
    const rows = valueOf(ka10051.read({ inds_netprps: [broken, OTHER_ROW] }, QUERY));
    expect(rows[0]?.figures().isErr()).toBe(true);
    expect(rows[1]?.figures().isOk()).toBe(true);
  }
});
