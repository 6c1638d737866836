import { expect, test } from 'vitest';
import { callKiwoom } from '../__fixtures__/callers.ts';
import { startSandbox } from '../../sandbox.ts';

const SECT = '/api/dostk/sect';
const BODY = { mrkt_tp: '0', amt_qty_tp: '0', stex_tp: '1' };

test.each([
  { what: 'no api-id', api: '', said: [1, '1501'] },
  { what: 'an unknown api-id', api: 'ka99999', said: [1, '1505'] },
  { what: 'the wrong address', path: '/api/dostk/frgnistt', said: [1, '1504'] },
  { what: 'no token', headers: { authorization: '' }, said: [3, '8005'] },
  { what: 'a strange token', headers: { authorization: 'Bearer x' }, said: [3, '8005'] },
  { what: 'bearer in lower case', headers: { authorization: 'bearer x' }, said: [2, '1515'] },
])('$what is refused with HTTP 200', async (asked) => {
  await using sandbox = await startSandbox();
  const { path = SECT, api = 'ka10051', headers, said } = asked;
  const { status, json } = await callKiwoom(sandbox).data(path, api, BODY, headers);
  expect(status).toBe(200);
  expect(json['return_code']).toBe(said[0]);
  expect(json['return_msg']).toContain(`[${said[1]}:`);
});

test('a body that is no JSON is an input error', async () => {
  await using sandbox = await startSandbox();
  const { json } = await callKiwoom(sandbox).data(SECT, 'ka10051', '{"mrkt_tp":');
  expect(json['return_msg']).toContain('[1517:');
});

test('a well-behaved client violates nothing', async () => {
  await using sandbox = await startSandbox();
  const kiwoom = callKiwoom(sandbox);
  await kiwoom.sectors();
  await kiwoom.holdings('005930');
  expect(sandbox.violations).toStrictEqual([]);
});

test('what a client gets wrong is written down', async () => {
  await using sandbox = await startSandbox();
  const kiwoom = callKiwoom(sandbox);
  await kiwoom.data(SECT, 'ka10051', { ...BODY, ...kiwoom.keys });
  await kiwoom.data(SECT, 'ka10051', BODY, { secretkey: 'anything' });
  await kiwoom.data(SECT, 'ka10051', BODY, { 'content-type': 'text/plain' });
  await kiwoom.data(SECT, 'ka10051', BODY, { authorization: 'bearer x' });
  expect(sandbox.violations).toStrictEqual([
    'kiwoom ka10051: the secret key was sent in a data call',
    'kiwoom ka10051: the secret key was sent in a data call',
    'kiwoom ka10051: the content-type is not application/json',
    'kiwoom ka10051: authorization says bearer in lower case',
  ]);
});
