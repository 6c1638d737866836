import { aborted, systemClock } from '@investor-flow/core';
// oxlint-disable-next-line typescript/triple-slash-reference -- the library has no types, and no module can say so
/// <reference path="./fs-native-extensions.d.ts" />
import { type FileHandle, open, stat } from 'node:fs/promises';

/** How often somebody who waits looks again, spread so that not all look at once. */
const LOOK_MS = 30;
/** Longer than any issue takes, a minute's wait for the next one included. */
const LONGEST_WAIT_MS = 180_000;

/**
 * Runs one work at a time among all processes that name the same file.
 *
 * The lock is the operating system's own on an open file: it ends with its holder, however that dies, so nobody ever has
 * to guess whether a lock is stale. The file stays where it is, since taking it away would let two in.
 */
export async function withFileLock<Value>(
  path: string,
  work: () => Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<Value> {
  const { tryLock } = await import('fs-native-extensions');
  const until = performance.now() + LONGEST_WAIT_MS;
  for (;;) {
    if (signal?.aborted === true) throw aborted(signal);
    const file = await open(path, 'a', 0o600);
    try {
      if (tryLock(file.fd) && (await isStillAt(path, file))) return await work();
    } finally {
      await file.close();
    }
    if (performance.now() > until) throw new Error('another process holds the lock for too long');
    await systemClock.sleep(LOOK_MS * (1 + Math.random()), signal);
  }
}

/** Somebody may have cleared the folder meanwhile, and others lock the new file of that name. */
async function isStillAt(path: string, file: FileHandle): Promise<boolean> {
  const mine = await file.stat();
  try {
    const there = await stat(path);
    return there.ino === mine.ino && there.dev === mine.dev;
  } catch {
    return false;
  }
}
