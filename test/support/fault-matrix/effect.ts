import type { BrokerError } from '@investor-flow/core';
import type { Aim, FaultName, FaultOptions } from '@investor-flow/sandbox';

/** What of an error a cell insists on: its kind, and its code, reason or cause where it has one. */
export type Ending = {
  readonly [Key in 'kind']: BrokerError['kind'];
} & Readonly<Record<string, unknown>>;

/** What a fault does to the question it strikes. */
export type Effect =
  /** Curable: sent again, and the error once it outlasts the retries. */
  | { readonly passes: Ending }
  /** Told at the first strike, however often it would strike. */
  | { readonly ends: Ending }
  /** The token is refused: one new token, and the error when that is refused too. */
  | { readonly renews: Ending }
  /** One row is left out and announced for each strike; the error when no row is left. */
  | { readonly leavesOut: Ending }
  /** Strikes, and nobody notices. */
  | { readonly harmless: string }
  /** There is nothing to strike, and why. */
  | { readonly cannot: string };

/** Where a fault strikes: a question’s first call, a later one, its sign-in, or the sign-in after its token died. */
export const PLACES = ['first', 'later', 'sign-in', 'renewal'] as const;
export type Place = (typeof PLACES)[number];

export const SPELLS = ['once', 'stays'] as const;
export type Spell = (typeof SPELLS)[number];

export const ASKED = [
  'investorFlow',
  'sectorFlows',
  'foreignHoldings',
  'foreignHoldingsPages',
] as const;
export type Asked = (typeof ASKED)[number];

export const BROKERS = ['kiwoom', 'koreainvestment'] as const;
export type BrokerName = (typeof BROKERS)[number];

/** How a fault is armed, apart from its aim. */
export type Detail<Name extends FaultName> = Omit<FaultOptions<Name>, keyof Aim>;

/** One way in which a fault strikes a broker, and what must come of it. */
export interface Row {
  /** What tells it apart from other rows of the same fault. */
  readonly title?: string;
  readonly detail?: { readonly data?: object; readonly signIn?: object };
  readonly investorFlow: { readonly first: Effect; readonly later: Effect };
  readonly sectorFlows: { readonly first: Effect; readonly later: Effect };
  /** Both holdings questions. */
  readonly holdings: { readonly first: Effect; readonly later: Effect };
  readonly signIn: Effect;
}

/** Every fault the sandbox has: one without a row is a type error here and a red test in `fault-matrix.test.ts`. */
export type Table = Readonly<Record<FaultName, readonly Row[]>>;

export const passes = (ending: Ending): Effect => ({ passes: ending });
export const ends = (ending: Ending): Effect => ({ ends: ending });
export const renews = (ending: Ending): Effect => ({ renews: ending });
export const leavesOut = (ending: Ending): Effect => ({ leavesOut: ending });
export const harmless = (because: string): Effect => ({ harmless: because });
export const cannot = (because: string): Effect => ({ cannot: because });

/** The same wherever it strikes. */
export const both = (effect: Effect): { readonly first: Effect; readonly later: Effect } => ({
  first: effect,
  later: effect,
});
