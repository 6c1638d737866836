import { seeded } from '../seeded.ts';
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

/** Switches faults on and off. */
export interface Faults {
  /** Spoils the next matching call, or `times` of them; call what it returns to stop it. */
  add<Name extends FaultName>(
    name: Name,
    ...options: object extends FaultDetail<Name>
      ? [options?: FaultOptions<Name>]
      : [options: FaultOptions<Name>]
  ): () => void;
  /** Takes every fault back. */
  clear(): void;
}

/** One call that faults may match. */
export interface Aimed {
  readonly broker: Broker;
  readonly api: string;
}

interface Armed {
  readonly fault: Fault;
  readonly draw: () => number;
  skipped: number;
  left: number;
}

/** Faults, and the server's way to them. */
export interface FaultDesk {
  readonly faults: Faults;
  /** The faults that strike the call, of those that fit it; each is used up as it is taken, not before. */
  take(call: Aimed, fits: (fault: Fault) => boolean): Generator<Fault, void, void>;
}

export function createFaultDesk(seed: string): FaultDesk {
  const armed = new Set<Armed>();
  let added = 0;

  return {
    faults: {
      add(name, ...[options]) {
        const fault = { name, options: options ?? {} } as Fault;
        const { share, times = share === undefined ? 1 : Infinity } = fault.options;
        added += 1;
        const arm: Armed = {
          fault,
          draw: seeded(seed, 'fault', added),
          skipped: 0,
          left: times,
        };
        armed.add(arm);
        return () => void armed.delete(arm);
      },
      clear: () => armed.clear(),
    },
    *take(call, fits) {
      for (const arm of armed) {
        if (!isAimedAt(arm.fault, call) || !fits(arm.fault) || !strikes(arm)) continue;
        arm.left -= 1;
        if (arm.left <= 0) armed.delete(arm);
        yield arm.fault;
      }
    },
  };
}

function isAimedAt({ options }: Fault, { broker, api }: Aimed): boolean {
  const atBroker = options.broker === undefined || options.broker === broker;
  return atBroker && (options.api === undefined || options.api === api);
}

function strikes(arm: Armed): boolean {
  const { after = 0, share } = arm.fault.options;
  if (arm.skipped < after) {
    arm.skipped += 1;
    return false;
  }
  return share === undefined || arm.draw() < share;
}
