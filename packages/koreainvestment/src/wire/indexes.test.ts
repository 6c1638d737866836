import { expect, it } from 'vitest';
import { reader } from '../../../../test/support/row-reading.ts';
import { INDEX_DAY, INDEX_NOW } from '../__fixtures__/index-rows.ts';
import { fhpup02100000, indexNow } from './fhpup02100000.ts';
import { fhpup02120000 } from './fhpup02120000.ts';
import { indexFigures } from './indexes.ts';

const NOW = { sector: '0001' };
const DAY = { sector: '0001', asOf: '2024-06-20' };

it('proves its units: turnover by volume is what a share of KOSPI costs, on a day of its size', () => {
  const { volume = NaN, turnover = NaN } =
    indexFigures(reader(fhpup02120000, 'output2', DAY).read(INDEX_DAY)) ?? {};
  expect(Math.round(turnover / volume)).toBe(17_908);
  expect(volume).toBeGreaterThan(100_000_000);
  expect(turnover).toBeGreaterThan(1_000_000_000_000);
});

it('counts an issue once: rising includes upper limit, falling lower limit', () => {
  const { breadth } = indexNow(reader(fhpup02100000, 'output', NOW).read(INDEX_NOW)) ?? {};
  const { advancing = 0, unchanged = 0, declining = 0 } = breadth ?? {};
  expect(advancing + unchanged + declining).toBe(932);
});
