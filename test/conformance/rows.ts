import { ask, type Question, type Source, specOf } from '@investor-flow/core';
import { valueOf } from '../support/results.ts';
import type { AnyQuery } from './samples.ts';

/** A row of any answer: what every model has, and what most have. */
export interface Row {
  readonly broker: string;
  readonly environment: string;
  readonly observedAt: string;
  readonly day?: string;
  readonly dayBasis?: string;
  readonly status?: string;
  readonly market?: string;
  readonly stock?: string;
  readonly venue?: string;
  readonly sector?: { readonly code: string };
  readonly rounding?: object;
  readonly value?: object;
}

/** The rows of an answer, whatever its shape. */
export async function rowsOf(
  source: Source,
  question: Question,
  query: AnyQuery,
): Promise<readonly Row[]> {
  const answer = valueOf(await ask(source, question, query as never));
  return (specOf(question).shape === 'one' ? [answer] : answer) as unknown as readonly Row[];
}
