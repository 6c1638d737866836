import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { chmod, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withFileLock } from './file-lock.ts';
import { memoryTokenStore } from './memory.ts';
import { isToken, type Token, type TokenStore } from './store.ts';

/** What the files of a store are called; everything else in a folder is somebody else's. */
const OURS = /\.token\.(?:json|lock|[\w-]+\.tmp)$/;

/** A link is not followed: it could lead to somebody else's file. Windows has no such flag. */
const FLAGS = constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NOFOLLOW);

/** No token is longer; whatever is, need not be read to the end. */
const LARGEST_BYTES = 64 * 1024;

/**
 * Keeps tokens in files that only their owner may read, one for each key, shared by every process of the host.
 *
 * A file that is torn, foreign, somebody else's or open to others is treated as none and replaced.
 */
export function fileTokenStore(folder: string): TokenStore {
  const pathOf = (key: string, end: string): string =>
    join(folder, `${key.replaceAll(/[^\w-]/g, '_')}.token.${end}`);
  const inProcess = memoryTokenStore();

  const read = async (key: string): Promise<Token | undefined> => {
    const text = await ownText(pathOf(key, 'json'));
    return text === undefined ? undefined : tokenIn(text, key);
  };

  return {
    read,
    async write(key, token) {
      await closed(folder);
      const { value, issuedAt, expiresAt } = token;
      const draft = pathOf(key, `${randomUUID()}.tmp`);
      try {
        const text = JSON.stringify({ key, value, issuedAt, expiresAt });
        await writeFile(draft, text, { mode: 0o600, flag: 'wx' });
        await rename(draft, pathOf(key, 'json'));
      } finally {
        await rm(draft, { force: true });
      }
    },
    async forget(key, token) {
      const held = await read(key);
      if (held?.value === token.value) await rm(pathOf(key, 'json'), { force: true });
    },
    lock: (key, work, signal) =>
      inProcess.lock(
        key,
        async () => {
          await closed(folder);
          return withFileLock(pathOf(key, 'lock'), work, signal);
        },
        signal,
      ),
  };
}

/** Makes the folder, for its owner alone; one that holds other things too is shared by choice and stays as it is. */
async function closed(folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true, mode: 0o700 });
  const there = await stat(folder);
  if (!isMine(there) || isClosed(there)) return;
  if (made !== undefined || (await readdir(folder)).every((name) => OURS.test(name)))
    await chmod(folder, 0o700);
}

/** Nothing where there is no file, or one that others could have written. */
async function ownText(path: string): Promise<string | undefined> {
  let file;
  try {
    file = await open(path, FLAGS);
  } catch (thrown) {
    if (isOneOf(thrown, 'ENOENT', 'ELOOP')) return undefined;
    throw thrown;
  }
  try {
    const there = await file.stat();
    const isOwn = isMine(there) && isClosed(there) && there.size <= LARGEST_BYTES;
    return isOwn ? await file.readFile('utf8') : undefined;
  } finally {
    await file.close();
  }
}

/** Where the system knows no such owners and modes, its users are kept apart by their folders. */
const { getuid } = process;
const isMine = ({ uid }: { readonly uid: number }): boolean =>
  getuid === undefined || getuid() === uid;
const isClosed = ({ mode }: { readonly mode: number }): boolean =>
  getuid === undefined || (mode & 0o077) === 0;

const isOneOf = (thrown: unknown, ...codes: readonly string[]): boolean =>
  thrown instanceof Error && 'code' in thrown && codes.includes(String(thrown.code));

/** Text that is no token, or the token of another key, is no token. */
function tokenIn(text: string, key: string): Token | undefined {
  let held: unknown;
  try {
    held = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isToken(held) || !('key' in held) || held.key !== key) return undefined;
  const { value, issuedAt, expiresAt } = held;
  return { value, issuedAt, expiresAt };
}
