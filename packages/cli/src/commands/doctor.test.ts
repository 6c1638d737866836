import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ONCE, openShell } from '../__fixtures__/typed.ts';
import type { Finding } from '../doctor/finding.ts';

const shell = await openShell();
shell.write('empty.json', {});
afterAll(() => shell[Symbol.asyncDispose]());

type Told = Omit<Finding, 'message'> & { readonly message: string };
const findings = async (options = '', more = {}) => {
  const { code, stdout, stderr } = await shell.type(`doctor --json ${options}`, more);
  const found = JSON.parse(stdout) as readonly Told[];
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

it('never shows a secret, a key or a token', async () => {
  await shell.type('flow kospi');
  const answers = [await shell.type('doctor'), await shell.type('doctor --json')];
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
  expect(text).toMatch(/issued \d+ s ago, ends in 23 h \d+ min/);
  expect(text).not.toMatch(/"value"|Bearer/);
});

it('reports how old the tokens are, by their times alone', async () => {
  await shell.type('flow kospi');
  await shell.sandbox.clock.advance(2 * 3_600_000);
  const { found } = await findings('--offline');
  const [token] = found.filter(({ topic, name }) => topic === 'tokens' && name !== 'folder');
  expect(token?.name).toMatch(/^kiwoom-[0-9a-f]{8}$/);
  expect(token?.message).toMatch(/^issued 2 h( \d+ min)? ago, ends in 21 h 59 min\.$/);
  await shell.sandbox.clock.advance(-2 * 3_600_000);
});

it("compares its clock with the broker's, without a key", async () => {
  const before = shell.sandbox.requests.length;
  const { about } = await findings();
  expect(about('clock', 'kiwoom')?.message).toMatch(/^agrees with 127\.0\.0\.1:\d+\.$/);
  const asked = shell.sandbox.requests.slice(before).filter(({ method }) => method === 'HEAD');
  expect(asked).toHaveLength(2);
  expect(JSON.stringify(asked)).not.toContain(shell.sandbox.kiwoom.appKey);
});

it('signs in with the kept token', async () => {
  await findings();
  const { code, about } = await findings();
  expect(code).toBe(0);
  expect(about('sign-in', 'kiwoom')).toMatchObject({
    state: 'ok',
    message: 'answered investorFlow; with the kept token.',
  });
});

it('ends as the refusal of a key does', async () => {
  const env = { ...shell.env, KIWOOM_SECRET_KEY: 'some-other-secret-of-somebody' };
  const { code, about, stderr } = await findings('', { env });
  expect(about('sign-in', 'kiwoom')).toMatchObject({ state: 'problem' });
  expect(about('sign-in', 'kiwoom')?.message).toMatch(/refused the key/);
  expect([code, stderr]).toEqual([77, 'Problems to solve: 1.\n']);
});

it('says that tokens cannot be written', async () => {
  const file = join(shell.folder, 'a-file');
  writeFileSync(file, '');
  const env = { ...shell.env, INVESTOR_FLOW_TOKEN_FOLDER: join(file, 'tokens') };
  const { code, about } = await findings('--offline', { env });
  expect(about('tokens', 'folder')).toMatchObject({ state: 'problem' });
  expect(about('tokens', 'folder')?.message).toMatch(/cannot be written \(ENOTDIR\)/);
  expect(code).toBe(78);
});

it('names a token that cannot be read, with the reason', async () => {
  const folder = join(shell.folder, 'odd-tokens');
  mkdirSync(join(folder, 'kiwoom-0123456789abcdef.token.json'), { recursive: true });
  const env = { ...shell.env, INVESTOR_FLOW_TOKEN_FOLDER: folder };
  const { code, about } = await findings('--offline', { env });
  expect(about('tokens', 'kiwoom-01234567')).toMatchObject({ state: 'problem' });
  expect(about('tokens', 'kiwoom-01234567')?.message).toMatch(/^cannot be read \(EISDIR/);
  expect(code).toBe(78);
});

it.each([
  [5000, 'note', 0],
  [125_000, 'problem', 78],
] as const)('says that a clock is %i ms ahead', async (ms, state, exit) => {
  const clock = { ...shell.sandbox.clock, now: () => shell.sandbox.clock.now() + ms };
  const { code, about } = await findings('', { clock });
  expect(about('clock', 'kiwoom')?.state).toBe(state);
  expect(about('clock', 'kiwoom')?.message).toMatch(
    /this host is \d (?:s|min) ahead of 127\.0\.0\.1:\d+: set its clock/,
  );
  expect(code).toBe(exit);
});

it('says that a broker cannot be reached', async () => {
  shell.write('once.json', ONCE);
  const env = { ...shell.env, KIWOOM_BASE_URL: 'http://127.0.0.1:9' };
  const { code, about } = await findings('--config once.json', { env });
  expect(about('clock', 'kiwoom')).toMatchObject({
    state: 'skipped',
    message: '127.0.0.1:9 gave no time.',
  });
  expect(about('sign-in', 'kiwoom')).toMatchObject({ state: 'problem' });
  expect(code).toBe(69);
});

it('asks no one with --offline', async () => {
  const before = shell.sandbox.requests.length;
  const { about } = await findings('--offline');
  expect(about('clock', 'kiwoom')?.state).toBe('skipped');
  expect(shell.sandbox.requests).toHaveLength(before);
});

it('knows the day in Korea and the latest session', async () => {
  const { about } = await findings('--offline');
  expect(about('calendar', 'today')?.message).toBe('2026-11-20 in Korea has a session.');
  expect(about('calendar', 'latest session')?.message).toBe('2026-11-20.');
});

it('reports what the account may ask', async () => {
  const env = { ...shell.env, KIS_ENVIRONMENT: 'mock' };
  const { found } = await findings('--offline', { env });
  const account = found.filter(({ topic }) => topic === 'account').map(({ message }) => message);
  expect(account).toContainEqual(expect.stringMatching(/^sandbox, full: .*foreignHoldings/));
  expect(account).toContainEqual(expect.stringMatching(/^mock, none: .*investorFlow/));
});

it.each([
  ['2026-11-20T15:45:00+09:00', 'ok', /^known until \d{4}-12-31\.$/],
  ['2027-11-03T12:00:00+09:00', 'note', /^known until 2027-12-31: update investor-flow\.$/],
])('says at %s how long the closed days are known', async (now, state, message) => {
  const clock = { ...shell.sandbox.clock, now: () => Date.parse(now) };
  const { about } = await findings('--offline', { clock });
  expect(about('calendar', 'closed days')).toMatchObject({ state });
  expect(about('calendar', 'closed days')?.message).toMatch(message);
});

it('names the variable that was meant', async () => {
  const env = { ...shell.env, KIWOOM_APPKEY: 'hush' };
  const { about } = await findings('--offline', { env });
  expect(about('settings', 'KIWOOM_APPKEY')).toMatchObject({
    state: 'note',
    message: 'is not read; did you mean KIWOOM_APP_KEY.',
  });
});

it('checks an embedded sandbox without keys', async () => {
  const { code, about } = await findings('--broker sandbox', { env: { HOME: shell.folder } });
  expect(code).toBe(0);
  expect(about('sign-in', 'koreainvestment')).toMatchObject({ state: 'ok' });
});

it('names every problem and ends as a wrong configuration does', async () => {
  shell.write('misspelt.json', { kiwoom: { appkey: 'hush', secretkey: 'hush' } });
  const { code, found, stderr } = await findings('--config misspelt.json --offline');
  expect(code).toBe(78);
  const problems = found.filter(({ state }) => state === 'problem').map(({ name }) => name);
  expect(problems).toEqual(['kiwoom.appkey', 'kiwoom.secretkey']);
  expect(stderr).toBe('Problems to solve: 2.\n');
  expect(JSON.stringify(found)).not.toContain('hush');
});

it('says that a broker must be chosen', async () => {
  const { INVESTOR_FLOW_BROKER: _, ...env } = shell.env;
  const { code, about } = await findings('--offline', { env });
  expect(code).toBe(0);
  expect(about('settings', 'broker')?.message).toMatch(/required where several have settings/);
});

it('is a table for a person', async () => {
  const { stdout } = await shell.type('doctor --offline');
  expect(stdout).toMatch(/^about +what +state +finding\n/);
  expect(stdout).toMatch(/^calendar +today +ok +2026-11-20 in Korea has a session\.$/m);
});

it('works with nothing at all', async () => {
  const { code, about } = await findings('--offline --config empty.json', {
    env: { HOME: shell.folder },
  });
  expect(code).toBe(78);
  expect(about('tokens', 'folder')?.message).toContain(
    join(shell.folder, '.cache', 'investor-flow'),
  );
});
