import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, type SandboxOptions, startSandbox } from '@investor-flow/sandbox';
import { err, isTradingDay, type Result } from 'investor-flow';
import type { Command } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { EXIT, type ExitMessage, usage } from '../exit.ts';
import { type Text, text } from '../language.ts';
import { LANGUAGE, option } from '../options.ts';
import { aborted, portTyped, startedOn } from '../serving.ts';
import { using } from '../using.ts';

export const sandbox: Command = {
  options: [
    option('--port <port>', 'where to listen (any free port)'),
    option('--now <instant>', 'start its clock there, like 2026-11-20T14:30:00+09:00 (real time)'),
    option('--seed <seed>', 'another market (1)'),
    LANGUAGE,
  ],
  run: serve,
};

/** Runs both brokers on this machine until Ctrl-C. */
async function serve(context: CommandContext): Promise<number> {
  const options = optionsOf(context);
  if (options.isErr()) return context.fail(options.error);
  const started = await startedOn(options.value.port, () => startSandbox(options.value));
  return using(started, context, async (running) => {
    // Tokens of a sandbox end with it: they do not belong among the real ones.
    const tokens = await mkdtemp(join(tmpdir(), 'investor-flow-sandbox-'));
    try {
      await context.print(exports(running, tokens));
      for (const { ko, en } of advice(running)) context.say(ko, en);
      await aborted(context.terminal.signal);
      return EXIT.cancelled;
    } finally {
      await rm(tokens, { recursive: true, force: true });
    }
  });
}

function optionsOf(context: CommandContext): Result<SandboxOptions, ExitMessage> {
  const { now, seed } = context.given;
  if (now !== undefined && !/(?:Z|[+-]\d\d:?\d\d)$/i.test(now))
    return err(usage('--now must be an instant with its offset, like 2026-11-20T14:30:00+09:00.'));
  if (now !== undefined && !(isTradingDay(now.slice(0, 10)) && Number.isFinite(Date.parse(now))))
    return err(usage('--now must be an instant that exists, like 2026-11-20T14:30:00+09:00.'));
  return portTyped(context).map((number) => ({
    ...(number === undefined ? {} : { port: number }),
    ...(now === undefined ? {} : { now }),
    ...(seed === undefined ? {} : { seed }),
  }));
}

function exports(running: Sandbox, tokens: string): string {
  const { kiwoom, koreainvestment } = running;
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
    INVESTOR_FLOW_SANDBOX_CLOCK: clockOf(running),
  };
  return Object.entries(variables)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", String.raw`'\''`)}'\n`)
    .join('');
}

const clockOf = ({ variables }: Sandbox): string => variables['INVESTOR_FLOW_SANDBOX_CLOCK'] ?? '';

const advice = (running: Sandbox): readonly Text[] => [
  text(
    `두 증권사가 ${running.url}에서 응답합니다. 키는 여기서만 쓸 수 있습니다.`,
    `Both brokers answer at ${running.url}; their keys work nowhere else.`,
  ),
  text(
    '위의 줄을 다른 셸에 붙여 넣고 시도해 보세요:',
    'Paste the lines above into another shell, then try:',
  ),
  text('  investor-flow flow kospi'),
  text('  investor-flow sectors kosdaq --broker koreainvestment'),
  text('  investor-flow holdings 005930 --limit 10'),
  text('  investor-flow compare kospi --left kiwoom --right koreainvestment'),
  text(
    '다른 셸은 샌드박스의 시계를 따릅니다. 한 시간 앞으로 돌리려면:',
    'The other shell follows the clock of the sandbox. To move it on by an hour:',
  ),
  text(`  curl -X POST ${clockOf(running)} -d '{"advanceMs":3600000}'`),
  text('Ctrl-C로 끝냅니다.', 'Ctrl-C ends it.'),
];
