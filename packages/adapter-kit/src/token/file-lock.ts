import { DependencyError, aborted, systemClock } from '@investor-flow/core';
import { randomUUID } from 'node:crypto';
import { lstat, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import * as z from 'zod/mini';
import { errnoOf, readSmallFile } from './own-file.ts';

/** How often a waiter looks again, spread so that not all look at once. */
const LOOK_MS = 30;
/** How often a holder touches its lease. */
const TOUCH_MS = 2000;
/** A lease that was not touched for so long is of a process that is gone or hangs. */
const STALE_MS = 10_000;
/** Who takes over a lease looks after this whether another took it over in the same moment. */
const CONTEST_MS = 40;
/** Longer than any issue takes, a minute's wait for the next one included. */
const LONGEST_WAIT_MS = 180_000;

/**
 * Runs one work at a time among all processes that name the same file.
 *
 * The file is a lease: created exclusively, with process and id in it, touched while the work goes on and removed after it.
 * The lease of a process that is dead on this host is taken over at once, another after 10 s without a touch. If two take
 * it over in the very same moment, the worst is a second issue of a token.
 */
export async function withFileLock<Value>(
  path: string,
  work: () => Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<Value> {
  const id = randomUUID();
  await acquired(path, id, signal);
  const touching = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(ignore);
  }, TOUCH_MS);
  try {
    return await work();
  } finally {
    clearInterval(touching);
    if ((await leaseAt(path))?.id === id) await rm(path, { force: true });
  }
}

async function acquired(path: string, id: string, signal: AbortSignal | undefined): Promise<void> {
  const began = performance.now();
  let seen: { readonly lease: Lease; readonly since: number } | undefined;
  for (;;) {
    if (signal?.aborted === true) throw aborted(signal);
    if (await isCreated(path, id)) return;
    const lease = await leaseAt(path);
    const now = performance.now();
    if (lease !== undefined) {
      if (seen?.lease.id !== lease.id || seen.lease.touched !== lease.touched)
        seen = { lease, since: now };
      if (lease.isDead || now - seen.since > STALE_MS) {
        await rm(path, { force: true });
        if (await isCreated(path, id)) {
          await systemClock.sleep(CONTEST_MS, signal);
          if ((await leaseAt(path))?.id === id) return;
        }
      }
    }
    if (now - began > LONGEST_WAIT_MS)
      throw new DependencyError('TOKEN_STORE', `another process holds ${path} for too long`);
    await systemClock.sleep(LOOK_MS * (1 + Math.random()), signal);
  }
}

async function isCreated(path: string, id: string): Promise<boolean> {
  const holder: z.infer<typeof HOLDER> = { id, pid: process.pid, host: hostname() };
  try {
    await writeFile(path, JSON.stringify(holder), { mode: 0o600, flag: 'wx' });
    return true;
  } catch (thrown) {
    if (errnoOf(thrown) === 'EEXIST') return false;
    throw thrown;
  }
}

/** What a lease says; one that is half written, or of another user, says nothing. */
const HOLDER = z.object({ id: z.string(), pid: z.number(), host: z.string() });

interface Lease {
  readonly id: string;
  readonly touched: number;
  /** Its process ran on this host and does not any more. */
  readonly isDead: boolean;
}

/** Nothing where there is none; a link or a pipe in its place is refused, since waiting for it would never end. */
async function leaseAt(path: string): Promise<Lease | undefined> {
  try {
    const there = await lstat(path);
    if (!there.isFile()) throw new DependencyError('TOKEN_STORE', `${path} is not a regular file`);
    const { data: holder } = z.safeParse(HOLDER, (await readSmallFile(path))?.json);
    return {
      id: holder?.id ?? '',
      touched: there.mtimeMs,
      isDead: holder?.host === hostname() && !isRunning(holder.pid),
    };
  } catch (thrown) {
    if (errnoOf(thrown) === 'ENOENT') return undefined;
    throw thrown;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (thrown) {
    return errnoOf(thrown) !== 'ESRCH';
  }
}

/** The folder was cleared meanwhile. */
const ignore = (): void => undefined;
