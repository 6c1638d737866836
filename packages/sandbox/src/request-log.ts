import type { FaultName } from './faults/faults.ts';
import type { Masking } from './masking.ts';
import { type Broker, readObject, type WireRequest } from './wire.ts';

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

/** What came of a request; filled in later. */
export type Outcome = { -readonly [Key in 'status' | 'fault']: SeenRequest[Key] };

/** Every request so far, oldest first, and the way to add one. */
export interface RequestLog {
  readonly requests: readonly SeenRequest[];
  /** Notes a request as it arrives; what came of it is filled in later. */
  note(
    request: WireRequest,
    from: Pick<SeenRequest, 'at' | 'broker' | 'api' | 'contYn' | 'nextKey'>,
  ): Outcome;
}

export function createRequestLog(masking: Masking): RequestLog {
  const requests: SeenRequest[] = [];
  return {
    requests,
    note(request, from) {
      const outcome: Outcome = { status: undefined, fault: undefined };
      const seen: SeenRequest = Object.assign(outcome, {
        ...from,
        realAt: performance.now(),
        method: request.method,
        path: request.path,
        query: masking.fields(Object.fromEntries(request.query)) as Readonly<
          Record<string, string>
        >,
        body: maskedBody(request.text, masking),
        headers: masking.headers(request.headers),
      });
      requests.push(seen);
      return outcome;
    },
  };
}

function maskedBody(text: string, masking: Masking): SeenRequest['body'] {
  if (text === '') return undefined;
  const body = readObject(text);
  return body === undefined ? masking.text(text) : masking.fields(body);
}
