import type { Engine } from './engine.ts';

interface InUse {
  readonly engine: Engine;
  users: number;
}

/** The files that this process has open. */
const OPEN = new Map<string, InUse>();

/**
 * One connection for all stores of a process on the same file; it is closed with the last of them.
 *
 * Two would stand in each other's way, and the log beside the file would outlive the first to close.
 */
export function shared(key: string, location: string, open: () => Engine): Engine {
  const inUse = OPEN.get(key) ?? { engine: open(), users: 0 };
  inUse.users += 1;
  OPEN.set(key, inUse);
  let isClosed = false;
  return {
    ...inUse.engine,
    location,
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      inUse.users -= 1;
      if (inUse.users > 0) return;
      OPEN.delete(key);
      await inUse.engine.close();
    },
  };
}
