import { execFileSync } from 'node:child_process';
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tokenAt } from '../__fixtures__/managers.ts';
import { NOON } from '../__fixtures__/manual-clock.ts';
import { fileTokenStore } from './file.ts';
import { storeKey } from './store.ts';

const KEY = storeKey({
  broker: 'somebody',
  baseUrl: 'https://api.example',
  key: 'the-app-key-of-a-person',
  secret: 'the-secret-of-a-person',
});
const token = tokenAt(NOON, 'a-token');

let home = '';
let folder = '';
let store = fileTokenStore(folder);
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'investor-flow-'));
  folder = join(home, 'deep', 'tokens');
  store = fileTokenStore(folder);
});
afterEach(async () => {
  await rm(home, { recursive: true, force: true });
});

const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;
const only = async (): Promise<string> => {
  const names = await readdir(folder);
  expect(names).toHaveLength(1);
  return join(folder, names[0] ?? '');
};

describe('what it keeps', () => {
  it('is given back by another store of the same folder', async () => {
    await store.write(KEY, token);
    expect(await fileTokenStore(folder).read(KEY)).toEqual(token);
    expect(await fileTokenStore(folder).read('another-key')).toBeUndefined();
  });

  it('is nothing before anything was written, and reading makes no folder', async () => {
    expect(await store.read(KEY)).toBeUndefined();
    expect(await readdir(home)).toEqual([]);
  });

  it('is readable by its owner alone, folder and file', async () => {
    const old = process.umask(0);
    try {
      await store.write(KEY, token);
    } finally {
      process.umask(old);
    }
    expect(await modeOf(folder)).toBe(0o700);
    expect(await modeOf(await only())).toBe(0o600);
  });

  it('closes a folder that was there and is empty, or holds nothing but such files', async () => {
    await mkdir(folder, { recursive: true });
    await chmod(folder, 0o755);
    await store.write(KEY, token);
    expect(await modeOf(folder)).toBe(0o700);
    await chmod(folder, 0o777);
    await store.lock(KEY, () => store.write(KEY, token));
    expect(await modeOf(folder)).toBe(0o700);
  });

  it('leaves a folder that holds other things too as it was, and closes its own files all the same', async () => {
    await mkdir(folder, { recursive: true });
    await chmod(folder, 0o755);
    await writeFile(join(folder, 'notes.txt'), 'of somebody who shares the folder');
    await store.write(KEY, token);
    expect(await modeOf(folder)).toBe(0o755);
    expect(await modeOf(join(folder, `${KEY}.token.json`))).toBe(0o600);
  });

  it('names neither key nor secret, in the file name or in the file', async () => {
    await store.write(KEY, token);
    const path = await only();
    const text = path + (await readFile(path, 'utf8'));
    expect(text).not.toContain('the-app-key');
    expect(text).not.toContain('the-secret');
  });

  it('is the token and nothing else an object of the caller carries', async () => {
    const more = { ...token, secret: 'not to be kept' };
    await store.write(KEY, more);
    expect(JSON.parse(await readFile(await only(), 'utf8'))).toEqual({ key: KEY, ...token });
  });

  it('stays in the folder, whatever the key', async () => {
    await store.write('../../outside/of:it', token);
    expect(await store.read('../../outside/of:it')).toEqual(token);
    await only();
    expect(await readdir(home)).toEqual(['deep']);
  });

  it('is replaced as a whole, and no draft is left', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, place) => store.write(KEY, tokenAt(NOON, `token-${place}`))),
    );
    await only();
    expect((await store.read(KEY))?.value).toMatch(/^token-\d+$/);
  });

  it('leaves no draft when it cannot be put in place', async () => {
    await store.write(KEY, token);
    const path = await only();
    await rm(path);
    await mkdir(join(path, 'in the way'), { recursive: true });
    await expect(store.write(KEY, token)).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
    await only();
  });
});

describe('a file that is no token', () => {
  it.each([
    ['empty', ''],
    ['torn', JSON.stringify(token).slice(0, 30)],
    ['foreign', '<html></html>'],
    ['null', 'null'],
    ['an array', '[]'],
    ['of a blank', JSON.stringify({ ...token, key: KEY, value: ' ' })],
    ['of a text that no header carries', JSON.stringify({ ...token, key: KEY, value: 'a\ntoken' })],
    ['of wrong types', JSON.stringify({ key: KEY, value: 1, issuedAt: 'a', expiresAt: null })],
    ['without an owner', JSON.stringify(token)],
    ['of another key', JSON.stringify({ key: 'another', ...token })],
    ['endless', `${JSON.stringify({ key: KEY, ...token })}${' '.repeat(70_000)}`],
  ])('because it is %s is none, and is replaced', async (_, text) => {
    await store.write(KEY, token);
    await writeFile(await only(), text);
    expect(await store.read(KEY)).toBeUndefined();
    await store.write(KEY, token);
    expect(await store.read(KEY)).toEqual(token);
  });

  it('because others could have written it is none, and is replaced by one they cannot', async () => {
    await store.write(KEY, token);
    await chmod(await only(), 0o666);
    expect(await store.read(KEY)).toBeUndefined();
    await store.write(KEY, token);
    expect(await store.read(KEY)).toEqual(token);
    expect(await modeOf(await only())).toBe(0o600);
  });

  it('because it is a link is none, and what it leads to is left alone', async () => {
    await store.write(KEY, token);
    const path = await only();
    const elsewhere = join(home, 'elsewhere');
    await rename(path, elsewhere);
    await symlink(elsewhere, path);
    expect(await store.read(KEY)).toBeUndefined();
    await store.write(KEY, tokenAt(NOON, 'newer'));
    expect((await store.read(KEY))?.value).toBe('newer');
    expect(await readFile(elsewhere, 'utf8')).toContain('a-token');
  });

  it('because it cannot be read at all fails, rather than being none', async () => {
    await mkdir(join(folder, `${KEY}.token.json`), { recursive: true, mode: 0o700 });
    await expect(store.read(KEY)).rejects.toThrow('EISDIR');
  });
});

