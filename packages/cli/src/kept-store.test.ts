import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Result, systemClock } from 'investor-flow';
import { afterAll, expect, it } from 'vitest';
import { answered } from './__fixtures__/typed.ts';
import type { CommandContext } from './context.ts';
import { keptLocation, openKeptStore, storeFailed, withStore } from './kept-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'investor-flow-kept-'));
afterAll(() => rmSync(folder, { recursive: true }));

const failed = <Reason>(result: Result<unknown, Reason>): Reason =>
  result.match(
    () => {
      throw new Error('it did not fail');
    },
    (error) => error,
  );

const said: string[] = [];
/** As much of a command's surroundings as finding a store needs. */
const contextWith = (given: object, env: Readonly<Record<string, string>> = {}): CommandContext =>
  ({
    given,
    terminal: { cwd: folder, env: { HOME: folder, ...env } },
    parts: {},
    clock: systemClock,
    fail: ({ code, sentence }: { code: number; sentence: { en: string } }) => {
      said.push(sentence.en);
      return code;
    },
  }) as unknown as CommandContext;

const config = join(folder, 'named.json');
writeFileSync(config, JSON.stringify({ store: 'configured.db' }));

it('looks where it was told: option, variable, file, data folder', () => {
  const variable = { INVESTOR_FLOW_STORE: 'variable.db' };
  const place = (given: object, env: Readonly<Record<string, string>>) =>
    answered(keptLocation(contextWith(given, env)));
  expect(place({ store: 'typed.db', config }, variable)).toBe('typed.db');
  expect(place({ config }, variable)).toBe('variable.db');
  expect(place({ config }, {})).toBe('configured.db');
  expect(place({}, { XDG_DATA_HOME: '/data' })).toBe('/data/investor-flow/flow.db');
  const usual = join(folder, '.local/share/investor-flow/flow.db');
  expect(place({}, {})).toBe(usual);
  expect(place({}, { XDG_DATA_HOME: 'relative' })).toBe(usual);
});

it('makes a new store in the working directory of the command', async () => {
  const store = answered(await openKeptStore(contextWith({ store: 'new.db' })));
  expect(store.location).toBe(join(folder, 'new.db'));
  await store.close();
  expect(existsSync(join(folder, 'new.db'))).toBe(true);
});

it('makes none where it is only read', async () => {
  const opened = await openKeptStore(contextWith({ store: 'none.db' }), { mustExist: true });
  expect(failed(opened)).toMatchObject({ code: 66 });
  expect(existsSync(join(folder, 'none.db'))).toBe(false);
});

it.each([
  ['missing', 66],
  ['ambiguous', 64],
  ['full', 74],
  ['unreadable', 74],
] as const)('%s ends with %i', (kind, code) => {
  const { sentence } = storeFailed({ kind, message: 'Why.', location: 'flow.db' });
  expect(storeFailed({ kind, message: 'Why.', location: 'flow.db' }).code).toBe(code);
  expect(sentence.en).toBe('Why. (flow.db)');
});

it.each([
  'postgres://user:sesame@127.0.0.1:1/none?password=sesame',
  'postgres://user:sesame@[none',
  'postgre://user:sesame@127.0.0.1/none',
])('says no password: %s', async (store) => {
  const code = await withStore(contextWith({ store }), {}, () => Promise.resolve(0));
  expect(code).toBe(74);
  expect(said.at(-1)).not.toContain('sesame');
});
