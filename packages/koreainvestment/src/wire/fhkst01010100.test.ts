import { expect, it } from 'vitest';
import { expectSoundOrRefused, reader } from '../__fixtures__/reading.ts';
import { fhkst01010100, holdingIn } from './fhkst01010100.ts';

const ROW = {
  frgn_hldn_qty: '2736287683',
  hts_frgn_ehrt: '46.80',
  lstn_stcn: '5846278608',
  frgn_ntby_qty: '249',
};
const QUERY = { stock: '005930' };

it('reads more shares than 32 bits hold, and a change that is optional', () => {
  const { read } = reader(fhkst01010100, 'output', QUERY);
  expect(holdingIn(read(ROW))).toEqual({
    heldShares: 2_736_287_683,
    listedShares: 5_846_278_608,
    limitUsedPercent: 46.8,
    changeShares: 249,
  });
});

it('whatever stands in a column is refused or read as numbers that are exact', () =>
  expectSoundOrRefused(fhkst01010100, 'output', QUERY, { row: ROW, model: holdingIn }));
