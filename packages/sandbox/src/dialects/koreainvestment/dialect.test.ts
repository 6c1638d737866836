import { expect, test } from 'vitest';
import { callKoreaInvestment, FLOW_PATH } from '../__fixtures__/callers.ts';
import { startSandbox } from '../../sandbox.ts';

const CORPORATE = {
  custtype: 'B',
  personalseckey: 'a-corporate-customer',
  seq_no: '001',
  phone_number: '01011112222',
  ip_addr: '10.0.0.1',
  gt_uid: 'call-1',
};

test.each([
  [{ authorization: 'Bearer x' }, 500, '1', 'EGW00121'],
  [{ authorization: undefined }, 500, '1', 'EGW00121'],
  [{ authorization: 'Basic x' }, 500, '1', 'EGW00205'],
  [{ appkey: undefined }, 500, '1', 'EGW00102'],
  [{ appsecret: 'x' }, 500, '1', 'EGW00105'],
  [{ tr_id: 'FHXXX0000000' }, 200, '1', 'OPSQ0002'],
  [{ custtype: 'X' }, 500, '1', 'EGW00208'],
  [{ ...CORPORATE, seq_no: undefined }, 500, '1', 'EGW00209'],
  [{ ...CORPORATE, gt_uid: undefined }, 500, '1', 'EGW00101'],
])('headers %j are answered with HTTP %d', async (headers, status, returnCode, code) => {
  await using sandbox = await startSandbox();
  const reply = await callKoreaInvestment(sandbox).flow('KSP', '0001', headers);
  expect(reply).toMatchObject({ status, json: { rt_cd: returnCode, msg_cd: code } });
});

test('a missing field is an input error', async () => {
  await using sandbox = await startSandbox();
  const broker = callKoreaInvestment(sandbox);
  expect(await broker.get(`${FLOW_PATH}?FID_INPUT_ISCD=KSP`)).toMatchObject({
    status: 200,
    json: {
      rt_cd: '2',
      msg_cd: 'OPSQ2001',
      msg1: 'ERROR INPUT FIELD NOT FOUND [FID_INPUT_ISCD_2]',
    },
  });
  expect((await broker.get('/uapi/elsewhere')).json['msg_cd']).toBe('OPSQ0002');
});

test('a corporate customer is served, once for each global id', async () => {
  await using sandbox = await startSandbox();
  const broker = callKoreaInvestment(sandbox);
  const first = await broker.flow('KSP', '0001', CORPORATE);
  expect(first.json['rt_cd']).toBe('0');
  expect(first.headers.get('gt_uid')).toBe('call-1');
  expect((await broker.flow('KSP', '0001', CORPORATE)).json['msg_cd']).toBe('EGW00101');
  expect(sandbox.violations).toStrictEqual([]);
});

test('what a client gets wrong is served, and written down', async () => {
  await using sandbox = await startSandbox();
  const broker = callKoreaInvestment(sandbox);
  const path = `${FLOW_PATH}?fid_input_iscd=KSP&fid_input_iscd_2=0001`;
  const reply = await broker.get(path, { custtype: undefined });
  expect(reply.json['rt_cd']).toBe('0');
  expect(sandbox.violations).toStrictEqual([
    'koreainvestment FHPTJ04030000: custtype is missing',
    'koreainvestment FHPTJ04030000: a query parameter is not in upper case',
  ]);
});
