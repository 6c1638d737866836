import { DependencyError } from '@investor-flow/core';
import { randomUUID } from 'node:crypto';
import { readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withFileLock } from './file-lock.ts';
import { closedFolder, readSmallFile } from './own-file.ts';
import { isToken, type Token, type TokenStore } from './store.ts';

/** What the files of a store are called; everything else in a folder belongs to others. */
const OURS = /\.token\.(?:json|lock|[\w-]+\.tmp)$/;
/** Drafts and expired tokens that were not touched for so long belong to no process any more. */
const LEFT_MS = 86_400_000;

/**
 * Keeps tokens in files that only their owner may read, one for each key, shared by every process of the host.
 *
 * A file that is torn, foreign, of another user or open to others is treated as none and replaced.
 */
export function fileTokenStore(folder: string): TokenStore {
  const pathOf = (key: string, end: string): string =>
    join(folder, `${key.replaceAll(/[^\w-]/g, '_')}.token.${end}`);

  const read = async (key: string): Promise<Token | undefined> => {
    const file = await readSmallFile(pathOf(key, 'json'));
    return file?.isOwn === true ? tokenIn(file.json, key) : undefined;
  };

  return {
    read,
    async write(key, token) {
      await closedFolder(folder, OURS);
      await cleared(folder);
      const { value, issuedAt, expiresAt } = token;
      const path = pathOf(key, 'json');
      const draft = pathOf(key, `${randomUUID()}.tmp`);
      try {
        const text = JSON.stringify({ key, value, issuedAt, expiresAt });
        await writeFile(draft, text, { mode: 0o600, flag: 'wx' });
        await rename(draft, path);
      } finally {
        await rm(draft, { force: true });
      }
      // Where chmod does nothing (WSL's /mnt/c, SMB, exFAT), every file is open to all and no token could be read again.
      if ((await read(key)) === undefined)
        throw new DependencyError(
          'TOKEN_STORE',
          `${path} cannot be read back as this user's alone: its mode is ${await modeOf(path)}`,
        );
    },
    async forget(key, token) {
      const held = await read(key);
      if (held?.value === token.value) await rm(pathOf(key, 'json'), { force: true });
    },
    async lock(key, work, signal) {
      await closedFolder(folder, OURS);
      return withFileLock(pathOf(key, 'lock'), work, signal);
    },
  };
}

/** Removes what processes that died left behind, and tokens that ended. */
async function cleared(folder: string): Promise<void> {
  const before = Date.now() - LEFT_MS;
  // One after another: all at once might open more files than a process may have open.
  for (const name of await readdir(folder)) {
    if (!OURS.test(name)) continue;
    const path = join(folder, name);
    // Another process may have removed it meanwhile.
    const there = await stat(path).catch(() => undefined);
    if (there === undefined || there.mtimeMs > before) continue;
    if (!name.endsWith('.json') || (await isOver(path))) await rm(path, { force: true });
  }
}

async function isOver(path: string): Promise<boolean> {
  const token = tokenIn((await readSmallFile(path))?.json);
  return token !== undefined && token.expiresAt < Date.now();
}

const modeOf = async (path: string): Promise<string> =>
  ((await stat(path)).mode & 0o777).toString(8);

/** Anything but a token with its key counts as absent, and so does the token of another key. */
function tokenIn(held: unknown, key?: string): Token | undefined {
  if (!isToken(held) || !('key' in held) || (key !== undefined && held.key !== key))
    return undefined;
  const { value, issuedAt, expiresAt } = held;
  return { value, issuedAt, expiresAt };
}
