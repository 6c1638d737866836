import type { BrokerErrorKind, Origin } from '@investor-flow/core';

type Event<Type extends string, More> = {
  readonly type: Type;
  readonly at: Origin;
} & Readonly<More>;

/** What happens on the way to an answer; never a header, a body or a secret. Durations are milliseconds. */
export type CallEvent =
  | Event<'request', { attempt: number }>
  | Event<'response', { attempt: number; status: number; tookMs: number }>
  | Event<'failure', { kind: BrokerErrorKind; message: string; code?: string }>
  | Event<'retry', { attempt: number; waitMs: number; because: string }>
  | Event<'wait', { for: 'quota'; waitMs: number }>
  | Event<'token', { expiresAt: string }>
  /** `code` is the broker's own of the row. */
  | Event<'left-out', { day?: string; code?: string; because: string }>
  /** Something is wrong that does not stop an answer: a lowered pace, a token kept in memory, the clock of this host. */
  | Event<'notice', { because: string }>;

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
