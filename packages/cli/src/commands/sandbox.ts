import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, type SandboxOptions, startSandbox } from '@investor-flow/sandbox';
import { err, isTradingDay, ok, type Result } from 'investor-flow';
import { type Complaint, usage } from '../complaint.ts';
import type { Desk } from '../desk.ts';
import { EXIT } from '../exit-code.ts';
import { type Given, wholeNumber } from '../given.ts';

const HIGHEST_PORT = 65_535;

/** Runs both brokers on this machine until the person has had enough. */
export async function sandbox(given: Given, desk: Desk): Promise<number> {
  const options = optionsOf(given);
  if (options.isErr()) return desk.complain(options.error);
  const { signal } = desk.terminal;
  const started = await start(options.value);
  if (started.isErr()) return desk.complain(started.error);
  const running = started.value;
  // Tokens of a sandbox die with it: they do not belong among the real ones.
  const tokens = await mkdtemp(join(tmpdir(), 'investor-flow-sandbox-'));
  try {
    await desk.print(exports(running, tokens));
    for (const line of advice(running, given)) desk.say(line);
    await aborted(signal);
    return EXIT.cancelled;
  } finally {
    await running.close();
    await rm(tokens, { recursive: true, force: true });
  }
}

function optionsOf({ port, now, seed }: Given): Result<SandboxOptions, Complaint> {
  if (now !== undefined && !/(?:Z|[+-]\d\d:?\d\d)$/i.test(now))
    return err(usage('--now must be an instant with its offset, like 2026-11-20T14:30:00+09:00.'));
  if (now !== undefined && !(isTradingDay(now.slice(0, 10)) && Number.isFinite(Date.parse(now))))
    return err(usage('--now must be an instant that exists, like 2026-11-20T14:30:00+09:00.'));
  return wholeNumber('--port', port, HIGHEST_PORT).map((number) => ({
    ...(number === undefined ? {} : { port: number }),
    ...(now === undefined ? {} : { now }),
    ...(seed === undefined ? {} : { seed }),
  }));
}

async function start(options: SandboxOptions): Promise<Result<Sandbox, Complaint>> {
  try {
    return ok(await startSandbox(options));
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
    if (code === 'EADDRINUSE')
      return err({ code: EXIT.taken, sentence: `Port ${options.port} is already in use.` });
    if (code === 'EACCES')
      return err({ code: EXIT.taken, sentence: `Port ${options.port} may not be opened.` });
    throw thrown;
  }
}

function exports({ kiwoom, koreainvestment }: Sandbox, tokens: string): string {
  const variables = {
    INVESTOR_FLOW_BROKER: 'kiwoom',
    INVESTOR_FLOW_TOKEN_FOLDER: tokens,
    KIWOOM_APP_KEY: kiwoom.appKey,
    KIWOOM_SECRET_KEY: kiwoom.secretKey,
    KIWOOM_ENVIRONMENT: kiwoom.environment,
    KIWOOM_BASE_URL: kiwoom.baseUrl,
    KIS_APP_KEY: koreainvestment.appKey,
    KIS_APP_SECRET: koreainvestment.appSecret,
    KIS_ENVIRONMENT: koreainvestment.environment,
    KIS_BASE_URL: koreainvestment.baseUrl,
  };
  return Object.entries(variables)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", String.raw`'\''`)}'\n`)
    .join('');
}

function advice({ url }: Sandbox, { now }: Given): readonly string[] {
  const lines = [
    `Both brokers answer at ${url}; their keys are of no use anywhere else.`,
    'Paste the lines above into another shell, then try:',
    '  investor-flow flow kospi',
    '  investor-flow sectors kosdaq --broker koreainvestment',
    '  investor-flow holdings 005930 --limit 10',
    '  investor-flow compare kospi --left kiwoom --right koreainvestment',
  ];
  if (now !== undefined)
    lines.push(
      'Its clock was set, and the one of another shell was not: use --now to test a program that takes the sandbox’s clock.',
    );
  return [...lines, 'Ctrl-C ends it.'];
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
