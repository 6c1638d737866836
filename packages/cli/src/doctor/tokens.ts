import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileTokenStore } from 'investor-flow';
import { text } from '../language.ts';
import { duration } from './duration.ts';
import { type Finding, findingOf } from './finding.ts';

const finding = findingOf('tokens');

/** Whether a folder takes tokens, and how old the tokens in it are; of a token only its times are looked at. */
export async function tokenFindings(folder: string, now: number): Promise<readonly Finding[]> {
  const fault = await writeFault(folder);
  if (fault !== undefined)
    return [
      finding(
        'folder',
        'problem',
        text(`${folder}에 쓸 수 없습니다(${fault}).`, `${folder} cannot be written (${fault}).`),
      ),
    ];
  const keys = await tokenKeys(folder);
  const store = fileTokenStore(folder);
  const found = await Promise.all(
    keys.map(async (key) => {
      const token = await store.read(key).catch(() => undefined);
      if (token === undefined)
        return finding(
          short(key),
          'note',
          text('토큰이 아닙니다. 새로 발급됩니다.', 'does not hold a token; it is replaced.'),
        );
      const age = duration(now - token.issuedAt);
      return token.expiresAt > now
        ? finding(
            short(key),
            'ok',
            text(
              `${age} 전에 발급, ${duration(token.expiresAt - now)} 뒤 만료.`,
              `issued ${age} ago, ends in ${duration(token.expiresAt - now)}.`,
            ),
          )
        : finding(
            short(key),
            'note',
            text(
              `${age} 전에 발급, 만료됨.`,
              `issued ${age} ago, has ended; the next question renews it.`,
            ),
          );
    }),
  );
  const count = keys.length === 1 ? '1 token' : `${keys.length} tokens`;
  return [
    finding('folder', 'ok', text(`${folder}: 토큰 ${keys.length}개.`, `${count} in ${folder}.`)),
    ...found,
  ];
}

/** Makes the folder as the token store does, and writes a file into it; the reason where that fails. */
async function writeFault(folder: string): Promise<string | undefined> {
  const probe = join(folder, `doctor-${process.pid}`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(probe, '', { mode: 0o600 });
    await rm(probe);
    return undefined;
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown reason';
  }
}

const ENDING = '.token.json';

/** Names of files are hashes over broker, host and keys: they show no secret. */
async function tokenKeys(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder);
  return names.filter((it) => it.endsWith(ENDING)).map((it) => it.slice(0, -ENDING.length));
}

const short = (key: string): string => key.replace(/-([0-9a-f]{8})[0-9a-f]+$/, '-$1');
