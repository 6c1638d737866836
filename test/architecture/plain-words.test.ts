import { describe, expect, it } from 'vitest';
import { pages, read } from '../support/markdown.ts';
import { packageNames, sourcesIn } from '../support/sources.ts';

/** Words that hide who does what, or that a reader with English as a second language has to guess. */
const VAGUE = /\b(?:nobody|whoever|patience|told|tells|mend(?:s|ed)?|dress(?:es|ed)?)\b/gi;
/** "is no number" says what a value is not; "must be a number" says what it must be. */
const NEGATED = /(?<!\bthere )\bis no (?!longer\b|more\b)/gi;

const vagueIn = (text: string): readonly string[] => [
  ...(text.match(VAGUE) ?? []),
  ...(text.match(NEGATED) ?? []),
];

describe('plain words', () => {
  it.each(packageNames())('in the sources of %s', (name) => {
    const found = sourcesIn(`packages/${name}/src`).map(({ file, text }) => [
      file,
      ...vagueIn(text),
    ]);
    expect(found.filter(({ length }) => length > 1)).toEqual([]);
  });

  it.each(pages())('in %s', (page) => expect(vagueIn(read(page))).toEqual([]));

  it('are distinguished from vague ones', () =>
    expect(vagueIn('Whoever is told that it is no number')).toHaveLength(3));
});
