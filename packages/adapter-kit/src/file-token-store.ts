import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lock as lockFile } from 'proper-lockfile';
import { memoryTokenStore } from './memory-token-store.ts';
import { isToken, type Token, type TokenStore } from './token.ts';

/** A holder that has not touched its lock for so long is dead. */
const STALE_MS = 10_000;
/** Longer than any issue takes, a minute's wait for the next one included. */
const LOCK_TRIES = { retries: 1200, factor: 1, minTimeout: 50, maxTimeout: 150, randomize: true };

/**
 * Keeps tokens in files that only their owner may read, one for each key, shared by every process of the host.
 *
 * A file that cannot be read as a token is treated as none and replaced.
 */
export function fileTokenStore(folder: string): TokenStore {
  const fileOf = (key: string): string => join(folder, `${key.replaceAll(/[^\w-]/g, '_')}.json`);
  const inProcess = memoryTokenStore();

  const ready = async (): Promise<void> => {
    const created = await mkdir(folder, { recursive: true, mode: 0o700 });
    // A folder that was there is somebody's choice, and may be shared; the files in it are ours alone all the same.
    if (created !== undefined) await chmod(folder, 0o700);
  };
  const read = async (key: string): Promise<Token | undefined> => {
    let text: string;
    try {
      text = await readFile(fileOf(key), 'utf8');
    } catch (thrown) {
      if (isMissing(thrown)) return undefined;
      throw thrown;
    }
    return tokenIn(text);
  };

  return {
    read,
    async write(key, token) {
      await ready();
      const { value, issuedAt, expiresAt } = token;
      const draft = `${fileOf(key)}.${randomUUID()}.tmp`;
      try {
        await writeFile(draft, JSON.stringify({ value, issuedAt, expiresAt }), { mode: 0o600 });
        await rename(draft, fileOf(key));
      } finally {
        await rm(draft, { force: true });
      }
    },
    async forget(key, token) {
      const held = await read(key);
      if (held?.value === token.value) await rm(fileOf(key), { force: true });
    },
    lock: (key, work) =>
      inProcess.lock(key, async () => {
        await ready();
        let lost = false;
        const release = await lockFile(fileOf(key), {
          realpath: false,
          stale: STALE_MS,
          retries: LOCK_TRIES,
          // Somebody took us for dead, or the folder is gone; thrown, it would end the process.
          onCompromised: () => {
            lost = true;
          },
        });
        try {
          return await work();
        } finally {
          if (!lost) await release();
        }
      }),
  };
}

const isMissing = (thrown: unknown): boolean =>
  thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';

/** Text that is no token, torn or foreign, is no token. */
function tokenIn(text: string): Token | undefined {
  try {
    const held: unknown = JSON.parse(text);
    return isToken(held) ? held : undefined;
  } catch {
    return undefined;
  }
}
