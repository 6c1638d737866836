import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { inspect, promisify } from 'node:util';
import { expect, test } from 'vitest';
import { callKiwoom, callKoreaInvestment, sectorRows } from './dialects/__fixtures__/callers.ts';
import { startSandbox } from './sandbox.ts';

test('both brokers are on one loopback address, with settings ready to use', async () => {
  await using sandbox = await startSandbox();
  expect(sandbox.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u);
  expect(sandbox.kiwoom).toStrictEqual({
    appKey: expect.stringMatching(/^.{43}$/u),
    secretKey: expect.stringMatching(/^.{43}$/u),
    environment: 'sandbox',
    baseUrl: sandbox.url,
    clock: sandbox.clock,
  });
  expect(sandbox.koreainvestment).toStrictEqual({
    appKey: expect.stringMatching(/^.{36}$/u),
    appSecret: expect.stringMatching(/^.{180}$/u),
    environment: 'sandbox',
    baseUrl: sandbox.url,
    clock: sandbox.clock,
  });
});

test('the settings show no key to whoever prints them', async () => {
  await using sandbox = await startSandbox();
  const { appKey, secretKey } = sandbox.kiwoom;
  const { appSecret } = sandbox.koreainvestment;
  const text = `${inspect(sandbox, { depth: 9 })} ${JSON.stringify(sandbox)}`;
  for (const key of [appKey, secretKey, appSecret]) expect(text).not.toContain(key);
  expect(text).toContain(sandbox.url);
});

test('the same seed and time give the same answers', async () => {
  const rows = async (seed: string | number) => {
    await using sandbox = await startSandbox({ seed, now: '2026-07-01T18:00:00+09:00' });
    // A change elsewhere: sandboxes that were changed share nothing of what they worked out.
    sandbox.market.set({ market: 'etf', investor: 'foreign', day: '2026-06-30', net: 1 });
    return sectorRows(await callKiwoom(sandbox).sectors());
  };
  expect(await rows(7)).toStrictEqual(await rows('7'));
  expect(await rows(8)).not.toStrictEqual(await rows(7));
});

test('both brokers tell the same market, each in its own units', async () => {
  await using sandbox = await startSandbox({ now: '2026-07-01T18:00:00+09:00' });
  const [row] = sectorRows(await callKiwoom(sandbox).sectors());
  const { json } = await callKoreaInvestment(sandbox).flow('KSP', '0001');
  const [output] = json['output'] as readonly Readonly<Record<string, string>>[];
  const [eok, million] = [Number(row?.['ind_netprps']), Number(output?.['prsn_ntby_tr_pbmn'])];
  expect(Math.abs(eok * 100 - million)).toBeLessThanOrEqual(51);
});

test('every request is written down, its secrets masked', async () => {
  await using sandbox = await startSandbox({ now: '2026-07-01T18:00:00+09:00' });
  const kiwoom = callKiwoom(sandbox);
  const first = await kiwoom.holdings('005930');
  await kiwoom.holdings('005930', first.headers.get('next-key') ?? '');
  await callKoreaInvestment(sandbox).flow('KSP', '0001');
  expect(sandbox.requests.map(({ broker, api, status }) => [broker, api, status])).toStrictEqual([
    ['kiwoom', 'au10001', 200],
    ['kiwoom', 'ka10008', 200],
    ['kiwoom', 'ka10008', 200],
    ['koreainvestment', 'tokenP', 200],
    ['koreainvestment', 'FHPTJ04030000', 200],
  ]);
  const [token, page, next, , flow] = sandbox.requests;
  expect(token?.body).toStrictEqual({
    grant_type: 'client_credentials',
    appkey: '***',
    secretkey: '***',
  });
  expect(page).toMatchObject({
    body: { stk_cd: '005930' },
    headers: { authorization: 'Bearer ***', 'api-id': 'ka10008' },
    contYn: 'N',
    nextKey: '',
  });
  expect(next).toMatchObject({ contYn: 'Y', nextKey: first.headers.get('next-key') });
  expect(flow).toMatchObject({
    query: { FID_INPUT_ISCD: 'KSP', FID_INPUT_ISCD_2: '0001' },
    headers: { appkey: '***', appsecret: '***', custtype: 'P' },
    body: undefined,
  });
  const written = JSON.stringify(sandbox.requests);
  const secrets = [
    sandbox.kiwoom.secretKey,
    sandbox.koreainvestment.appSecret,
    await kiwoom.token(),
  ];
  for (const secret of secrets) expect(written).not.toContain(secret);
});

test('a path of neither broker is not found', async () => {
  await using sandbox = await startSandbox();
  expect((await fetch(`${sandbox.url}/elsewhere`)).status).toBe(404);
  expect(sandbox.requests).toMatchObject([{ broker: undefined, status: 404 }]);
});

test('a port can be asked for, and closing twice is closing once', async () => {
  const first = await startSandbox();
  await first.close();
  await first.close();
  const port = Number(new URL(first.url).port);
  await using second = await startSandbox({ port });
  expect(second.url).toBe(first.url);
  await expect(startSandbox({ port })).rejects.toThrow('EADDRINUSE');
});

test('after closing nothing keeps the process', { timeout: 20_000 }, async () => {
  const script = fileURLToPath(new URL('__fixtures__/close-and-exit.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--conditions=investor-flow-source', '--import=tsx', script],
    { timeout: 15_000 },
  );
  expect(stdout).toBe('closed\n');
});
