import {
  BROKERS,
  cacheFolder,
  type Config,
  type ConfigError,
  type ConfigIssue,
  connect,
  connectAll,
  err,
  loadedConfig,
  ok,
  type Result,
  type Source,
} from 'investor-flow';
import type { Command } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { accountFindings } from '../doctor/account.ts';
import { calendarFindings } from '../doctor/calendar.ts';
import { clockFinding } from '../doctor/clock.ts';
import { type Finding, findingOf, findingsTable } from '../doctor/finding.ts';
import { settingsFindings } from '../doctor/settings.ts';
import { signInFinding } from '../doctor/sign-in.ts';
import { tokenFindings } from '../doctor/tokens.ts';
import { EXIT, cancelled, usage } from '../exit.ts';
import { BROKER, option, USUAL } from '../options.ts';
import { jsonText } from '../render/formats.ts';
import { environmentOf, equipped, loadOptions, SANDBOX } from '../settings.ts';
import { startEmbedded } from '../embedded-sandbox.ts';

export const doctor: Command = {
  options: [
    option('--offline', 'send nothing: no sign-in, no clock'),
    option('--json', 'print the findings as JSON'),
    { ...BROKER, about: 'sandbox: check an embedded sandbox' },
    ...USUAL,
  ],
  run: examine,
};

/** Checks everything that a question needs, signing in included, and shows no secret. */
async function examine(context: CommandContext): Promise<number> {
  const { terminal, display, print, printLines, say, fail, progress } = context;
  if (context.given.broker !== undefined && context.given.broker !== SANDBOX)
    return fail(usage(`--broker must be ${SANDBOX} here; without it every broker is checked.`));
  progress.begin('checking');
  const findings = await findingsOf(context);
  if (terminal.signal.aborted) return fail(cancelled);
  if (context.given.json === true) {
    const plain = findings.map(({ topic, name, state, message }) => ({
      topic,
      name,
      state,
      message: message.en,
    }));
    await print(jsonText(plain));
  } else await printLines(findingsTable(findings, display));
  const problems = findings.filter(({ state }) => state === 'problem');
  const [first] = problems;
  if (first === undefined) return EXIT.done;
  say(`문제 ${problems.length}건을 해결하세요.`, `Problems to solve: ${problems.length}.`);
  const isOfSettings = problems.some(({ topic }) => topic === 'settings');
  return (isOfSettings ? undefined : first.code) ?? EXIT.configuration;
}

async function findingsOf(context: CommandContext): Promise<readonly Finding[]> {
  const { terminal, now } = context;
  const embedded = context.given.broker === SANDBOX ? await startEmbedded(context) : undefined;
  const loaded = embedded === undefined ? loadedConfig(loadOptions(context)) : undefined;
  const found = loaded?.unwrapOr(undefined);
  const config: Config = embedded?.config ?? found?.config ?? {};
  const issued = new Set<string>();
  const ready: Result<Config, ConfigError> =
    loaded?.isErr() === true
      ? err(loaded.error)
      : ok(equipped(config, context, (it) => issued.add(it)));
  const opened = ready.andThen((it) => connectAll(it));
  const sources: readonly Source[] = Object.values(opened.unwrapOr({}));
  const issues = opened.isOk() ? (found?.issues ?? []) : opened.error.issues;
  // Looked at before signing in, which may write a token.
  const tokens = embedded === undefined ? await tokensOf(config, context) : [];
  const asked = await Promise.all(
    sources.map((source) => askedOf(source, config, context, () => issued.has(source.broker))),
  );
  await Promise.all(sources.map((source) => source.close()));
  await embedded?.close();
  return [
    ...(embedded === undefined ? settingsFindings(found, issues, terminal) : []),
    ...(issues.length === 0 && embedded === undefined ? await unchosen(config) : []),
    ...tokens,
    ...asked.flat(),
    ...calendarFindings(now()),
    ...sources.flatMap((source) =>
      accountFindings(source, placeOf(source.broker, config).environment),
    ),
  ];
}

/** Every folder in which tokens are kept. */
async function tokensOf(
  { tokenFolder, tokens, ...config }: Config,
  { terminal, now }: CommandContext,
): Promise<readonly Finding[]> {
  const shared = tokens === undefined ? [tokenFolder ?? cacheFolder(terminal.env)] : [];
  const own = BROKERS.flatMap(({ name }) => placeOf(name, config).folder ?? []);
  const folders = [...new Set([...shared, ...own])];
  return (await Promise.all(folders.map((it) => tokenFindings(it, now())))).flat();
}

/** What the broker itself is asked: the time, and one small question. */
async function askedOf(
  source: Source,
  config: Config,
  context: CommandContext,
  issued: () => boolean,
): Promise<readonly Finding[]> {
  const { broker } = source;
  if (context.given.offline === true)
    return (['clock', 'sign-in'] as const).map((topic) =>
      findingOf(topic)(
        broker,
        'skipped',
        '--offline이라 묻지 않았습니다.',
        'not asked: --offline.',
      ),
    );
  return Promise.all([
    clockFinding(broker, placeOf(broker, config).host, context),
    signInFinding(source, context.terminal.signal, issued),
  ]);
}

/** What is right in itself and still leaves open which broker is meant. */
async function unchosen(config: Config): Promise<readonly Finding[]> {
  const chosen = connect(config);
  if (chosen.isOk()) {
    await chosen.value.close();
    return [];
  }
  return chosen.error.issues.map(({ setting, message }: ConfigIssue) =>
    findingOf('settings')(
      setting,
      'note',
      `${message}; --broker로도 정할 수 있습니다.`,
      `${message}; --broker says it as well.`,
    ),
  );
}

/** Where a broker is, by its settings, and where its own tokens are. */
function placeOf(name: string, config: Config) {
  const own = BROKERS.find((it) => it.name === name);
  const settings = own === undefined ? undefined : config[own.name];
  const { baseUrl, tokenFolder: folder } = settings ?? {};
  const environment = environmentOf(settings);
  return { environment, host: baseUrl ?? own?.hosts?.[environment], folder };
}
