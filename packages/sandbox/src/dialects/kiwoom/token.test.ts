import { expect, test } from 'vitest';
import { callKiwoom } from '../__fixtures__/callers.ts';
import { startSandbox } from '../../sandbox.ts';

const NOW = '2026-07-01T14:49:40+09:00';
const HOUR = 3_600_000;

test('a token lives for a day of Korean time', async () => {
  await using sandbox = await startSandbox({ now: NOW });
  const { status, json } = await callKiwoom(sandbox).issue();
  expect(status).toBe(200);
  expect(json).toStrictEqual({
    expires_dt: expect.stringMatching(/^202607021449\d\d$/u),
    token_type: 'bearer',
    token: expect.stringMatching(/^[\w-]{80,}$/u),
    return_code: 0,
    return_msg: '정상적으로 처리되었습니다',
  });
});

test('while it lives it is the only one; after it there is another', async () => {
  await using sandbox = await startSandbox({ now: NOW });
  const kiwoom = callKiwoom(sandbox);
  const first = await kiwoom.token();
  await sandbox.clock.advance(23 * HOUR);
  expect((await kiwoom.issue()).json['token']).toBe(first);
  expect((await kiwoom.sectors()).json['return_code']).toBe(0);
  await sandbox.clock.advance(HOUR);
  expect((await kiwoom.sectors()).json['return_msg']).toContain('[8005:');
  expect((await kiwoom.issue()).json['token']).not.toBe(first);
});

test('a revoked token is refused, and another is given', async () => {
  await using sandbox = await startSandbox({ now: NOW });
  const kiwoom = callKiwoom(sandbox);
  const token = await kiwoom.token();
  const revoke = () => kiwoom.post('/oauth2/revoke', { ...kiwoom.keys, token });
  expect((await revoke()).json['return_code']).toBe(0);
  expect((await kiwoom.sectors()).json).toStrictEqual({
    return_code: 3,
    return_msg: '인증에 실패했습니다[8005:Token이 유효하지 않습니다]',
  });
  expect((await revoke()).json['return_msg']).toContain('[8015:');
  expect((await kiwoom.issue()).json['token']).not.toBe(token);
});

test.each([
  ['not json', 2, '1517'],
  [{}, 2, '8011'],
  [{ grant_type: 'password' }, 2, '8012'],
  [{ grant_type: 'client_credentials' }, 2, '8020'],
  [{ grant_type: 'client_credentials', appkey: 'a', secretkey: 'b' }, 3, '8001'],
])('a token asked for with %j is refused with HTTP 200', async (body, returnCode, code) => {
  await using sandbox = await startSandbox({ now: NOW });
  const { status, json } = await callKiwoom(sandbox).post('/oauth2/token', body);
  expect(status).toBe(200);
  expect(json['return_code']).toBe(returnCode);
  expect(json['return_msg']).toContain(`[${code}:`);
});
