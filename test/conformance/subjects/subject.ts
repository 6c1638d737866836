import { type Capabilities, offerOf, type Question, type Source } from '@investor-flow/core';

/** A source under test. */
export interface Opened {
  readonly source: Source;
  /** How many requests the broker has seen. */
  readonly seen: () => number;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

/** What the suites of questions run on; a question that the capability map denies is skipped, with the reason in the title. */
export interface Subject {
  readonly name: string;
  readonly capabilities: Capabilities;
  readonly open: () => Promise<Opened>;
  /** How many calls a question takes at least; default one. */
  readonly leastCalls?: number;
  /** Questions that this subject has answers for; default all that the map offers. */
  readonly answers?: readonly Question[];
}

/** Why a question is not asked of a subject, or nothing. */
export function skipReason(
  { capabilities, answers }: Subject,
  question: Question,
): string | undefined {
  const offer = offerOf(capabilities, question);
  if (offer.support === 'none') return `none: ${offer.because}`;
  return answers === undefined || answers.includes(question)
    ? undefined
    : 'skipped: no answer of the broker is written down';
}

/** The title of a question's suite, with what the capability map says of it. */
export function titleOf(subject: Subject, question: Question): string {
  const offer = offerOf(subject.capabilities, question);
  const partial = offer.support === 'partial' ? `partial: ${offer.because}` : undefined;
  const reason = skipReason(subject, question) ?? partial;
  return `${subject.name}: ${question}${reason === undefined ? '' : ` (${reason})`}`;
}
