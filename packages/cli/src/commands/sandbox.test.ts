import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { paper, type } from '../__fixtures__/typed.ts';

/** Types `sandbox` and waits until it has said everything. */
async function started(...argv: readonly string[]) {
  const [out, err] = [paper(), paper()];
  const control = new AbortController();
  const ended = type(['sandbox', ...argv], {
    stdout: out.stream,
    stderr: err.stream,
    signal: control.signal,
  });
  while (!err.text().includes('Ctrl-C')) await pause(5);
  const variables = Object.fromEntries(
    [...out.text().matchAll(/^export (\w+)='(.*)'$/gm)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
  // A process cannot wait for the clock of a sandbox that it runs itself.
  const { INVESTOR_FLOW_SANDBOX_CLOCK: _clock, ...env } = variables;
  return { out, err, control, ended, variables, env };
}

it('prints what another shell needs, and serves it until it is reported to stop', async () => {
  const { out, err, control, ended, variables, env } = await started('--seed', '7');
  expect(Object.keys(variables)).toEqual([
    'INVESTOR_FLOW_BROKER',
    'INVESTOR_FLOW_TOKEN_FOLDER',
    'KIWOOM_APP_KEY',
    'KIWOOM_SECRET_KEY',
    'KIWOOM_ENVIRONMENT',
    'KIWOOM_BASE_URL',
    'KIS_APP_KEY',
    'KIS_APP_SECRET',
    'KIS_ENVIRONMENT',
    'KIS_BASE_URL',
    'INVESTOR_FLOW_SANDBOX_CLOCK',
  ]);
  expect(out.text()).toMatch(/^(export \w+='[^']*'\n){11}$/);
  expect(err.text()).toContain('investor-flow compare kospi --left kiwoom --right koreainvestment');

  // Any day that is over: this test may run at any hour.
  const flow = await type('flow kospi --day 2026-07-01 --json', { env });
  expect(flow).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(flow.stdout)).toMatchObject({ environment: 'sandbox', day: '2026-07-01' });
  const other = await type('capabilities --broker koreainvestment', { env });
  expect(other.code).toBe(0);

  control.abort();
  expect(await ended).toMatchObject({ code: 130 });
  const { INVESTOR_FLOW_TOKEN_FOLDER: tokens = '', KIWOOM_BASE_URL: url = '' } = variables;
  expect(tokens).toContain('investor-flow-sandbox-');
  expect(existsSync(tokens)).toBe(false);
  await expect(fetch(url)).rejects.toThrow('fetch failed');
}, 20_000);

it('listens where it is reported, and says that the port is taken', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  const typed = await type(`sandbox --port ${port}`);
  server.close();
  const stderr = `investor-flow: Port ${port} is already in use.\n`;
  expect(typed).toEqual({ code: 69, stdout: '', stderr });
});

it.each(['2026-02-30T10:00:00+09:00', '2026-13-01T10:00:00+09:00', '2026-11-20T10:00:00'])(
  'does not start at %s, an instant that does not exist or that has no offset',
  async (now) => {
    // Should it start all the same, it ends at once and not with 64.
    const typed = await type(`sandbox --now ${now}`, { signal: AbortSignal.abort() });
    expect(typed).toMatchObject({ code: 64, stdout: '' });
    expect(typed.stderr).toContain('--now must be an instant');
  },
);

it('says that another shell follows its clock, and how to move it', async () => {
  const { control, ended, err } = await started('--now', '2026-07-01T14:30:00+09:00');
  control.abort();
  await ended;
  expect(err.text()).toMatch(/curl -X POST http:\/\/127\.0\.0\.1:\d+\/sandbox\/clock/);
});
