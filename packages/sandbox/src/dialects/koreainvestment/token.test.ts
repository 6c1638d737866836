import { expect, test } from 'vitest';
import { callKoreaInvestment } from '../__fixtures__/callers.ts';
import { startSandbox } from '../../sandbox.ts';

const NOW = '2026-07-01T14:49:40+09:00';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test('a token says when it expires, in Korean time and inside itself', async () => {
  await using sandbox = await startSandbox({ now: NOW });
  const { status, json } = await callKoreaInvestment(sandbox).issue();
  expect(status).toBe(200);
  expect(json).toStrictEqual({
    access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/u),
    access_token_token_expired: expect.stringMatching(/^2026-07-02 14:49:\d\d$/u),
    token_type: 'Bearer',
    expires_in: 86_400,
  });
  const token = String(json['access_token']);
  expect(token.length).toBeLessThanOrEqual(350);
  const payload: unknown = JSON.parse(
    Buffer.from(token.split('.')[1] ?? '', 'base64url').toString(),
  );
  const stated = String(json['access_token_token_expired']);
  const expires = Date.parse(`${stated.replace(' ', 'T')}+09:00`) / 1_000;
  expect(payload).toMatchObject({
    exp: expires,
    iat: expires - 86_400,
    jti: sandbox.koreainvestment.appKey,
  });
});

test('it is asked for once a minute, and is the same for six hours', async () => {
  await using sandbox = await startSandbox({ now: NOW });
  const broker = callKoreaInvestment(sandbox);
  const first = await broker.token();
  expect(await broker.issue()).toMatchObject({
    status: 403,
    json: {
      error_code: 'EGW00133',
      error_description: '접근토큰 발급 잠시 후 다시 시도하세요(1분당 1회)',
    },
  });
  await sandbox.clock.advance(MINUTE);
  expect((await broker.issue()).json['access_token']).toBe(first);
  await sandbox.clock.advance(6 * HOUR);
  const second = (await broker.issue()).json['access_token'];
  expect(second).not.toBe(first);
  expect((await broker.flow('KSP', '0001')).status).toBe(200);
  await sandbox.clock.advance(18 * HOUR);
  expect(await broker.flow('KSP', '0001')).toMatchObject({
    status: 500,
    json: { rt_cd: '1', msg_cd: 'EGW00123', msg1: '기간이 만료된 token 입니다.' },
  });
});

test('a revoked token is refused', async () => {
  await using sandbox = await startSandbox({ now: NOW });
  const broker = callKoreaInvestment(sandbox);
  const token = await broker.token();
  const revoke = () => broker.post('/oauth2/revokeP', { ...broker.keys, token });
  expect((await revoke()).json).toStrictEqual({
    code: 200,
    message: '접근토큰 폐기에 성공하였습니다',
  });
  expect((await broker.flow('KSP', '0001')).json['msg_cd']).toBe('EGW00121');
  expect(await revoke()).toMatchObject({ status: 403, json: { error_code: 'EGW00121' } });
});

const grant = { grant_type: 'client_credentials' };
test.each([
  ['not json', 'EGW00132'],
  [{}, 'EGW00115'],
  [{ grant_type: 'password' }, 'EGW00116'],
  [grant, 'EGW00102'],
  [{ ...grant, appkey: 'a' }, 'EGW00104'],
  [{ ...grant, appkey: 'a', appsecret: 'b' }, 'EGW00103'],
])('a token asked for with %j is refused', async (body, code) => {
  await using sandbox = await startSandbox({ now: NOW });
  const broker = callKoreaInvestment(sandbox);
  expect(await broker.post('/oauth2/tokenP', body)).toMatchObject({
    status: 403,
    json: { error_code: code },
  });
  const { appkey } = broker.keys;
  expect(
    (await broker.post('/oauth2/tokenP', { ...grant, appkey, appsecret: 'b' })).json['error_code'],
  ).toBe('EGW00105');
});
