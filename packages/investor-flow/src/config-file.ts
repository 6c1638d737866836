import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import { err, ok, type Result } from '@investor-flow/core';
import { type ConfigError, configError, isObject, type Unchecked } from './config.ts';

/** A pipe that was only found is not read; one that is named (`--config <(…)`) is. Windows has no such flag. */
const FOUND = constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK);

/** What a file holds; nothing where there is none and none is required. */
export function readConfigFile(
  path: string,
  required: boolean,
): Result<Unchecked | undefined, ConfigError> {
  const fault = (message: string) => err(configError([{ setting: path, message }]));
  let text: string;
  try {
    const file = openSync(path, required ? 'r' : FOUND);
    try {
      const there = fstatSync(file);
      if (!required && !there.isFile() && !there.isDirectory()) return fault('is not a file');
      const refused = untrusted(there);
      if (refused !== undefined) return fault(refused);
      text = readFileSync(file, 'utf8');
    } finally {
      closeSync(file);
    }
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown';
    if (code === 'ENOENT') return required ? fault('does not exist') : ok(undefined);
    return fault(`cannot be read (${code})`);
  }
  try {
    // Some editors write a byte-order mark before the text.
    const config: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return isObject(config) ? ok(config) : fault('must hold a JSON object');
  } catch {
    return fault('must be JSON');
  }
}

const WRITABLE_BY_ALL = 0o002;

/** Why a file is not to be trusted with keys: anybody else could have written it. An administrator may have. */
function untrusted({ uid, mode }: Stats): string | undefined {
  const user = process.getuid?.();
  if (user === undefined) return undefined;
  if (uid !== user && uid !== 0) return 'belongs to another user, so it is not read';
  return (mode & WRITABLE_BY_ALL) === 0
    ? undefined
    : 'can be written by everybody, so it is not read: chmod o-w';
}
