import { readdir } from 'node:fs/promises';
import { fileTokenStore } from 'investor-flow';
import type { Finding } from './finding.ts';
import { duration } from './duration.ts';

const finding = (name: string, state: Finding['state'], message: string): Finding => ({
  topic: 'tokens',
  name,
  state,
  message,
});

/** How old the tokens of a folder are; of a token itself nothing is looked at but its times. */
export async function tokenFindings(folder: string, now: number): Promise<readonly Finding[]> {
  const keys = await tokenKeys(folder);
  if (keys === undefined)
    return [finding('folder', 'note', `${folder} is not there yet; the first question makes it.`)];
  const store = fileTokenStore(folder);
  const found = await Promise.all(
    keys.map(async (key) => {
      const token = await store.read(key);
      if (token === undefined) return finding(short(key), 'note', 'is no token; it is replaced.');
      const age = `issued ${duration(now - token.issuedAt)} ago`;
      return token.expiresAt > now
        ? finding(short(key), 'ok', `${age}, ends in ${duration(token.expiresAt - now)}.`)
        : finding(short(key), 'note', `${age}, has ended; the next question renews it.`);
    }),
  );
  return [
    finding(
      'folder',
      'ok',
      `${keys.length === 1 ? '1 token' : `${keys.length} tokens`} in ${folder}.`,
    ),
    ...found,
  ];
}

const ENDING = '.token.json';

/** Names of files are hashes over broker, host and keys, which tell nobody a secret. */
async function tokenKeys(folder: string): Promise<readonly string[] | undefined> {
  try {
    const names = await readdir(folder);
    return names.filter((it) => it.endsWith(ENDING)).map((it) => it.slice(0, -ENDING.length));
  } catch {
    // Not there, or not ours to read: either way there is no token to tell of.
    return undefined;
  }
}

const short = (key: string): string => key.replace(/-([0-9a-f]{8})[0-9a-f]+$/, '-$1');
