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
      readonly for: 'quota';
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
  /** Something is wrong that does not stop an answer: a lowered pace, a token kept in memory, the clock of this host. */
  | { readonly type: 'notice'; readonly at: Origin; readonly because: string };

export type EventHandler = (event: CallEvent) => unknown;
export type Announce = (event: CallEvent) => void;

/** Hands events to a handler; a handler that fails must not become the failure of an answer. */
export function announcer(handler: EventHandler | undefined): Announce {
  if (handler === undefined) return () => undefined;
  return (event) => {
    Object.freeze(event.at);
    // Frozen, so that one handler cannot change what the next sees.
    void Promise.resolve(Object.freeze(event)).then(handler).then(ignore, ignore);
  };
}

/** Announces notices, the same topic at most once in so many milliseconds. */
export function noticer(
  announce: Announce,
): (at: Origin, because: string, topic: string, everyMs: number) => void {
  const lastAt = new Map<string, number>();
  return (at, because, topic, everyMs) => {
    const now = performance.now();
    if (now - (lastAt.get(topic) ?? -Infinity) < everyMs) return;
    lastAt.set(topic, now);
    announce({ type: 'notice', at, because });
  };
}

const ignore = (): void => undefined;
