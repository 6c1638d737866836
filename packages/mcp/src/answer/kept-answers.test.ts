import { expect, it } from 'vitest';
import { keptAnswers } from './kept-answers.ts';

it('finds what a cursor names, as often as it is asked, and forgets the oldest', () => {
  const kept = keptAnswers();
  const first = kept.keep({ question: 'first' });
  expect(kept.find(first)).toEqual({ question: 'first' });
  expect(kept.find(first)).toEqual({ question: 'first' });
  expect(kept.find('of another server')).toBeUndefined();
  const later = Array.from({ length: 32 }, (_, at) => kept.keep({ question: String(at) }));
  expect(kept.find(first)).toBeUndefined();
  expect(later.map((cursor) => kept.find(cursor)?.question)).toEqual(
    later.map((_, at) => String(at)),
  );
});
