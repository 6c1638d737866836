import { Result } from '@investor-flow/core';
import { constants } from 'node:fs';
import { chmod, mkdir, open, readdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A link is not followed, and a pipe is not waited for. Windows has no such flags. */
const FLAGS =
  constants.O_RDONLY |
  (process.platform === 'win32' ? 0 : constants.O_NOFOLLOW | constants.O_NONBLOCK);

/** No token is longer, nor a lease. */
const LARGEST_BYTES = 64 * 1024;

const jsonIn = Result.fromThrowable((text: string): unknown => JSON.parse(text));

/**
 * A regular file that this user may read, and whether only this user can have read or written it; nothing where there is
 * none, or something else in its place. A text that is not JSON holds nothing.
 */
export async function readSmallFile(
  path: string,
): Promise<{ readonly json: unknown; readonly isOwn: boolean } | undefined> {
  let file;
  try {
    file = await open(path, FLAGS);
  } catch (thrown) {
    if (['ENOENT', 'ELOOP', 'EACCES', 'ENXIO'].includes(errnoOf(thrown))) return undefined;
    throw thrown;
  }
  try {
    const there = await file.stat();
    if (there.isDirectory()) throw fault('EISDIR', path);
    if (!there.isFile() || there.size > LARGEST_BYTES) return undefined;
    const json = jsonIn(await file.readFile('utf8')).unwrapOr(undefined);
    return { json, isOwn: isMine(there) && isClosed(there) };
  } finally {
    await file.close();
  }
}

/** Makes a folder for its owner alone; one that holds other things than `ours` is shared by choice and stays as it is. */
export async function closedFolder(folder: string, ours: RegExp): Promise<void> {
  const isMade = await made(folder);
  const there = await stat(folder);
  if (!there.isDirectory()) throw fault('ENOTDIR', folder);
  if (!isMine(there) || isClosed(there)) return;
  if (isMade || (await readdir(folder)).every((name) => ours.test(name)))
    await chmod(folder, 0o700);
}

/** Whether the folder had to be made. Node's own `recursive` never ends where a file system has no such folders (/proc). */
async function made(folder: string, isSecondTry = false): Promise<boolean> {
  try {
    await mkdir(folder, 0o700);
    return true;
  } catch (thrown) {
    if (errnoOf(thrown) === 'EEXIST') return false;
    const parent = dirname(folder);
    if (isSecondTry || errnoOf(thrown) !== 'ENOENT' || parent === folder) throw thrown;
    await made(parent);
    return made(folder, true);
  }
}

export const errnoOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';

const fault = (code: string, path: string): Error =>
  Object.assign(new Error(`${code}: ${path}`), { code, path });

/** Where the system knows no owners and modes, its users are kept apart by their folders. */
const { getuid } = process;
const isMine = ({ uid }: { readonly uid: number }): boolean =>
  getuid === undefined || getuid() === uid;
const isClosed = ({ mode }: { readonly mode: number }): boolean =>
  getuid === undefined || (mode & 0o077) === 0;
