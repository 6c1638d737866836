import { expect, it } from 'vitest';
import { storeKey } from './store.ts';

const PARTS = {
  broker: 'somebody',
  baseUrl: 'https://api.example:9443/below',
  key: 'app-key-0001',
  secret: 'secret-0001',
};

it('is the same for everybody who shares broker, host, key and secret', () => {
  expect(storeKey({ ...PARTS })).toBe(storeKey(PARTS));
  expect(storeKey({ ...PARTS, baseUrl: 'https://API.example:9443' })).toBe(storeKey(PARTS));
});

it.each([
  { broker: 'other' },
  { baseUrl: 'https://mock.example:9443' },
  { baseUrl: 'https://api.example' },
  { key: 'app-key-0002' },
  { secret: 'secret-0002' },
  // The border between two parts must not move.
  { key: 'app-key-0001s', secret: 'ecret-0001' },
  { key: 'app-key-0001","', secret: 'secret-0001' },
])('is another for %j', (other) => {
  expect(storeKey({ ...PARTS, ...other })).not.toBe(storeKey(PARTS));
});

it('names the broker, fits in a file name, and tells nothing else', () => {
  expect(storeKey(PARTS)).toMatch(/^somebody-[0-9a-f]{40}$/);
});
