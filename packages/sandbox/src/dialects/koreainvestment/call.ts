import type { Sight } from '../../surroundings.ts';
import type { Body, Table } from '../../wire.ts';

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

/** Reads parameters in either case, as the gateway does. */
export const inputsOf = (query: URLSearchParams) => ({
  has: (name: string): boolean => query.has(name) || query.has(name.toLowerCase()),
  input: (name: string): string => query.get(name) ?? query.get(name.toLowerCase()) ?? '',
});
