import { describe, expect, it } from 'vitest';
import { INDEX_DAY, INDEX_NOW } from '../__fixtures__/index-rows.ts';
import { expectSoundOrRefused, reader } from '../__fixtures__/reading.ts';
import { without } from '../__fixtures__/rows.ts';
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

describe('a column of an index', () => {
  const read = [
    'bstp_nmix_prpr',
    'bstp_nmix_prdy_vrss',
    'bstp_nmix_prdy_ctrt',
    'bstp_nmix_oprc',
    'bstp_nmix_hgpr',
    'bstp_nmix_lwpr',
    'acml_vol',
    'acml_tr_pbmn',
  ];
  it.each(read)('that is missing is named: %s', (column) => {
    const now = reader(fhpup02100000, 'output', NOW).wrong(without(INDEX_NOW, column));
    const day = reader(fhpup02120000, 'output2', DAY).wrong(without(INDEX_DAY, column));
    expect([...now, ...day]).toEqual([`output.0.${column}`, `output2.0.${column}`]);
  });
});

it('whatever stands in a column of now is refused or read as numbers that are exact', () =>
  expectSoundOrRefused(fhpup02100000, 'output', NOW, { row: INDEX_NOW, model: indexNow }));

it('whatever stands in a column of a day is refused or read as numbers that are exact', () =>
  expectSoundOrRefused(fhpup02120000, 'output2', DAY, { row: INDEX_DAY, model: indexFigures }));
