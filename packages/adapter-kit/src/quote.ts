import type { Redactor } from './redact.ts';

/** The longest text an error quotes. */
const LONGEST_QUOTE = 2000;
/** What is looked at to find it: masks are short, so far more may be needed than is shown. */
const LONGEST_READ = 64 * 1024;

/** As much of a broker's text as an error may show; a secret torn by the cut is found like any other part of one. */
export const quote = (redact: Redactor, text: string): string =>
  redact(text.slice(0, LONGEST_READ)).slice(0, LONGEST_QUOTE);
