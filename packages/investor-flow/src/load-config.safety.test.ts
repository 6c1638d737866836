import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect, connectAll } from './connect.ts';
import { configFromEnv, connectFromEnv } from './environment.ts';
import { CONFIG_FILE, loadConfig, loadedConfig } from './load-config.ts';

const KEYS = { KIWOOM_APP_KEY: 'a-key-of-a-test', KIWOOM_SECRET_KEY: 'a-secret-of-a-test' };

function written(config: object): { readonly cwd: string; readonly file: string } {
  const cwd = mkdtempSync(join(tmpdir(), 'investor-flow-'));
  const file = join(cwd, CONFIG_FILE);
  writeFileSync(file, JSON.stringify(config), { mode: 0o600 });
  return { cwd, file };
}

const settingsIn = (result: ReturnType<typeof loadConfig>): readonly string[] =>
  result.isOk() ? [] : result.error.issues.map(({ setting }) => setting);

test.each([
  ['a foreign address', { kiwoom: { baseUrl: 'https://evil.example' } }, ['kiwoom.baseUrl']],
  ['a folder for tokens', { tokenFolder: '/tmp/elsewhere' }, ['tokenFolder']],
  ['a store', { store: 'postgres://evil.example/x' }, ['store']],
  ['its own folder', { kiwoom: { tokenFolder: '/tmp/x' } }, ['kiwoom.tokenFolder']],
  ["the broker's own address", { kiwoom: { baseUrl: 'https://api.kiwoom.com' } }, []],
  ['this machine', { kiwoom: { baseUrl: 'http://127.0.0.1:9' } }, []],
])('a file that was only found may not give keys of the environment %s', (_, config, settings) => {
  const { cwd, file } = written(config);
  expect(settingsIn(loadConfig({ cwd, env: KEYS }))).toEqual(settings);
  expect(settingsIn(loadConfig({ env: KEYS, file }))).toEqual([]);
});

test('a file that brings its own keys may say where they go', () => {
  const kiwoom = { appKey: 'k-of-a-test', secretKey: 's-of-a-test', baseUrl: 'https://x.example' };
  const { cwd } = written({ kiwoom, tokenFolder: '/tmp/elsewhere' });
  expect(settingsIn(loadConfig({ cwd, env: {} }))).toEqual([]);
});

test('a file that everybody can write is refused, also when it is named', () => {
  const { cwd, file } = written({});
  chmodSync(file, 0o666);
  expect(settingsIn(loadConfig({ cwd, env: {} }))).toEqual([file]);
  expect(settingsIn(loadConfig({ file, env: {} }))).toEqual([file]);
});

test.runIf(process.getuid?.() === 0)(
  'a file of another user is refused (needs an administrator to give a file away)',
  () => {
    const { cwd, file } = written({});
    chownSync(file, 12_345, 12_345);
    expect(settingsIn(loadConfig({ cwd, env: {} }))).toEqual([file]);
  },
);

test.runIf(process.platform !== 'win32')(
  'what was only found and is no file is refused at once: a pipe, a device, a folder',
  () => {
    const { cwd, file } = written({});
    for (const make of [
      () => execFileSync('mkfifo', ['-m', '600', file]),
      () => symlinkSync('/dev/zero', file),
      () => mkdirSync(file),
    ]) {
      rmSync(file, { recursive: true });
      make();
      expect(settingsIn(loadConfig({ cwd, env: {} }))).toEqual([file]);
    }
  },
);

test('each setting says where it comes from', () => {
  const { cwd } = written({ kiwoom: { retries: 1 }, broker: 'kiwoom' });
  const loaded = loadedConfig({ cwd, env: KEYS });
  expect(loaded.isOk() && loaded.value.origins).toEqual({
    broker: 'file',
    'kiwoom.retries': 'file',
    'kiwoom.appKey': 'variable',
    'kiwoom.secretKey': 'variable',
  });
});

test('without keys the error names the variables, the file, the sandbox and a misspelt variable', () => {
  const opened = connectFromEnv({ KIWOOM_APPKEY: 'x', KIS_APP_SECERT: 'x' });
  const message = opened.isErr() ? opened.error.message : '';
  for (const part of [
    'KIWOOM_APP_KEY and KIWOOM_SECRET_KEY',
    'KIS_APP_KEY and KIS_APP_SECRET',
    CONFIG_FILE,
    'investor-flow sandbox',
    'KIWOOM_APPKEY is not read; did you mean KIWOOM_APP_KEY',
  ])
    expect(message).toContain(part);
});

test('a hostile configuration or environment is an error and never a throw', () => {
  const hostile = new Proxy({}, { get: thrower, ownKeys: thrower, has: thrower });
  expect(connect(hostile as never).isErr()).toBe(true);
  expect(connectAll(hostile).isErr()).toBe(true);
  expect(loadConfig({ env: hostile }).isOk()).toBe(true);
  expect(configFromEnv(hostile)).toEqual({});
});

function thrower(): never {
  throw new Error('not for you');
}
