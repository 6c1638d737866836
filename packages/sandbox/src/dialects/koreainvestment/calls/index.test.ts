import { expect, test } from 'vitest';
import { callKoreaInvestment, startSandboxFor } from '../../__fixtures__/callers.ts';
import { DATA_CALLS } from './index.ts';

const [, broker] = await startSandboxFor(callKoreaInvestment);

const UNKNOWN = { rt_cd: '1', msg_cd: 'OPSQ0002', msg1: '없는 서비스 코드 입니다' };

test('every call has a name of its own', () => {
  expect(new Set(DATA_CALLS.map(({ api }) => api)).size).toBe(DATA_CALLS.length);
});

test.each(DATA_CALLS)('$api is answered on its own path alone', async ({ api, path }) => {
  const others = new Set([...DATA_CALLS.map((it) => it.path), '/uapi/elsewhere']);
  others.delete(path);
  for (const other of others) {
    expect((await broker.get(other, { tr_id: api })).json).toStrictEqual(UNKNOWN);
  }
});

test.each(DATA_CALLS)('a name close to $api is not known on its path', async ({ api, path }) => {
  for (const name of [`${api}0`, api.slice(0, -1), api.toLowerCase()]) {
    expect((await broker.get(path, { tr_id: name })).json).toStrictEqual(UNKNOWN);
  }
});
