import { seeded } from '../seeded.ts';
import type { Broker } from '../wire.ts';
import type { Fault, FaultDetail, FaultName, FaultOptions } from './fault.ts';

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
