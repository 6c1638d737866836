import { expect, it } from 'vitest';
import { valueOf } from '../__fixtures__/results.ts';
import { au10002 } from './au10002.ts';

const revoke = au10002({ appKey: 'the-key', secretKey: 'the-secret' });
const token = { value: 'the-token', issuedAt: 0, expiresAt: 1 };

it('names the token that ends, with the key and the secret', () => {
  expect(revoke.request(token)).toStrictEqual({
    method: 'POST',
    path: '/oauth2/revoke',
    body: { appkey: 'the-key', secretkey: 'the-secret', token: 'the-token' },
  });
  expect(revoke.id).toBe('au10002');
});

it('takes any answer that the envelope lets through for done', () => {
  const documented = { return_code: 0, return_msg: '정상적으로 처리되었습니다' };
  expect(valueOf(revoke.read(documented, token))).toBe(documented);
});
