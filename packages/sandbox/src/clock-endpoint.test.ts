import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { callKiwoom, startSandboxOnce } from './dialects/__fixtures__/callers.ts';
import { startSandbox } from './sandbox.ts';

const { sandbox } = await startSandboxOnce({ now: '2026-11-26T14:30:00+09:00' });
const clockUrl = sandbox.variables['INVESTOR_FLOW_SANDBOX_CLOCK'] ?? '';

const move = async (body: unknown) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(clockUrl, { method: 'POST', body: text });
  return {
    status: response.status,
    json: (await response.json()) as { now?: number; error?: string },
  };
};

test('another process reads the clock and moves it', async () => {
  const { now } = (await (await fetch(clockUrl)).json()) as { now: number };
  expect(Math.abs(now - sandbox.clock.now())).toBeLessThan(1_000);
  const moved = await move({ advanceMs: 3_600_000 });
  expect(moved.status).toBe(200);
  expect((moved.json.now ?? NaN) - now).toBeGreaterThanOrEqual(3_600_000);
  await move({ set: '2026-11-27T09:00:00+09:00' });
  expect(new Date(sandbox.clock.now()).toISOString()).toMatch(/^2026-11-27T00:00:/u);
  await move({ set: 1_795_000_000_000 });
  expect(sandbox.clock.now() - 1_795_000_000_000).toBeLessThan(1_000);
});

test('a sleeper in this process is woken by a move from another', async () => {
  const sleep = sandbox.clock.sleep(86_400_000).then(() => 'woken');
  await move({ advanceMs: 86_400_000 });
  expect(await sleep).toBe('woken');
});

test.each([
  'not json',
  {},
  { advanceMs: 'soon' },
  { advanceMs: 1, set: 1 },
  { set: 'yesterday' },
  { set: '2026-11-27T09:00:00' },
  { advanceMs: 1, other: 2 },
])('%j moves nothing', async (body) => {
  const before = sandbox.clock.now();
  const { status, json } = await move(body);
  expect(status).toBe(400);
  expect(json.error).toContain('advanceMs');
  expect(sandbox.clock.now() - before).toBeLessThan(1_000);
});

test('it takes no other method, and is no request to a broker', async () => {
  const response = await fetch(clockUrl, { method: 'DELETE' });
  expect([response.status, response.headers.get('allow')]).toStrictEqual([405, 'GET, POST']);
  expect(sandbox.requests).toStrictEqual([]);
  expect(sandbox.violations).toStrictEqual([]);
});

test('answers are dated by the sandbox’s clock', async () => {
  await sandbox.clock.set('2027-01-04T10:00:00+09:00');
  const reply = await callKiwoom(sandbox).sectors();
  expect(reply.headers.get('date')).toMatch(/^Mon, 04 Jan 2027 01:00:/u);
});

test('variables point another process at both brokers, and show no key when printed', () => {
  expect({ ...sandbox.variables }).toStrictEqual({
    INVESTOR_FLOW_SANDBOX_CLOCK: `${sandbox.url}/sandbox/clock`,
    KIWOOM_APP_KEY: sandbox.kiwoom.appKey,
    KIWOOM_SECRET_KEY: sandbox.kiwoom.secretKey,
    KIWOOM_ENVIRONMENT: 'sandbox',
    KIWOOM_BASE_URL: sandbox.url,
    KIS_APP_KEY: sandbox.koreainvestment.appKey,
    KIS_APP_SECRET: sandbox.koreainvestment.appSecret,
    KIS_ENVIRONMENT: 'sandbox',
    KIS_BASE_URL: sandbox.url,
  });
  const printed = `${inspect(sandbox.variables)} ${JSON.stringify(sandbox.variables)}`;
  expect(printed).not.toContain(sandbox.kiwoom.secretKey);
});

test('without quotas every call goes through; a quota of one’s own is kept', async () => {
  const kiwoom = callKiwoom(sandbox);
  const replies = await Promise.all(Array.from({ length: 12 }, () => kiwoom.holdings('005930')));
  expect(new Set(replies.map(({ status }) => status))).toStrictEqual(new Set([200]));
  await using paced = await startSandbox({ quotas: { kiwoom: 1 } });
  expect(paced.quotas).toStrictEqual({ kiwoom: 1, koreainvestment: 18 });
});
