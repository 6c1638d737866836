import type { TradingDay } from '../words.ts';

/** Where the numbers come from: real money, a broker's paper market, the sandbox, or a host that the caller named. */
export const ENVIRONMENTS = ['live', 'mock', 'sandbox', 'custom'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

/** `final` once the Korean date has moved past a day that the broker stated or that was asked for; an assumed day never is. */
export type Status = 'provisional' | 'final';

/** `stated`: the body names the day; `requested`: it was asked for and the calendar agrees; `assumed`: neither. */
export type DayBasis = 'stated' | 'requested' | 'assumed';

/** Which answer of which broker a figure comes from. */
export interface Provenance {
  readonly broker: string;
  readonly environment: Environment;
  /** The broker's name of the call that answered. */
  readonly api: string;
  /** ISO instant of the answer, UTC with milliseconds; of the later one where two calls were made. */
  readonly observedAt: string;
}

/** Figures of a day. */
export interface Dated<Standing = Status> extends Provenance {
  readonly day: TradingDay;
  readonly dayBasis: DayBasis;
  readonly status: Standing;
}
