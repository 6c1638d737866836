import { access, constants, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, fileTokenStore, ok, type Result, type Token } from 'investor-flow';
import { type Finding, findingOf } from './finding.ts';
import { duration } from '../render/numbers.ts';

const finding = findingOf('tokens');

/** Whether a folder takes tokens, and how old the tokens in it are; of a token only its times are looked at. */
export async function tokenFindings(folder: string, now: number): Promise<readonly Finding[]> {
  const problem = (ko: string, en: string): readonly Finding[] => [
    finding('folder', 'problem', `${folder}${ko}.`, `${folder} ${en}.`),
  ];
  const fault = await writeFault(folder);
  if (fault !== undefined)
    return problem(`에 쓸 수 없습니다(${fault})`, `cannot be written (${fault})`);
  const keys = await tried(tokenKeys(folder));
  if (keys.isErr())
    return problem(`을(를) 읽을 수 없습니다(${keys.error})`, `cannot be read (${keys.error})`);
  const found = await Promise.all(keys.value.map((key) => ageFinding(folder, key, now)));
  const { length } = keys.value;
  const count = length === 1 ? '1 token' : `${length} tokens`;
  return [
    finding('folder', 'ok', `${folder}: 토큰 ${length}개.`, `${count} in ${folder}.`),
    ...found,
  ];
}

async function ageFinding(folder: string, key: string, now: number): Promise<Finding> {
  const name = key.replace(/-([0-9a-f]{8})[0-9a-f]+$/, '-$1');
  const read = await tried(readToken(folder, key));
  if (read.isErr())
    return finding(
      name,
      'problem',
      `읽을 수 없습니다(${read.error}).`,
      `cannot be read (${read.error}).`,
    );
  const token = read.value;
  if (token === undefined)
    return finding(
      name,
      'note',
      '토큰이 아닙니다. 새로 발급됩니다.',
      'does not hold a token; it is replaced.',
    );
  const age = duration(now - token.issuedAt);
  const rest = duration(token.expiresAt - now);
  return token.expiresAt > now
    ? finding(
        name,
        'ok',
        `${age} 전에 발급, ${rest} 뒤 만료.`,
        `issued ${age} ago, ends in ${rest}.`,
      )
    : finding(
        name,
        'note',
        `${age} 전에 발급, 만료됨.`,
        `issued ${age} ago, has ended; the next question renews it.`,
      );
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

async function tried<Value>(work: Promise<Value>): Promise<Result<Value, string>> {
  try {
    return ok(await work);
  } catch (thrown) {
    return err(thrown instanceof Error ? thrown.message : 'unknown reason');
  }
}

/** Names of files are hashes over broker, host and keys: they show no secret. */
async function tokenKeys(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder);
  return names.filter((it) => it.endsWith(ENDING)).map((it) => it.slice(0, -ENDING.length));
}

/** The store takes a file that it may not read for none; here it is named. */
async function readToken(folder: string, key: string): Promise<Token | undefined> {
  await access(join(folder, key + ENDING), constants.R_OK);
  return fileTokenStore(folder).read(key);
}
