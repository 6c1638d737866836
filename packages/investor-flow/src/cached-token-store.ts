import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import {
  announcer,
  type EventHandler,
  fileTokenStore,
  memoryTokenStore,
  type TokenStore,
} from '@investor-flow/adapter-kit';

/** Where tokens are kept by default; a relative XDG path counts for none, as its specification has it. */
export function cacheFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const { XDG_CACHE_HOME: cache, HOME: home } = env;
  const base =
    cache !== undefined && isAbsolute(cache)
      ? cache
      : join(home === undefined || home === '' ? homedir() : home, '.cache');
  return join(base, 'investor-flow');
}

/** Token files in the user's cache folder; in memory where that folder cannot be used, which one event says. */
export function cachedTokenStore(onEvent: unknown, folder: string = cacheFolder()): TokenStore {
  const announce = announcer(typeof onEvent === 'function' ? (onEvent as EventHandler) : undefined);
  const files = fileTokenStore(folder);
  const memory = memoryTokenStore();
  let inUse: TokenStore = files;
  const fallBack = (thrown: unknown): void => {
    if (inUse === memory) throw thrown;
    inUse = memory;
    const reason = thrown instanceof Error ? thrown.message : 'the folder cannot be used';
    const because = `tokens are kept in memory: ${reason}`;
    announce({ type: 'notice', at: { broker: 'investor-flow', operation: 'tokens' }, because });
  };
  const orInMemory = async <Value>(work: (store: TokenStore) => Promise<Value>): Promise<Value> => {
    try {
      return await work(inUse);
    } catch (thrown) {
      fallBack(thrown);
      return work(memory);
    }
  };
  return {
    read: (key) => orInMemory((store) => store.read(key)),
    write: (key, token) => orInMemory((store) => store.write(key, token)),
    forget: (key, token) => orInMemory((store) => store.forget(key, token)),
    async lock<Value>(key: string, work: () => Promise<Value>, signal?: AbortSignal) {
      let outcome: Promise<Value> | undefined;
      const once = (): Promise<Value> => {
        outcome ??= work();
        return outcome;
      };
      try {
        return await inUse.lock(key, once, signal);
      } catch (thrown) {
        // Work that began under the lock of the folder is not done a second time, and its failure is its own.
        if (outcome !== undefined) return outcome;
        if (signal?.aborted === true) throw thrown;
        fallBack(thrown);
        return memory.lock(key, once, signal);
      }
    },
  };
}
