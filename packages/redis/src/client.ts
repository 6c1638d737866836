import { DependencyError, systemClock } from '@investor-flow/adapter-kit';

/**
 * What is needed of a client of the `redis` package: one that `createClient` made and the app has connected.
 *
 * It stays the app's own: the app listens to its errors and closes it.
 */
export interface RedisClient {
  readonly isReady: boolean;
  sendCommand(args: readonly string[]): Promise<unknown>;
}

/** Settings that store and limiter share. */
export interface RedisOptions {
  /** What the names of all keys begin with; default `investor-flow`. */
  readonly prefix?: string;
  /** How long one answer of Redis may take, in milliseconds; default 2,000. */
  readonly timeoutMs?: number;
  /**
   * What happens while Redis is gone: `fail` ends questions that need it as `unavailable`; `local` goes on with what this
   * process knows alone: its own tokens, and the quota for itself, so that several processes may together exceed it.
   * Default `fail`.
   */
  readonly whenGone?: 'fail' | 'local';
}

/** The pauses before a failed command is sent again: a connection that broke is usually back by then. */
const RETRY_AFTER_MS = [50, 250];

export type RedisPart = ReturnType<typeof redisPart>;

/** What store and limiter do with Redis. */
export function redisPart(
  client: RedisClient,
  part: DependencyError['part'],
  { prefix = 'investor-flow', timeoutMs = 2000, whenGone = 'fail' }: RedisOptions,
) {
  const once = async (command: readonly string[], leftMs: number): Promise<unknown> => {
    // Unconnected clients keep commands until they are connected again, which may be never.
    if (!client.isReady) throw new RedisFault(part, 'Redis is not connected', true);
    const control = new AbortController();
    const late = async (): Promise<never> => {
      await systemClock.sleep(leftMs, control.signal);
      throw new RedisFault(part, `Redis did not answer within ${timeoutMs} ms`, false);
    };
    try {
      return await Promise.race([client.sendCommand(command), late()]);
    } catch (thrown) {
      throw thrown instanceof RedisFault ? thrown : faultIn(part, thrown);
    } finally {
      control.abort();
    }
  };
  /** Runs a script on its keys as one step, or fails with a reason that names no key and quotes no text of Redis. */
  const run = async (
    script: string,
    keys: readonly string[],
    args: readonly (string | number)[],
  ): Promise<unknown> => {
    const command = ['EVAL', script, String(keys.length), ...keys, ...args.map(String)];
    const until = performance.now() + timeoutMs;
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await once(command, until - performance.now());
      } catch (thrown) {
        const pauseMs = RETRY_AFTER_MS[attempt];
        if (pauseMs === undefined || performance.now() + pauseMs > until) throw thrown;
        if (!(thrown instanceof RedisFault && thrown.isTemporary)) throw thrown;
        await systemClock.sleep(pauseMs);
      }
    }
  };
  return {
    run,
    /** The same, of a script that answers with a number. */
    whole: async (...given: Parameters<typeof run>): Promise<number> => {
      const answer = await run(...given);
      if (typeof answer === 'number' && Number.isInteger(answer)) return answer;
      throw new DependencyError(part, 'Redis answered something else than was asked');
    },
    /** Names of one key live in one slot of a cluster. */
    nameOf: (key: string, what: string): string => `${prefix}:{${key}}:${what}`,
    shared: sharedOrAlone(whenGone),
  };
}

/** Why a command came to nothing, and whether the same may succeed in a moment. */
class RedisFault extends DependencyError {
  readonly isTemporary: boolean;

  constructor(part: DependencyError['part'], because: string, isTemporary: boolean) {
    super(part, because);
    this.isTemporary = isTemporary;
  }
}

/** What Redis says of itself while it starts, is busy, or hands over to another. */
const TEMPORARY = ['BUSY', 'CLUSTERDOWN', 'LOADING', 'MASTERDOWN', 'READONLY', 'TRYAGAIN'];

/** Redis begins its errors with a word in capitals, which is all that is quoted of them. */
function faultIn(part: DependencyError['part'], thrown: unknown): RedisFault {
  const code = thrown instanceof Error ? /^[A-Z]{3,}\b/.exec(thrown.message)?.[0] : undefined;
  return code === undefined
    ? new RedisFault(part, 'Redis broke off', true)
    : new RedisFault(part, `Redis refused (${code})`, TEMPORARY.includes(code));
}

/** A Redis that was gone is not asked again before this. */
const GONE_MS = 5000;

/** Asks Redis, or by choice does without it while it is gone. */
function sharedOrAlone(whenGone: RedisOptions['whenGone']) {
  let goneUntil = -Infinity;
  return async <Value>(
    ask: () => Promise<Value>,
    alone: () => Value | Promise<Value>,
  ): Promise<Value> => {
    if (performance.now() < goneUntil) return alone();
    try {
      return await ask();
    } catch (thrown) {
      if (whenGone === 'fail' || !(thrown instanceof DependencyError)) throw thrown;
      goneUntil = performance.now() + GONE_MS;
      return alone();
    }
  };
}
