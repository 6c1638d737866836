import type { Endpoint, LazyRow } from '@investor-flow/adapter-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CHART_DAY,
  INDEX_NOW,
  INDEX_ROW,
  LATEST_DAY,
  LISTED_STOCK,
  SECTOR_STOCK,
} from '../__fixtures__/index-rows.ts';
import {
  ESTIMATE_ROW,
  PROGRAM_DAY,
  PROGRAM_MINUTE,
  STOCK_PROGRAM_DAY,
} from '../__fixtures__/program-rows.ts';
import { isSound, valueOf } from '../__fixtures__/results.ts';
import { STOCK_ROW } from '../__fixtures__/stock-rows.ts';
import { ka10059 } from './ka10059.ts';
import { ka10064 } from './ka10064.ts';
import { ka10099 } from './ka10099.ts';
import { ka20001 } from './ka20001.ts';
import { ka20002 } from './ka20002.ts';
import { ka20003 } from './ka20003.ts';
import { ka20006 } from './ka20006.ts';
import { ka20009 } from './ka20009.ts';
import { ka90005 } from './ka90005.ts';
import { ka90010 } from './ka90010.ts';
import { ka90013 } from './ka90013.ts';

type AnyEndpoint = Endpoint<never, readonly LazyRow<unknown>[]>;
const CALLS: readonly (readonly [AnyEndpoint, list: string | undefined, row: object])[] = [
  [ka10059, 'stk_invsr_orgn', STOCK_ROW],
  [ka10064, 'opmr_invsr_trde_chart', ESTIMATE_ROW],
  [ka10099, 'list', LISTED_STOCK],
  [ka20001, undefined, INDEX_NOW],
  [ka20002, 'inds_stkpc', SECTOR_STOCK],
  [ka20003, 'all_inds_idex', INDEX_ROW],
  [ka20006, 'inds_dt_pole_qry', CHART_DAY],
  [ka20009, 'inds_cur_prc_daly_rept', LATEST_DAY],
  [ka90005, 'prm_trde_trnsn', PROGRAM_MINUTE],
  [ka90010, 'prm_trde_trnsn', PROGRAM_DAY],
  [ka90013, 'stk_daly_prm_trde_trnsn', STOCK_PROGRAM_DAY],
];
const QUERY = { market: 'kospi', venue: 'krx' } as never;

/** What stands where a figure should: none of them may become a number. */
const NO_FIGURE = ['없음', ' ', '1,000', '1e3', '+-5', '-', '٣', null, 5, true, [], {}];

const readOf = (row: LazyRow<unknown> | undefined) => {
  if (row === undefined) throw new Error('no row');
  return row.read();
};

describe.each(CALLS.map((it) => [it[0].id, ...it] as const))('%s', (_, { read }, list, row) => {
  const rowsIn = (given: object) => read(list === undefined ? given : { [list]: [given] }, QUERY);

  it('reads its row as sound numbers', () => {
    const [first] = valueOf(rowsIn(row));
    expect(isSound(valueOf(readOf(first)))).toBe(true);
  });

  it('refuses what is no figure in every column that it reads, and says which', () => {
    const [first] = valueOf(rowsIn(row));
    const columns = valueOf(readOf(first)) as Readonly<Record<string, unknown>>;
    const figures = Object.keys(columns).filter((it) => typeof columns[it] === 'number');
    expect(figures.length).toBeGreaterThan(0);
    for (const column of figures)
      for (const value of NO_FIGURE) {
        const answer = rowsIn({ ...row, [column]: value }).andThen(([it]) => readOf(it));
        expect([column, value, answer.isErr()]).toEqual([column, value, true]);
        if (answer.isErr()) expect(answer.error[0]?.path).toContain(column);
      }
  });

  it('refuses whatever stands for the body, the list or a row, and never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const bodies =
          list === undefined ? [value] : [value, { [list]: value }, { [list]: [value] }];
        for (const body of bodies) {
          const answer = read(body, QUERY);
          const rows = answer.isOk() ? answer.value : [];
          expect(rows.every((it) => it.read().isErr())).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('reads junk in any column as sound numbers or not at all', () => {
    const junk = fc.oneof(fc.string(), fc.double().map(String), fc.bigInt().map(String));
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(row)), junk, (column, value) => {
        const answer = rowsIn({ ...row, [column]: value });
        const columns = answer.isOk() ? answer.value[0]?.read() : undefined;
        if (columns?.isOk() === true) expect(isSound(columns.value)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
