import { type Clock, type Origin } from '@investor-flow/core';
import type { PromptLimiter } from '../pace/permit.ts';
import type { Dialect } from './endpoint.ts';
import type { Redactor } from '../redact.ts';
import type { CallEvent } from './event.ts';
import type { Sender } from './send.ts';

/** What one broker and one set of settings bring to every call. */
export interface Transport {
  readonly sender: Sender;
  readonly dialect: Dialect;
  /** A caller's, or this process's own. */
  readonly limiter: PromptLimiter;
  readonly clock: Clock;
  /** Whether the clock is the host's own, which may be wrong. */
  readonly isHostClock: boolean;
  readonly redact: Redactor;
  readonly announce: (event: CallEvent) => void;
  /** Announces what is wrong and does not stop an answer; the same `topic` at most once in `everyMs`. */
  readonly notice: (at: Origin, because: string, topic: string, everyMs: number) => void;
  /** How often a curable failure is sent again. */
  readonly retries: number;
}
