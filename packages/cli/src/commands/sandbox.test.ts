import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { paper } from '../__fixtures__/typed.ts';
import { run } from '../main.ts';

/** Types `sandbox` and waits until it has said everything. */
async function started(...argv: readonly string[]) {
  const [out, err] = [paper(), paper()];
  const control = new AbortController();
  const place = { cwd: '/', isTTY: { stdout: false, stderr: false }, columns: undefined };
  const terminal = { stdout: out.stream, stderr: err.stream, env: {}, ...place };
  const ended = run(['sandbox', ...argv], { ...terminal, signal: control.signal });
  while (!err.text().includes('Ctrl-C')) await pause(5);
  const variables = Object.fromEntries(
    [...out.text().matchAll(/^export (\w+)='(.*)'$/gm)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
  const type = async (...typed: readonly string[]) => {
    const [stdout, stderr] = [paper(), paper()];
    // A process cannot wait for the clock of a sandbox that it runs itself.
    const { INVESTOR_FLOW_SANDBOX_CLOCK: _clock, ...env } = variables;
    const more = { stdout: stdout.stream, stderr: stderr.stream, env, ...place };
    const code = await run(typed, { ...more, signal: new AbortController().signal });
    return { code, stdout: stdout.text(), stderr: stderr.text() };
  };
  return { out, err, control, ended, variables, type };
}

it('prints what another shell needs, and serves it until it is reported to stop', async () => {
  const { out, err, control, ended, variables, type } = await started('--seed', '7');
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
  const flow = await type('flow', 'kospi', '--day', '2026-07-01', '--json');
  expect(flow).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(flow.stdout)).toMatchObject({ environment: 'sandbox', day: '2026-07-01' });
  const other = await type('capabilities', '--broker', 'koreainvestment');
  expect(other.code).toBe(0);

  control.abort();
  expect(await ended).toBe(130);
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
  const [out, err] = [paper(), paper()];
  const code = await run(['sandbox', '--port', port], {
    stdout: out.stream,
    stderr: err.stream,
    env: {},
    cwd: '/',
    isTTY: { stdout: false, stderr: false },
    columns: undefined,
    signal: new AbortController().signal,
  });
  server.close();
  expect([code, out.text(), err.text()]).toEqual([
    69,
    '',
    `investor-flow: Port ${port} is already in use.\n`,
  ]);
});

it.each(['2026-02-30T10:00:00+09:00', '2026-13-01T10:00:00+09:00', '2026-11-20T10:00:00'])(
  'does not start at %s, an instant that does not exist or that has no offset',
  async (now) => {
    const [stdout, stderr] = [paper(), paper()];
    const place = { cwd: '/', isTTY: { stdout: false, stderr: false }, columns: undefined };
    const terminal = { stdout: stdout.stream, stderr: stderr.stream, env: {}, ...place };
    // Should it start all the same, it ends at once and not with 64.
    const code = await run(['sandbox', '--now', now], { ...terminal, signal: AbortSignal.abort() });
    expect({ code, printed: stdout.text() }).toEqual({ code: 64, printed: '' });
    expect(stderr.text()).toContain('--now must be an instant');
  },
);

it('says that another shell follows its clock, and how to move it', async () => {
  const { control, ended, err } = await started('--now', '2026-07-01T14:30:00+09:00');
  control.abort();
  await ended;
  expect(err.text()).toMatch(/curl -X POST http:\/\/127\.0\.0\.1:\d+\/sandbox\/clock/);
});
