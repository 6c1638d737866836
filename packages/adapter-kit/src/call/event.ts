import type { BrokerErrorKind, Origin } from '@investor-flow/core';

/** What happens on the way to an answer; never a header, a body or a secret. Durations are milliseconds. */
export type CallEvent =
  | { readonly type: 'request'; readonly at: Origin; readonly attempt: number }
  | {
      readonly type: 'response';
      readonly at: Origin;
      readonly attempt: number;
      readonly status: number;
      readonly tookMs: number;
    }
  | {
      readonly type: 'failure';
      readonly at: Origin;
      readonly kind: BrokerErrorKind;
      readonly message: string;
      readonly code?: string;
    }
  | {
      readonly type: 'retry';
      readonly at: Origin;
      readonly attempt: number;
      readonly waitMs: number;
      readonly because: string;
    }
  | {
      readonly type: 'wait';
      readonly at: Origin;
      readonly for: 'turn';
      readonly waitMs: number;
    }
  | { readonly type: 'token'; readonly at: Origin; readonly expiresAt: string }
  | {
      readonly type: 'left-out';
      readonly at: Origin;
      readonly day?: string;
      /** The broker's own code of the row. */
      readonly code?: string;
      readonly because: string;
    }
  | {
      readonly type: 'notice';
      readonly at: Origin;
      /** What was lowered, kept elsewhere or found wrong, in a sentence. */
      readonly because: string;
    };

export type EventHandler = (event: CallEvent) => unknown;

/** Tells a handler what happens; a handler that fails is the handler's affair and never the caller's. */
export function announcer(handler: EventHandler | undefined): (event: CallEvent) => void {
  if (handler === undefined) return () => undefined;
  return (event) => {
    Object.freeze(event.at);
    // Frozen, so that one handler cannot change what the next sees; its failure must not become an answer's failure.
    void Promise.resolve(Object.freeze(event)).then(handler).then(ignore, ignore);
  };
}

const ignore = (): void => undefined;
