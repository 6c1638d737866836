import { expect, it } from 'vitest';
import { reader } from '../../../../test/support/row-reading.ts';
import { QUOTE } from '../__fixtures__/stock-rows.ts';
import { fhkst01010100, holdingIn } from './fhkst01010100.ts';

it('reads more shares than 32 bits hold, and a change that is optional', () => {
  const { read } = reader(fhkst01010100, 'output', { stock: '005930' });
  expect(holdingIn(read(QUOTE))).toEqual({
    heldShares: 2_736_287_683,
    listedShares: 5_846_278_608,
    limitUsedPercent: 46.8,
    changeShares: 249,
  });
});
