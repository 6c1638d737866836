import type { Body, Sight, Table } from '../../wire.ts';

/** One call about the market: its address, its parameters, where its rows are, and what it answers. */
export interface DataCall {
  readonly api: string;
  readonly path: string;
  /** Parameters that must be there, blank or not. */
  readonly inputs: readonly string[];
  readonly table: Table;
  answer(asked: Asked): Reply;
}

export interface Asked extends Sight {
  /** A parameter's text; blank where it was not sent. */
  readonly input: (name: string) => string;
}

/** The parts of the body, or why there are none; the envelope is the dialect's. */
export type Reply = Body | Refused;

/** Refused as OPSQ2001, with a sentence of its own. */
export class Refused {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

export const invalid = (name: string): Refused => new Refused(`ERROR INVALID ${name}`);

const RANKED_ROWS = 30;

/** A ranking, the largest first: who has nothing to be ranked by is not in it. */
export const rank = <Issue extends { readonly by: number }>(
  issues: readonly Issue[],
  write: (issue: Issue) => object,
): Reply => ({
  output: issues
    .filter(({ by }) => by > 0)
    .toSorted((a, b) => b.by - a.by)
    .slice(0, RANKED_ROWS)
    .map(write),
});

/** Reads parameters in either case, as the gateway does. */
export const inputsOf = (query: URLSearchParams) => ({
  has: (name: string): boolean => query.has(name) || query.has(name.toLowerCase()),
  input: (name: string): string => query.get(name) ?? query.get(name.toLowerCase()) ?? '',
});
