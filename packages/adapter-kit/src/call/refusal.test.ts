import { expect, it } from 'vitest';
import { type Refusal, refusalByStatus } from './refusal.ts';

it.each<[number, Partial<Refusal>]>([
  [401, { kind: 'unauthenticated', reason: 'token-refused', renew: true }],
  [403, { kind: 'unauthenticated', reason: 'token-refused', renew: true }],
  [429, { kind: 'throttled', code: 'HTTP 429' }],
  [400, { kind: 'rejected', code: 'HTTP 400' }],
  [404, { kind: 'rejected', code: 'HTTP 404' }],
  [499, { kind: 'rejected', code: 'HTTP 499' }],
  [408, { kind: 'unavailable' }],
  [425, { kind: 'unavailable' }],
  [500, { kind: 'unavailable' }],
  [502, { kind: 'unavailable' }],
  [503, { kind: 'unavailable' }],
  [599, { kind: 'unavailable' }],
  [200, { kind: 'unreadable' }],
  [204, { kind: 'unreadable' }],
  [301, { kind: 'unreadable' }],
  [302, { kind: 'unreadable' }],
  [304, { kind: 'unreadable' }],
  [399, { kind: 'unreadable' }],
])('a status %s alone means %o', (status, expected) => {
  expect(refusalByStatus(status)).toMatchObject(expected);
});

it('a fault of the server has the status for its cause, and no code of the broker', () => {
  expect(refusalByStatus(503)).toEqual({
    kind: 'unavailable',
    cause: { code: 'HTTP 503', message: 'the broker answered with a server fault' },
  });
});
