import { expect, it } from 'vitest';
import { isAuthorized, newToken } from './access-token.ts';

it('lets in who carries the token, and nobody else', () => {
  const token = newToken();
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(newToken()).not.toBe(token);
  expect(isAuthorized(`Bearer ${token}`, token)).toBe(true);
  for (const header of [undefined, '', token, `bearer ${token}`, `Bearer ${token}x`, 'Bearer '])
    expect(isAuthorized(header, token), String(header)).toBe(false);
});