describe('a folder that cannot hold tokens', () => {
  it.skipIf(process.platform !== 'linux')(
    "because it cannot be made fails, where Node's own way to make it never ends",
    async () => {
      const lost = fileTokenStore('/proc/tokens/deep');
      const fault = { code: 'ENOENT', path: '/proc/tokens' };
      await expect(lost.lock(KEY, () => Promise.resolve())).rejects.toMatchObject(fault);
      await expect(lost.write(KEY, token)).rejects.toMatchObject(fault);
    },
  );

  it('because a file is in its place fails and names it', async () => {
    await writeFile(join(home, 'deep'), '');
    await expect(fileTokenStore(join(home, 'deep')).write(KEY, token)).rejects.toMatchObject({
      code: 'ENOTDIR',
      path: join(home, 'deep'),
    });
  });

  it('because its file system shows every file as open to all is found out by reading back', async () => {
    const probe = await open(join(home, 'probe'), 'w');
    const handle = Object.getPrototypeOf(probe) as typeof probe;
    const real = Reflect.get(handle, 'stat');
    // As WSL shows /mnt/c, or SMB and exFAT any file.
    async function stat(this: typeof probe): Promise<unknown> {
      const there = await real.call(this);
      return Object.assign(there, { mode: Number(there.mode) | 0o777 });
    }
    Reflect.set(handle, 'stat', stat);
    await expect(store.write(KEY, token)).rejects.toThrow(
      /^the token store failed: .*\.token\.json cannot be read back as this user's alone: its mode is/,
    );
    Reflect.set(handle, 'stat', real);
    await probe.close();
  });
});

describe('what lies in the place of a token', () => {
  it('is not waited for where it is a pipe, and is replaced', async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    execFileSync('mkfifo', ['-m', '600', join(folder, `${KEY}.token.json`)]);
    expect(await store.read(KEY)).toBeUndefined();
    await store.write(KEY, token);
    expect(await store.read(KEY)).toEqual(token);
  });

  it.skipIf(process.getuid?.() !== 0)('is replaced where it is of another user', async () => {
    await store.write(KEY, token);
    await chown(await only(), 12_345, 12_345);
    expect(await store.read(KEY)).toBeUndefined();
    await store.write(KEY, token);
    expect(await store.read(KEY)).toEqual(token);
  });
});

it('clears away drafts that died and tokens that ended, and nothing that is not its own', async () => {
  const ended = { value: 'x', issuedAt: 0, expiresAt: 1 };
  await store.write('ended', ended);
  await store.write('living', { ...ended, expiresAt: Date.now() + 1e9 });
  for (const name of ['a.token.0-1.tmp', 'notes.tmp']) await writeFile(join(folder, name), '');
  const old = new Date(Date.now() - 2 * 86_400_000);
  for (const name of await readdir(folder)) await utimes(join(folder, name), old, old);
  await store.write('just-ended', ended);
  await writeFile(join(folder, 'b.token.0-2.tmp'), '');
  await store.write(KEY, token);
  expect((await readdir(folder)).toSorted()).toEqual(
    [
      'b.token.0-2.tmp',
      'just-ended.token.json',
      'living.token.json',
      'notes.tmp',
      `${KEY}.token.json`,
    ].toSorted(),
  );
});

it('clears away however many there are, one after another, since a process has few file handles', async () => {
  await store.write(KEY, token);
  const old = new Date(Date.now() - 2 * 86_400_000);
  for (let place = 0; place < 50; place += 1) {
    const path = join(folder, `${place}.token.json`);
    await writeFile(
      path,
      JSON.stringify({ key: `${place}`, value: 'x', issuedAt: 0, expiresAt: 1 }),
    );
    await utimes(path, old, old);
  }
  const probe = await open(join(home, 'probe'), 'w');
  const handle = Object.getPrototypeOf(probe) as typeof probe;
  const real = Reflect.get(handle, 'readFile');
  let [reading, most] = [0, 0];
  async function readFileOf(this: typeof probe): Promise<unknown> {
    reading += 1;
    most = Math.max(most, reading);
    const text = await real.call(this, 'utf8');
    reading -= 1;
    return text;
  }
  Reflect.set(handle, 'readFile', readFileOf);
  await store.write(KEY, token);
  Reflect.set(handle, 'readFile', real);
  await probe.close();
  expect(most).toBe(1);
  await only();
});

it('forgets only what is still the same', async () => {
  await store.forget(KEY, token);
  await store.write(KEY, token);
  await store.forget(KEY, tokenAt(NOON, 'another'));
  expect(await store.read(KEY)).toEqual(token);
  await store.forget(KEY, token);
  expect(await store.read(KEY)).toBeUndefined();
});
