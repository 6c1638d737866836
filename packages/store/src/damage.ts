import type { AnyRow, Question } from '@investor-flow/core';
import type { Engine } from './engine/engine.ts';
import type { FoundEntry } from './selecting.ts';
import { storeError } from './store-error.ts';

/** The rows of an entry; throws a store error where they cannot be read. */
export function rowsOf(
  { decode, location }: Pick<Engine, 'decode' | 'location'>,
  question: Question,
  { day, answer }: Pick<FoundEntry, 'day' | 'answer'>,
): readonly AnyRow[] {
  try {
    return decode(answer) as readonly AnyRow[];
  } catch {
    // Neither inflated nor parsed: whose words say so does not matter.
    throw storeError(
      'unreadable',
      `The answer to ${question} of ${day} is damaged: restore a copy; \`investor-flow store check\` lists what is.`,
      location,
    );
  }
}
