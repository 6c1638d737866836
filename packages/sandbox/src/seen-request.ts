import type { FaultName } from './faults/fault.ts';
import type { Broker } from './wire.ts';

/** One request as it arrived, with keys, secrets and tokens masked. */
export interface SeenRequest {
  /** Epoch milliseconds on the sandbox's clock. */
  readonly at: number;
  /** Milliseconds of real time since the process began: what quotas are measured in. */
  readonly realAt: number;
  /** Nothing for a path neither broker has. */
  readonly broker: Broker | undefined;
  /** The broker's name for the call: `au10001`, `ka10051`, `tokenP`, `FHPTJ04030000`. */
  readonly api: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** The JSON object that was sent, else its text; nothing when there was none. */
  readonly body: Readonly<Record<string, unknown>> | string | undefined;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** What Kiwoom was asked to go on from. */
  readonly contYn: string | undefined;
  readonly nextKey: string | undefined;
  /** Nothing until answered, and when the connection was cut instead. */
  readonly status: number | undefined;
  /** The fault that spoiled the answer; the last one if there were several. */
  readonly fault: FaultName | undefined;
}
