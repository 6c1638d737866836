import { describe, expect, it } from 'vitest';
import { allSources, packageNames, sourcesIn } from '../support/sources.ts';

const isWire = (file: string): boolean => /\/(wire|dialects)\//.test(file);

/** A word as the brokers write their columns: lower-case parts joined by underscores. */
const WIRE_NAME = /(?<![\w$'/.-])[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?![\w(])/g;
const WIRE_WORDS =
  /\b(frgnr?|orgn|prsn|netprps|ntby|tr_pbmn|stk_cd|inds_cd|mrkt_tp|rt_cd|return_code)(_[a-z]+)*\b/g;

const withoutTexts = (text: string): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').replaceAll(/'[^'\n]*'|`[^`]*`/g, "''");

describe('the brokers’ names of columns are in wire/ and dialects/ alone', () => {
  it.each(packageNames())('%s', (name) => {
    const found = sourcesIn(`packages/${name}/src`)
      .filter(({ file }) => !isWire(file))
      .map(({ file, text }) => [
        file,
        ...(text.match(WIRE_WORDS) ?? []),
        // The columns of the store's own tables are written like this too.
        ...(name === 'store' ? [] : (withoutTexts(text).match(WIRE_NAME) ?? [])),
      ])
      .filter(({ length }) => length > 1);
    expect(found).toEqual([]);
  });
});

it('finds the wire names where they belong, so that the rule can fail', () => {
  const wire = allSources()
    .filter(({ file }) => isWire(file))
    .map(({ text }) => text);
  expect(wire.join('\n').match(WIRE_WORDS)?.length).toBeGreaterThan(20);
});
