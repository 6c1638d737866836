import { orThrow, type Result } from '@investor-flow/core';
import { expect, it } from 'vitest';
import { optionalPackage } from './optional-package.ts';
import type { QueueError } from './options.ts';

const faultOf = (result: Result<unknown, QueueError>) =>
  result.match(
    () => undefined,
    (error) => error,
  );
const failing = (message: string, code?: string) => () =>
  Promise.reject(Object.assign(new Error(message), code === undefined ? {} : { code }));

it('gives what was loaded', async () => {
  expect(orThrow(await optionalPackage('redis', () => Promise.resolve(7)))).toBe(7);
});

it('says how to install a package that is not there', async () => {
  const load = failing(
    "Cannot find package 'redis' imported from /app/x.js",
    'ERR_MODULE_NOT_FOUND',
  );
  const error = faultOf(await optionalPackage('redis', load));
  expect(error?.kind).toBe('missing-package');
  expect(error?.message).toContain('npm install bullmq redis');
});

it.each([
  ["Cannot find package 'ioredis' imported from /app/bullmq/x.js", 'ERR_MODULE_NOT_FOUND'],
  ["Cannot find module '/app/node_modules/redis/dist/index.js'", 'ERR_MODULE_NOT_FOUND'],
  ['Unexpected token', undefined],
])('keeps the reason of a package that cannot be loaded: %s', async (message, code) => {
  const error = faultOf(await optionalPackage('redis', failing(message, code)));
  expect(error?.kind).toBe('broken-package');
  expect(error?.message).toContain(message);
});
