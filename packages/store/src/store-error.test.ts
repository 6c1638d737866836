import { expect, it } from 'vitest';
import { errorFrom } from './store-error.ts';

it.each([
  [{ errcode: 13 }, 'full'],
  [{ errcode: 2_570 }, 'unwritable'],
  [{ code: '53300' }, 'unreadable'],
  [{ code: 'EACCES' }, 'unwritable'],
])('%o is a failure %s', (thrown, kind) => {
  expect(errorFrom(thrown, 'flow.db', 'reading').kind).toBe(kind);
});

it.each([
  // Its code is 11, as that of a damaged file.
  new DOMException('The object is in an invalid state', 'InvalidStateError'),
  { code: '13' },
  { code: 13 },
  { code: ['ENOSPC'] },
])('takes no other number for one of SQLite’s: %o', (thrown) => {
  expect(errorFrom(thrown, 'flow.db', 'writing')).toMatchObject({
    kind: 'unwritable',
    message: expect.stringContaining('the database failed: try again') as string,
  });
});
