import { expect, it } from 'vitest';
import { reader } from '../../../../test/support/row-reading.ts';
import { INDEX_ROW } from '../__fixtures__/index-rows.ts';
import { indexOf, ka20003 } from './ka20003.ts';

const { read } = reader(ka20003, 'all_inds_idex', { market: 'kospi' });
const NONE = { ...INDEX_ROW, upl: '0', rising: '0', stdns: '0', fall: '0', lst: '0' };

it.each(['rising', 'stdns', 'fall'])(
  'an index has a breadth where %s alone is counted',
  (column) => {
    expect(indexOf(read({ ...NONE, [column]: '1' }))).toHaveProperty('breadth');
  },
);
