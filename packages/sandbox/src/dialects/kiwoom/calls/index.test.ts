import { expect, test } from 'vitest';
import { callKiwoom, startSandboxFor } from '../../__fixtures__/callers.ts';
import { DATA_CALLS } from './index.ts';

const [, kiwoom] = await startSandboxFor(callKiwoom);

test('every call has a name of its own', () => {
  expect(new Set(DATA_CALLS.map(({ api }) => api)).size).toBe(DATA_CALLS.length);
});

test.each(DATA_CALLS)('$api is answered on its own path alone', async ({ api, path }) => {
  const others = new Set([...DATA_CALLS.map((it) => it.path), '/api/dostk/elsewhere']);
  others.delete(path);
  for (const other of others) {
    const { json } = await kiwoom.data(other, api, {});
    expect(Object.keys(json)).toStrictEqual(['return_code', 'return_msg']);
    expect(json['return_msg']).toContain(`[1504:`);
  }
});

test.each(DATA_CALLS)('a name close to $api is not known on its path', async ({ api, path }) => {
  for (const name of [`${api}0`, api.slice(0, -1), api.toUpperCase()]) {
    expect((await kiwoom.data(path, name, {})).json['return_msg']).toContain('[1505:');
  }
});
