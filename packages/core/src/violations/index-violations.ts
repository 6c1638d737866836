import type { IndexQuote } from '../model/index-quote.ts';
import type { Violation } from './violation.ts';

/** What an index breaks. */
export const indexViolations = (_index: IndexQuote): readonly Violation[] => [];
