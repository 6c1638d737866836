import { expect, it } from 'vitest';
import { countOf, oneOf, readInput, textUpTo } from './read-input.ts';

const RULES = {
  required: { market: [{}, oneOf(['kospi', 'kosdaq'])] },
  optional: { min: [{}, countOf(30)], query: [{}, textUpTo(3)] },
} as const;
const issuesOf = (given: Readonly<Record<string, unknown>>): unknown => {
  const read = readInput(given, RULES);
  return read.isErr() ? read.error.detail?.['issues'] : [];
};

it.each([
  [{ market: 'kospi' }, []],
  [{ market: 'kospi', min: 1, query: 'abc' }, []],
  [{}, [{ path: 'market', message: 'is required' }]],
  [{ market: 'KOSPI' }, [{ path: 'market', message: 'must be one of kospi, kosdaq' }]],
  [
    { market: 'kospi', min: '3', query: '' },
    [
      { path: 'min', message: 'must be a whole number from 1 to 30' },
      { path: 'query', message: 'must be a text of 1 to 3 characters' },
    ],
  ],
  [
    { market: 'kospi', 'a\nb': 1 },
    [{ path: 'a b', message: 'is not a field of this tool, which has market, min, query' }],
  ],
  [
    { market: 'kospi', appKey: 'k' },
    [{ path: 'appKey', message: 'is not a field of this tool, which has market, min, query' }],
  ],
])('%j has the faults %j', (given, issues) => expect(issuesOf(given)).toEqual(issues));
