import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '@investor-flow/cli';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Echo, echoing, wayOf } from '../support/echo.ts';
import { captureOutput } from '../support/captured-output.ts';
import { LOOKS, leakedIn, repeated, secretsOf, toldOf, variablesOf } from '../support/planted.ts';
import { evening } from '../support/clock.ts';
import { paper } from '../support/paper.ts';
import { shown } from '../support/shown.ts';

const PLANTED = LOOKS.usual;
const SECRETS = secretsOf(PLANTED);
const [SECRET = ''] = SECRETS;

let folder: string;
let echo: Echo;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'investor-flow-secrets-'));
  echo = await echoing(PLANTED, '');
});
afterEach(async () => {
  await echo[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const variables = (url: string) => ({
  HOME: folder,
  XDG_CACHE_HOME: folder,
  KIWOOM_BASE_URL: url,
  KIS_BASE_URL: url,
  ...variablesOf(PLANTED),
});

/** Types a command and gives everything that is to be seen of it, on a screen and beside it. */
async function typed(command: string, env: Readonly<Record<string, string>>, isTTY = false) {
  using captured = captureOutput(shown);
  const [out, err] = [paper(), paper()];
  const terminal = {
    stdout: out.stream,
    stderr: err.stream,
    env,
    cwd: folder,
    isTTY: { stdout: isTTY, stderr: isTTY },
    columns: isTTY ? 100 : undefined,
    signal: new AbortController().signal,
  };
  const code = await run(command.split(' '), terminal, { clock: evening() });
  return { code, text: `${out.text()}${err.text()}\n${captured.text()}` };
}

const COMMANDS = [
  'flow kospi',
  'flow kospi --broker koreainvestment',
  'sectors kospi',
  'holdings 005930 --limit 3',
  'compare kospi --left kiwoom --right koreainvestment',
  'doctor',
];
const WAYS = [
  'a refusal',
  'no JSON',
  'a refusal without a code of its own',
  'columns of another shape',
  'a redirect of status 302',
];
const MODES = ['', ' --json', ' --csv'];

describe('a command shows no secret', () => {
  const said = COMMANDS.flatMap((it) => MODES.map((mode) => `${it}${mode}`)).filter(
    (it) => !/(?:doctor|compare kospi.*) --csv/.test(it) || it.startsWith('compare'),
  );
  it.each(said)('that its broker repeats: %s', async (command) => {
    writeFileSync(
      join(folder, 'investor-flow.config.json'),
      JSON.stringify({ kiwoom: { retries: 0 } }),
    );
    const codes: number[] = [];
    for (const way of WAYS) {
      echo.say({
        on: 'data',
        way: wayOf(way),
        text: (granted, broker) => repeated([...toldOf(PLANTED, broker), ...granted], 'plain'),
      });
      for (const isTTY of [false, true]) {
        const seen = await typed(command, variables(echo.url), isTTY);
        expect(leakedIn(seen.text, SECRETS)).toEqual([]);
        expect(seen.text.trim()).not.toBe('');
        codes.push(seen.code);
      }
    }
    if (!command.startsWith('doctor')) expect(codes).not.toContain(0);
  });

  it.each([
    ['KIWOOM_BASE_URL', `https://user:${SECRET.replaceAll(/\W/g, '')}@broker.example`],
    ['KIWOOM_BASE_URL', SECRET],
    ['KIWOOM_ENVIRONMENT', SECRET],
    ['KIWOOM_APP_KEY', `${SECRET} ${SECRET}`],
    ['KIS_PHONE_NUMBER', SECRET],
    ['KIS_CUSTOMER_TYPE', SECRET],
    ['INVESTOR_FLOW_BROKER', SECRET],
  ])('that a variable holds in the wrong place: %s=%s', async (variable, value) => {
    const bare = value.replaceAll(/\W/g, '');
    const env = { ...variables(echo.url), [variable]: value };
    for (const command of ['flow kospi', 'flow kospi --json', 'doctor', 'doctor --json']) {
      const { code, text } = await typed(command, env);
      expect(code).toBe(78);
      expect(leakedIn(text, [...SECRETS, bare])).toEqual([]);
    }
  });

  it.each([
    ['torn', (text: string) => text.slice(0, -5)],
    ['wrong in its members', (text: string) => text.replace('appKey', 'apKey')],
  ])('that a file holds which is %s', async (_, spoil) => {
    const path = join(folder, 'investor-flow.config.json');
    writeFileSync(path, spoil(JSON.stringify({ kiwoom: PLANTED.kiwoom })));
    const env = { HOME: folder, XDG_CACHE_HOME: folder };
    for (const command of ['flow kospi', 'doctor --json', `flow kospi --config ${path}`]) {
      const { code, text } = await typed(command, env);
      expect(code).toBe(78);
      expect(leakedIn(text, SECRETS)).toEqual([]);
    }
  });

  it('that is in what it keeps between two commands', async () => {
    echo.say({ on: 'data', way: (_, response) => void response.end('{}'), text: () => '' });
    await typed('flow kospi', variables(echo.url));
    const { code, text } = await typed('doctor --offline', variables(echo.url), true);
    expect(code).toBe(0);
    expect(text).toMatch(/1 token/);
    expect(leakedIn(text, SECRETS)).toEqual([]);
  });
});
