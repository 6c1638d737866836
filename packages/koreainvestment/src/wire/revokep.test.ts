import { expect, it } from 'vitest';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { revokep } from './revokep.ts';

const revoke = revokep({ appKey: 'the-key', appSecret: 'the-secret' });
const token = { value: 'the-token', issuedAt: 0, expiresAt: 1 };

it('takes the documented answer for done, and no other', () => {
  const documented = { code: 200, message: '접근토큰 폐기에 성공하였습니다' };
  expect(valueOf(revoke.read(documented, token))).toEqual({ code: 200 });
  for (const other of [{ access_token: 'x' }, { code: '200' }, { rt_cd: '0' }])
    expect(errorOf(revoke.read(other, token))).toEqual([{ path: 'code', message: 'is not 200' }]);
  expect(errorOf(revoke.read([{}], token))).toEqual([{ path: '', message: 'must be an object' }]);
});
