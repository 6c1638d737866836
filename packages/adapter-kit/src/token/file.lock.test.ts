import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deferred, timers } from '../__fixtures__/host.ts';
import { settled } from '../__fixtures__/manual-clock.ts';
import { fileTokenStore } from './file.ts';

const KEY = 'somebody-0123';

let folder = '';
let end = (): unknown => undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'investor-flow-'));
});
afterEach(async () => {
  end();
  await rm(folder, { recursive: true, force: true });
});

/** Starts a process that has the lock and never gives it back. */
async function elsewhere(): Promise<void> {
  const source = `
    import { fileTokenStore } from '${new URL('file.ts', import.meta.url).pathname}';
    await fileTokenStore(${JSON.stringify(folder)}).lock('${KEY}', () => {
      process.stdout.write('in');
      return new Promise((resolve) => setTimeout(resolve, 60_000));
    });
  `;
  const flags = '--import tsx --conditions investor-flow-source --input-type module --eval';
  const child = spawn(process.execPath, [...flags.split(' '), source], {
    cwd: new URL('../..', import.meta.url).pathname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  end = () => child.kill('SIGKILL');
  await once(child.stdout, 'data');
}

const enter = (signal?: AbortSignal): Promise<string> =>
  fileTokenStore(folder).lock(KEY, () => Promise.resolve('in'), signal);

it('lets one in at a time, and hands on what the work gave', async () => {
  const stores = [fileTokenStore(folder), fileTokenStore(folder)];
  let inside = 0;
  const works = stores.flatMap((store) =>
    [1, 2, 3].map((place) =>
      store.lock(KEY, async () => {
        inside += 1;
        expect(inside).toBe(1);
        await settled();
        inside -= 1;
        return place;
      }),
    ),
  );
  expect(await Promise.all(works)).toEqual([1, 2, 3, 1, 2, 3]);
  expect(await readdir(folder)).toEqual([]);
});

it('holds up no one of another key', async () => {
  const gate = deferred<void>();
  const held = fileTokenStore(folder).lock('another', () => gate.promise);
  expect(await enter()).toBe('in');
  gate.resolve();
  await held;
});

it('is given back when the work fails', async () => {
  const failing = fileTokenStore(folder).lock(KEY, () => Promise.reject(new Error('mine')));
  await expect(failing).rejects.toThrow('mine');
  expect(await enter()).toBe('in');
});

it('goes on when the folder is cleared while the work goes on', async () => {
  const done = fileTokenStore(folder).lock(KEY, async () => {
    await rm(folder, { recursive: true });
    return 'done';
  });
  expect(await done).toBe('done');
  expect(await enter()).toBe('in');
});

describe('what lies in its place', () => {
  const path = (): string => join(folder, `${KEY}.token.lock`);

  it('is refused at once where it is a pipe or a link', async () => {
    execFileSync('mkfifo', [path()]);
    await expect(enter()).rejects.toThrow(`${path()} is not a regular file`);
    await rm(path());
    await symlink('/dev/null', path());
    await expect(enter()).rejects.toThrow(`${path()} is not a regular file`);
  });

  it.each([
    [
      'of a process that is alive and does not touch it',
      JSON.stringify({ id: 'x', pid: 1, host: hostname() }),
    ],
    ['of a process elsewhere', JSON.stringify({ id: 'x', pid: 999_999_999, host: 'elsewhere' })],
    ['torn', '{"id":'],
  ])('is waited for ten seconds where it is a lease %s', async (_, text) => {
    await writeFile(path(), text);
    let skippedMs = 0;
    const real = performance.now.bind(performance);
    const now = vi.spyOn(performance, 'now').mockImplementation(() => real() + skippedMs);
    let entered = false;
    const entering = enter().then(() => {
      entered = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    skippedMs = 9000;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(entered).toBe(false);
    skippedMs = 10_500;
    await entering;
    expect(await readdir(folder)).toEqual([]);
    now.mockRestore();
  });

  it('is not waited for where it is a lease of a process that is dead on this host', async () => {
    await writeFile(path(), JSON.stringify({ id: 'x', pid: 999_999_999, host: hostname() }));
    const now = vi.spyOn(performance, 'now').mockReturnValue(0); // no lease grows stale
    expect(await enter()).toBe('in');
    now.mockRestore();
  });

  it('is not taken away where another took the lease over meanwhile', async () => {
    const theirs = JSON.stringify({ id: 'theirs', pid: 1, host: hostname() });
    await fileTokenStore(folder).lock(KEY, () => writeFile(path(), theirs));
    expect(await readFile(path(), 'utf8')).toBe(theirs);
  });
});

describe('of another process', { timeout: 30_000 }, () => {
  it('is waited for until that process is dead, however it dies', async () => {
    await elsewhere();
    let entered = false;
    const entering = enter().then((it) => {
      entered = true;
      return it;
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(entered).toBe(false);
    end();
    expect(await entering).toBe('in');
  });

  it('is waited for no longer than somebody wants it, and leaves no timer', async () => {
    await elsewhere();
    const before = timers();
    const control = new AbortController();
    const store = fileTokenStore(folder);
    const entering = [1, 2].map(() => store.lock(KEY, () => Promise.resolve('in'), control.signal));
    const outcomes = Promise.allSettled(entering);
    await new Promise((resolve) => setTimeout(resolve, 100));
    control.abort();
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(timers()).toBe(before);
  });
});
