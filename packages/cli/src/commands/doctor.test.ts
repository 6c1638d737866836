import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openShell, type Shell } from '../__fixtures__/typed.ts';
import type { Finding } from '../doctor/finding.ts';

let shell: Shell;
beforeAll(async () => {
  shell = await openShell();
  shell.write('empty.json', {});
});
afterEach(() => rmSync(join(shell.folder, 'cache'), { recursive: true, force: true }));
afterAll(() => shell[Symbol.asyncDispose]());

const findings = async (argv: readonly string[] = [], more = {}) => {
  const { code, stdout, stderr } = await shell.type(['doctor', '--json', ...argv], more);
  const found = JSON.parse(stdout) as readonly Finding[];
  const about = (topic: string, name: string) =>
    found.find((it) => it.topic === topic && it.name === name);
  return { code, stderr, found, about };
};

it('names the settings and where they come from', async () => {
  const { code, about } = await findings();
  expect(code).toBe(0);
  expect(about('settings', 'kiwoom.appKey')?.message).toBe('from the variable KIWOOM_APP_KEY.');
  expect(about('settings', 'kiwoom.requestsPerSecond')?.message).toBe('from the file.');
});

it('says where a variable covers the file', async () => {
  shell.write('covered.json', { kiwoom: { appKey: 'x' } });
  const { about } = await findings(['--config', 'covered.json']);
  expect(about('settings', 'kiwoom.appKey')?.message).toBe(
    'from the variable KIWOOM_APP_KEY, over the file.',
  );
});

it('never shows a secret, a key or a token', async () => {
  await shell.type(['flow', 'kospi']);
  const answers = [await shell.type(['doctor']), await shell.type(['doctor', '--json'])];
  const text = answers.map(({ stdout, stderr }) => stdout + stderr).join('');
  const { kiwoom, koreainvestment } = shell.sandbox;
  const tokens = shell.sandbox.requests.map(({ headers }) => headers['authorization']);
  expect(tokens.length).toBeGreaterThan(0);
  for (const secret of [
    kiwoom.appKey,
    kiwoom.secretKey,
    koreainvestment.appKey,
    koreainvestment.appSecret,
  ])
    expect(text).not.toContain(secret);
  expect(text).toMatch(/issued \d+ s ago, ends in 23 h 59 min/);
  expect(text).not.toMatch(/"value"|Bearer/);
});

it('tells how old the tokens are, by their times alone', async () => {
  await shell.type(['flow', 'kospi']);
  await shell.sandbox.clock.advance(2 * 3_600_000);
  const { found } = await findings(['--offline']);
  const [token] = found.filter(({ topic, name }) => topic === 'tokens' && name !== 'folder');
  expect(token?.name).toMatch(/^kiwoom-[0-9a-f]{8}$/);
  expect(token?.message).toMatch(/^issued 2 h( \d+ min)? ago, ends in 21 h 59 min\.$/);
  await shell.sandbox.clock.advance(-2 * 3_600_000);
});

it("compares its clock with the broker's, without a key", async () => {
  const before = shell.sandbox.requests.length;
  const { about } = await findings();
  expect(about('clock', 'kiwoom')?.message).toMatch(/^agrees with 127\.0\.0\.1:\d+\.$/);
  const asked = shell.sandbox.requests.slice(before);
  expect(asked.map(({ method }) => method)).toEqual(['HEAD', 'HEAD']);
  expect(JSON.stringify(asked)).not.toContain(shell.sandbox.kiwoom.appKey);
});

it('says by how much a clock is wrong', async () => {
  const clock = { ...shell.sandbox.clock, now: () => shell.sandbox.clock.now() + 125_000 };
  const { about } = await findings([], { clock });
  expect(about('clock', 'kiwoom')?.state).toBe('note');
  expect(about('clock', 'kiwoom')?.message).toMatch(
    /this host is 2 min ahead of 127\.0\.0\.1:\d+: set its clock/,
  );
});

it('does without the network where there is none', async () => {
  const env = { ...shell.env, KIWOOM_BASE_URL: 'http://127.0.0.1:9' };
  const { code, about } = await findings([], { env });
  expect(code).toBe(0);
  expect(about('clock', 'kiwoom')).toMatchObject({
    state: 'skipped',
    message: '127.0.0.1:9 told no time.',
  });
});

it('asks nobody with --offline', async () => {
  const before = shell.sandbox.requests.length;
  const { about } = await findings(['--offline']);
  expect(about('clock', 'kiwoom')?.state).toBe('skipped');
  expect(shell.sandbox.requests).toHaveLength(before);
});

it('knows the day in Korea and the latest session', async () => {
  const { about } = await findings(['--offline']);
  expect(about('calendar', 'today')?.message).toBe('2026-11-20 in Korea has a session.');
  expect(about('calendar', 'latest session')?.message).toBe('2026-11-20.');
});

it('tells what the account may ask, and why not', async () => {
  const env = { ...shell.env, KIS_ENVIRONMENT: 'mock' };
  const { about } = await findings(['--offline'], { env });
  expect(about('account', 'kiwoom foreignHoldings')?.message).toBe('sandbox: full.');
  expect(about('account', 'koreainvestment investorFlow')?.message).toMatch(
    /^mock: none: .+live host only/,
  );
});

it('names every problem and ends as a wrong configuration does', async () => {
  shell.write('misspelt.json', { kiwoom: { appkey: 'hush', secretkey: 'hush' } });
  const { code, found, stderr } = await findings(['--config', 'misspelt.json', '--offline']);
  expect(code).toBe(78);
  const problems = found.filter(({ state }) => state === 'problem').map(({ name }) => name);
  expect(problems).toEqual(['kiwoom.appkey', 'kiwoom.secretkey']);
  expect(stderr).toBe('A broker cannot be asked before the problems above are cured.\n');
  expect(JSON.stringify(found)).not.toContain('hush');
});

it('wonders about variables that look like its own', async () => {
  const env = { ...shell.env, KIWOOM_SECRETKEY: 'hush' };
  const { about } = await findings(['--offline'], { env });
  expect(about('settings', 'KIWOOM_SECRETKEY')).toMatchObject({ state: 'note' });
});

it('says that a broker must be chosen', async () => {
  const { INVESTOR_FLOW_BROKER: _, ...env } = shell.env;
  const { code, about } = await findings(['--offline'], { env });
  expect(code).toBe(0);
  expect(about('settings', 'broker')?.message).toMatch(/required where several have settings/);
});

it('is a table for a person', async () => {
  const { stdout } = await shell.type(['doctor', '--offline']);
  expect(stdout).toMatch(/^about +what +state +finding\n/);
  expect(stdout).toMatch(/^calendar +today +ok +2026-11-20 in Korea has a session\.$/m);
});

it('works with nothing at all', async () => {
  const { code, about } = await findings(['--offline', '--config', 'empty.json'], {
    env: { HOME: shell.folder },
  });
  expect(code).toBe(78);
  expect(about('tokens', 'folder')?.message).toContain(
    join(shell.folder, '.cache', 'investor-flow'),
  );
});
