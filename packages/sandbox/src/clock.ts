/** Time as the sandbox and both brokers in it see it: real time, moved by the test. */
export interface SandboxClock {
  /** Epoch milliseconds. */
  now(): number;
  /** Rejects when the signal aborts or the sandbox closes. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Jumps ahead and wakes those whose time has come; resolves once they have run. */
  advance(ms: number): Promise<void>;
  /** Jumps to an instant, ahead or back: an ISO text or epoch milliseconds. */
  set(instant: string | number): Promise<void>;
}

interface Sleeper {
  readonly wakeAt: number;
  readonly wake: () => void;
  readonly fail: (reason: unknown) => void;
  timer: NodeJS.Timeout | undefined;
}

/** Node's timers cannot wait longer; a sleeper that is woken early lies down again. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export function readInstant(instant: string | number): number {
  const read = typeof instant === 'number' ? instant : Date.parse(instant);
  if (!Number.isFinite(read)) throw new TypeError(`Not an instant: ${instant}`);
  return read;
}

/** Whether a value names an instant: epoch milliseconds, or a text with its offset. */
export const isInstant = (value: unknown): value is string | number =>
  typeof value === 'number'
    ? Number.isFinite(value)
    : typeof value === 'string' &&
      /(?:Z|[+-]\d\d:?\d\d)$/iu.test(value) &&
      Number.isFinite(Date.parse(value));

/** Starts a clock at an instant; `stop` lets every sleeper go. */
export function startClock(instant: string | number): {
  readonly clock: SandboxClock;
  readonly stop: () => void;
} {
  let offset = readInstant(instant) - Date.now();
  let stopped = false;
  const sleepers = new Set<Sleeper>();
  const now = (): number => Date.now() + offset;

  function settle(sleeper: Sleeper): void {
    clearTimeout(sleeper.timer);
    const left = sleeper.wakeAt - now();
    if (left <= 0) sleeper.wake();
    else sleeper.timer = setTimeout(settle, Math.min(left, LONGEST_TIMER_MS), sleeper);
  }

  function sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      const abort = (): void => {
        if (signal !== undefined) sleeper.fail(signal.reason);
      };
      const leave = (): void => {
        clearTimeout(sleeper.timer);
        sleepers.delete(sleeper);
        signal?.removeEventListener('abort', abort);
      };
      const sleeper: Sleeper = {
        wakeAt: now() + ms,
        timer: undefined,
        wake: () => {
          leave();
          resolve();
        },
        fail: (reason) => {
          leave();
          reject(reason);
        },
      };
      if (signal?.aborted === true) return abort();
      if (stopped) return sleeper.fail(closed());
      signal?.addEventListener('abort', abort);
      sleepers.add(sleeper);
      settle(sleeper);
    });
  }

  async function jump(by: number): Promise<void> {
    offset += by;
    for (const sleeper of sleepers) settle(sleeper);
    await new Promise((resolve) => setImmediate(resolve));
  }

  return {
    clock: {
      now,
      sleep,
      advance: jump,
      set: async (to) => jump(readInstant(to) - now()),
    },
    stop() {
      stopped = true;
      for (const sleeper of sleepers) sleeper.fail(closed());
    },
  };
}

const closed = (): Error => new DOMException('The sandbox was closed', 'AbortError');
