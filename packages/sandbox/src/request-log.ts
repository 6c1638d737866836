import type { FaultName } from './faults/fault.ts';
import type { Masking } from './masking.ts';
import type { SeenRequest } from './seen-request.ts';
import { readObject, type WireRequest } from './wire.ts';

type Outcome = { -readonly [Key in 'status' | 'fault']: SeenRequest[Key] };

/** Fills in what came of a request. */
export interface Note {
  fault(name: FaultName): void;
  status(status: number): void;
}

/** Every request so far, oldest first, and the way to add one. */
export interface RequestLog {
  readonly requests: readonly SeenRequest[];
  /** Notes a request as it arrives; what came of it is filled in later. */
  note(
    request: WireRequest,
    from: Pick<SeenRequest, 'at' | 'broker' | 'api' | 'contYn' | 'nextKey'>,
  ): Note;
}

export function createRequestLog(masking: Masking): RequestLog {
  const requests: SeenRequest[] = [];
  return {
    requests,
    note(request, from) {
      const query = Object.fromEntries(request.query);
      const outcome: Outcome = { status: undefined, fault: undefined };
      const seen: SeenRequest = Object.assign(outcome, {
        ...from,
        realAt: performance.now(),
        method: request.method,
        path: request.path,
        query: masking.fields(query) as Readonly<Record<string, string>>,
        body: maskedBody(request.text, masking),
        headers: masking.headers(request.headers),
      });
      requests.push(seen);
      return {
        fault: (name) => void (outcome.fault = name),
        status: (status) => void (outcome.status = status),
      };
    },
  };
}

function maskedBody(text: string, masking: Masking): SeenRequest['body'] {
  if (text === '') return undefined;
  const body = readObject(text);
  return body === undefined ? masking.text(text) : masking.fields(body);
}
