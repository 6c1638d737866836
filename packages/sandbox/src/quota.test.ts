import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { callKiwoom, callKoreaInvestment } from './dialects/__fixtures__/callers.ts';
import { createGate } from './quota.ts';
import { startSandbox } from './sandbox.ts';

const statuses = async (calls: readonly Promise<{ readonly status: number }>[]) =>
  (await Promise.all(calls)).map(({ status }) => status).toSorted((a, b) => a - b);
const times = <Value>(count: number, make: () => Value): Value[] =>
  Array.from({ length: count }, make);

test('a gate lets its number through in any second', async () => {
  const gate = createGate();
  expect(times(4, () => gate('a', 3))).toStrictEqual([true, true, true, false]);
  expect(gate('b', 3)).toBe(true);
  await wait(1_010);
  expect(gate('a', 3)).toBe(true);
});

test('Kiwoom counts each api-id on its own', async () => {
  await using sandbox = await startSandbox({ now: '2026-07-01T18:00:00+09:00' });
  const kiwoom = callKiwoom(sandbox);
  await kiwoom.token();
  // Figures are worked out at first sight: that is not what is measured here.
  sandbox.truth.flow({ market: 'kospi' });
  for (const day of ['2026-07-01', '2026-04-01']) sandbox.truth.holding('005930', day);
  const sectors = times(6, () => kiwoom.sectors());
  const holdings = times(5, () => kiwoom.holdings('005930'));
  expect(await statuses(sectors)).toStrictEqual([200, 200, 200, 200, 200, 429]);
  expect(await statuses(holdings)).toStrictEqual(times(5, () => 200));
  const refused = await kiwoom.sectors();
  expect(refused).toMatchObject({
    status: 429,
    json: {
      return_code: 5,
      return_msg:
        '허용된 요청 개수를 초과하였습니다[1700:허용된 API 요청 개수를 초과하였습니다. 유량=5, API ID=ka10051]',
    },
  });
  await wait(1_010);
  expect((await kiwoom.sectors()).status).toBe(200);
});

test('Korea Investment counts the key over everything', async () => {
  await using sandbox = await startSandbox();
  sandbox.quotas.koreainvestment = 3;
  const broker = callKoreaInvestment(sandbox);
  await broker.token();
  const calls = times(4, () => broker.flow('KSP', '0001'));
  expect(await statuses(calls)).toStrictEqual([200, 200, 200, 500]);
  expect((await broker.flow('KSQ', '1001')).json).toStrictEqual({
    rt_cd: '1',
    msg_cd: 'EGW00201',
    msg1: '초당 거래건수를 초과하였습니다.',
  });
});
