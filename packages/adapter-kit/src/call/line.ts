import { type Clock } from '@investor-flow/core';
import type { Dialect } from '../read/endpoint.ts';
import type { CallEvent } from './event.ts';
import type { Limiter } from '../pace/limiter.ts';
import type { Redactor } from '../redact.ts';
import type { Sender } from './send.ts';

/** What one broker and one set of settings bring to every call. */
export interface Line {
  readonly sender: Sender;
  readonly dialect: Dialect;
  readonly limiter: Limiter;
  readonly clock: Clock;
  readonly redact: Redactor;
  readonly announce: (event: CallEvent) => void;
  /** How often a curable failure is sent again. */
  readonly retries: number;
}
