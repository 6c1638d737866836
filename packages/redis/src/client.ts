import { PartFailed } from '@investor-flow/adapter-kit';

/**
 * What is needed of a client of the `redis` package: one that `createClient` made and the app has connected.
 *
 * It stays the app's own: its errors are the app's to listen to, and it is the app that closes it.
 */
export interface RedisClient {
  readonly isReady: boolean;
  sendCommand(args: readonly string[]): Promise<unknown>;
}

/** Settings that store and limiter share. */
export interface RedisOptions {
  /** What the names of all keys begin with; `investor-flow` if nothing is said. */
  readonly prefix?: string;
  /** How long one answer of Redis may take, in milliseconds; 2,000 if nothing is said. */
  readonly timeoutMs?: number;
}

/** Runs a script on its keys as one step, or fails with a reason that names no key and quotes no text of Redis. */
export type Run = (
  script: string,
  keys: readonly string[],
  args: readonly (string | number)[],
) => Promise<unknown>;

export const runner =
  (client: RedisClient, part: PartFailed['part'], { timeoutMs = 2000 }: RedisOptions): Run =>
  async (script, keys, args) => {
    // Unconnected clients keep commands until they are connected again, and nobody can say when that is.
    if (!client.isReady) throw new PartFailed(part, 'Redis is not connected');
    const command = ['EVAL', script, String(keys.length), ...keys, ...args.map(String)];
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new PartFailed(part, `Redis did not answer within ${timeoutMs} ms`));
      }, timeoutMs);
    });
    try {
      return await Promise.race([client.sendCommand(command), late]);
    } catch (thrown) {
      throw thrown instanceof PartFailed ? thrown : new PartFailed(part, refusal(thrown));
    } finally {
      clearTimeout(timer);
    }
  };

/** What a script says is a number, or was not said by our script. */
export function wholeIn(told: unknown, part: PartFailed['part']): number {
  if (typeof told === 'number' && Number.isInteger(told)) return told;
  throw new PartFailed(part, 'Redis answered something else than was asked');
}

/** Redis begins its errors with a word in capitals, which is all that is told of them. */
function refusal(thrown: unknown): string {
  const code = thrown instanceof Error ? /^[A-Z]{3,}\b/.exec(thrown.message)?.[0] : undefined;
  return code === undefined ? 'Redis broke off' : `Redis refused (${code})`;
}

/** Names of one key live in one slot of a cluster. */
export const nameOf = ({ prefix = 'investor-flow' }: RedisOptions, key: string, what: string) =>
  `${prefix}:{${key}}:${what}`;
