import { afterEach, beforeEach, expect, test } from 'vitest';
import { callKiwoom, callKoreaInvestment } from '../dialects/__fixtures__/callers.ts';
import { type Sandbox, startSandbox } from '../sandbox.ts';

let sandbox: Sandbox;
let kiwoom: ReturnType<typeof callKiwoom>;
let broker: ReturnType<typeof callKoreaInvestment>;
beforeEach(async () => {
  sandbox = await startSandbox({ now: '2026-07-01T18:00:00+09:00' });
  kiwoom = callKiwoom(sandbox);
  broker = callKoreaInvestment(sandbox);
});
afterEach(() => sandbox.close());

test('token-killed: every token of that broker dies, and another is given', async () => {
  const token = await kiwoom.token();
  await broker.token();
  sandbox.faults.add('token-killed', { api: 'ka10051' });
  expect((await kiwoom.sectors()).json['return_msg']).toContain('[8005:');
  expect(sandbox.requests.at(-1)).toMatchObject({ fault: 'token-killed', status: 200 });
  expect((await kiwoom.issue()).json['token']).not.toBe(token);
  expect((await broker.flow('KSP', '0001')).json['rt_cd']).toBe('0');
  sandbox.faults.add('token-killed', { broker: 'koreainvestment' });
  expect((await broker.flow('KSP', '0001')).json['msg_cd']).toBe('EGW00121');
});

test('throttled: over the quota, whatever the quota is; tokens only when named', async () => {
  sandbox.faults.add('throttled', { times: 2 });
  const refused = await kiwoom.sectors();
  expect(refused).toMatchObject({ status: 429, json: { return_code: 5 } });
  expect((await broker.flow('KSP', '0001')).json['msg_cd']).toBe('EGW00201');
  sandbox.faults.add('throttled', { api: 'tokenP' });
  expect((await broker.issue()).json['error_code']).toBe('EGW00133');
});

test('server-error: a text that no broker wrote', async () => {
  sandbox.faults.add('server-error', { api: 'ka10051' });
  expect(await kiwoom.sectors()).toMatchObject({ status: 503, text: 'Service Unavailable\n' });
  sandbox.faults.add('server-error', { status: 502 });
  expect((await kiwoom.sectors()).status).toBe(502);
  expect((await kiwoom.sectors()).status).toBe(200);
});

test('reset: the connection breaks before an answer', async () => {
  sandbox.faults.add('reset', { api: 'ka10051' });
  await expect(kiwoom.sectors()).rejects.toThrow('fetch failed');
  expect(sandbox.requests.at(-1)).toMatchObject({ fault: 'reset', status: undefined });
});

test('slow: the answer comes after one that was asked for later', async () => {
  await kiwoom.token();
  sandbox.faults.add('slow', { api: 'ka10051', ms: 120 });
  const order: string[] = [];
  const slow = kiwoom.sectors().then(({ status }) => order.push(`sectors ${status}`));
  await kiwoom.holdings('005930').then(({ status }) => order.push(`holdings ${status}`));
  await slow;
  expect(order).toEqual(['holdings 200', 'sectors 200']);
});

test('slow: closing does not wait for it, nor does a caller who leaves', async () => {
  await kiwoom.token();
  sandbox.faults.add('slow', { times: 2 });
  const seen = async (api: string): Promise<void> => {
    while (sandbox.requests.at(-1)?.api !== api || sandbox.requests.at(-1)?.fault !== 'slow') {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const leaving = new AbortController();
  const { signal } = leaving;
  const left = expect(
    fetch(`${sandbox.url}/oauth2/token`, { method: 'POST', signal }),
  ).rejects.toThrow('abort');
  await seen('au10001');
  leaving.abort();
  await left;
  const late = kiwoom.sectors().catch((error: unknown) => String(error));
  await seen('ka10051');
  await sandbox.close();
  expect(await late).toContain('fetch failed');
  expect(sandbox.violations).toStrictEqual([
    'kiwoom au10001: the content-type is not application/json',
  ]);
});

test('html: a login page with HTTP 200', async () => {
  sandbox.faults.add('html', { broker: 'koreainvestment', api: 'FHPTJ04030000' });
  const reply = await broker.flow('KSP', '0001');
  expect(reply.status).toBe(200);
  expect(reply.headers.get('content-type')).toContain('text/html');
  expect(reply.text).toMatch(/^<!doctype html>/u);
});

test('redirect: who follows it is written down', async () => {
  sandbox.faults.add('redirect', { api: 'ka10051' });
  const reply = await kiwoom.sectors();
  expect(reply.status).toBe(302);
  await fetch(new URL(reply.headers.get('location') ?? '', sandbox.url));
  expect(sandbox.violations).toStrictEqual(['a redirect was followed']);
});

test('too-large: more than eight mebibytes', async () => {
  sandbox.faults.add('too-large', { api: 'ka10051' });
  expect((await kiwoom.sectors()).text.length).toBeGreaterThan(8 * 1024 * 1024);
});

test('error-code: any refusal, in the broker’s own envelope', async () => {
  sandbox.faults.add('error-code', { api: 'ka10051', code: '1999', message: '예기치 못한 에러' });
  expect(await kiwoom.sectors()).toMatchObject({
    status: 200,
    json: { return_code: 2, return_msg: '입력 값 오류입니다[1999:예기치 못한 에러]' },
  });
  sandbox.faults.add('error-code', { api: 'ka10051', code: '8050', status: 500, returnCode: 9 });
  expect(await kiwoom.sectors()).toMatchObject({ status: 500, json: { return_code: 9 } });
  sandbox.faults.add('error-code', { api: 'FHPTJ04030000', code: 'EGW00316' });
  expect(await broker.flow('KSP', '0001')).toMatchObject({
    status: 500,
    json: { rt_cd: '1', msg_cd: 'EGW00316' },
  });
  sandbox.faults.add('error-code', { api: 'tokenP', code: 'EGW00002' });
  expect(await broker.issue()).toMatchObject({ status: 403, json: { error_code: 'EGW00002' } });
});
