import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cachedTokenStore, cacheFolder } from './cached-token-store.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'investor-flow-'));
const TOKEN = { value: 'a-token-of-a-test', issuedAt: 1, expiresAt: 4_000_000_000_000 };

test('tokens are kept in the folder of the cache', async () => {
  const base = join(folder(), 'cache');
  const store = cachedTokenStore(undefined, base);
  await store.lock('key', () => store.write('key', TOKEN));
  expect(await cachedTokenStore(undefined, base).read('key')).toEqual(TOKEN);
  expect(readdirSync(base).length).toBeGreaterThan(0);
});

test('where the folder cannot be used tokens are kept in memory, and one event says so', async () => {
  const file = join(folder(), 'a-file');
  writeFileSync(file, '');
  const events: unknown[] = [];
  const store = cachedTokenStore((event: unknown) => events.push(event), join(file, 'below'));
  await store.lock('key', () => store.write('key', TOKEN));
  expect(await store.read('key')).toEqual(TOKEN);
  await Promise.resolve();
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({ type: 'notice', because: expect.stringContaining('memory') });
  expect(existsSync(join(file, 'below'))).toBe(false);
});

test('the folder follows XDG_CACHE_HOME, else the home folder', () => {
  expect(cacheFolder({ XDG_CACHE_HOME: '/x', HOME: '/h' })).toBe('/x/investor-flow');
  expect(cacheFolder({ XDG_CACHE_HOME: 'relative', HOME: '/h' })).toBe('/h/.cache/investor-flow');
});
