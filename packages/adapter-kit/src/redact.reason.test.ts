import { expect, it } from 'vitest';
import { systemReason } from './redact.ts';

const failing = (message: string, more: object = {}): Error =>
  Object.assign(new Error(message), more);

it.each([
  [failing('EACCES: denied', { code: 'EACCES', path: '/x/y' }), 'EACCES /x/y'],
  [
    failing("Cannot find package 'pg' imported from /x", { code: 'ERR_MODULE_NOT_FOUND' }),
    "ERR_MODULE_NOT_FOUND: Cannot find package 'pg'",
  ],
  [
    failing('Dynamic require of "util" is not supported'),
    'Dynamic require of "util", as in a bundle without it',
  ],
  [
    failing('Could not dynamically require "util". Please configure'),
    'Could not dynamically require "util", as in a bundle without it',
  ],
  [
    new ReferenceError('require is not defined in ES module scope'),
    'require is not defined, as in a bundle without it',
  ],
])('%s is named', (thrown, reason) => expect(systemReason(thrown)).toBe(reason));

it.each([
  failing('bearer a-secret-word'),
  failing('a-secret-word', { code: 'a-secret-word' }),
  'EACCES',
  undefined,
])('%s is no word of the system and is not quoted', (thrown) =>
  expect(systemReason(thrown)).toBeUndefined(),
);
