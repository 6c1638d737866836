import { access, constants, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileTokenStore, type Token } from 'investor-flow';
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
  if ('fault' in keys)
    return [
      finding(
        'folder',
        'problem',
        text(
          `${folder}을(를) 읽을 수 없습니다(${keys.fault}).`,
          `${folder} cannot be read (${keys.fault}).`,
        ),
      ),
    ];
  const found = await Promise.all(
    keys.listed.map(async (key) => {
      const read = await readToken(folder, key);
      if ('fault' in read)
        return finding(
          short(key),
          'problem',
          text(`읽을 수 없습니다(${read.fault}).`, `cannot be read (${read.fault}).`),
        );
      const { token } = read;
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
  const { length } = keys.listed;
  const count = length === 1 ? '1 token' : `${length} tokens`;
  return [
    finding('folder', 'ok', text(`${folder}: 토큰 ${length}개.`, `${count} in ${folder}.`)),
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

interface Fault {
  readonly fault: string;
}

const faultOf = (thrown: unknown): Fault => ({
  fault: thrown instanceof Error ? thrown.message : 'unknown reason',
});

/** Names of files are hashes over broker, host and keys: they show no secret. */
async function tokenKeys(folder: string): Promise<{ readonly listed: readonly string[] } | Fault> {
  try {
    const names = await readdir(folder);
    return {
      listed: names.filter((it) => it.endsWith(ENDING)).map((it) => it.slice(0, -ENDING.length)),
    };
  } catch (thrown) {
    return faultOf(thrown);
  }
}

/** The store takes a file that it may not read for none; here it is named. */
async function readToken(
  folder: string,
  key: string,
): Promise<{ readonly token: Token | undefined } | Fault> {
  try {
    await access(join(folder, key + ENDING), constants.R_OK);
    return { token: await fileTokenStore(folder).read(key) };
  } catch (thrown) {
    return faultOf(thrown);
  }
}

const short = (key: string): string => key.replace(/-([0-9a-f]{8})[0-9a-f]+$/, '-$1');
