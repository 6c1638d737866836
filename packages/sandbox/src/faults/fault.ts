import type { Broker } from '../wire.ts';

/** Everything that can go wrong on demand; what each does is in the README. */
export const FAULT_NAMES = [
  'token-killed',
  'throttled',
  'server-error',
  'reset',
  'slow',
  'html',
  'redirect',
  'too-large',
  'error-code',
  'torn-json',
  'cut-off',
  'renamed-column',
  'missing-column',
  'blank-row',
  'saturated-number',
  'wrong-type',
  'empty-list',
  'repeated-cursor',
  'blank-cursor',
  'missing-page',
] as const;
export type FaultName = (typeof FAULT_NAMES)[number];

/** Which calls a fault spoils, and how often. */
export interface Aim {
  readonly broker?: Broker;
  /** The broker's name for the call: `ka10008`, `tokenP`. */
  readonly api?: string;
  /** How many calls; default 1, and without end where there is a `share`. */
  readonly times?: number;
  /** The seeded chance of each matching call, from 0 to 1. */
  readonly share?: number;
  /** How many matching calls to leave alone first. */
  readonly after?: number;
}

interface ColumnDetail {
  /** The broker's name for the column; default: the dialect's usual one. */
  readonly column?: string;
  /** The row whose first column starts so (`013`, `20260630`). */
  readonly row?: string;
}

interface Details {
  readonly slow: {
    /** Real milliseconds before the answer; default 30,000. */
    readonly ms?: number;
  };
  readonly 'error-code': {
    readonly code: string;
    readonly message?: string;
    readonly status?: number;
    /** The class of the refusal, where it is not the code's usual one. */
    readonly returnCode?: number;
  };
  readonly 'server-error': { readonly status?: number };
  readonly 'renamed-column': ColumnDetail;
  readonly 'missing-column': ColumnDetail;
  readonly 'blank-row': Pick<ColumnDetail, 'row'>;
  readonly 'saturated-number': ColumnDetail & {
    /** What to write instead of the 32-bit limit. */
    readonly text?: string;
  };
  readonly 'wrong-type': ColumnDetail;
}

export type FaultDetail<Name extends FaultName> = Name extends keyof Details
  ? Details[Name]
  : unknown;
export type FaultOptions<Name extends FaultName> = Aim & FaultDetail<Name>;

/** A fault as it was asked for. */
export type Fault = {
  readonly [Name in FaultName]: { readonly name: Name; readonly options: FaultOptions<Name> };
}[FaultName];
