import { expect, it } from 'vitest';
import { reader } from '../../../../test/support/row-reading.ts';
import { CHART_DAY } from '../__fixtures__/index-rows.ts';
import { indexOf, ka20006 } from './ka20006.ts';

const QUERY = { code: '001', to: '2026-06-30', cursor: undefined } as const;
const { read } = reader(ka20006, 'inds_dt_pole_qry', QUERY);

it('a day has no change from one without a level', () => {
  const row = read(CHART_DAY);
  const because = { impossible: 'there is no session before to compare with' };
  expect(indexOf(row, undefined)).toEqual(because);
  expect(indexOf(row, read({ ...CHART_DAY, cur_prc: '0' }))).toEqual(because);
});

it.each(['open_pric', 'high_pric', 'low_pric'])('a day has no range where %s is 0', (column) => {
  const before = read(CHART_DAY);
  expect(indexOf(before, before)).toMatchObject({ open: 8400, high: 8501.01, low: 8399.02 });
  const found = indexOf(read({ ...CHART_DAY, [column]: '0' }), before);
  expect(found).not.toHaveProperty('open');
  expect(found).not.toHaveProperty('high');
  expect(found).not.toHaveProperty('low');
});
