import {
  BROKERS,
  type BrokerName,
  cachedTokenStore,
  cacheFolder,
  type CallEvent,
  type Config,
  type ConfigError,
  type Environment,
  err,
  loadConfig,
  type LoadOptions,
  misspelt,
  missingKeys,
  ok,
  type Result,
} from 'investor-flow';
import type { CommandContext } from './context.ts';
import { EXIT, ending, type ExitMessage, usage } from './exit.ts';
import { text } from './language.ts';

/** Answers from a sandbox inside the command: needs no keys. */
export const SANDBOX = 'sandbox';

export const BROKER_NAMES: readonly BrokerName[] = BROKERS.map(({ name }) => name);

export const loadOptions = ({ given, terminal: { cwd, env } }: Surroundings): LoadOptions => ({
  cwd,
  env,
  file: given.config,
});

/** What settings are looked for by. */
export type Surroundings = Pick<CommandContext, 'given' | 'terminal'>;

/** The configuration of file and variables. */
export const configFor = (context: CommandContext): Result<Config, ExitMessage> =>
  loadConfig(loadOptions(context)).mapErr((error) => misconfigured(error, context));

/** The same, ready to be opened. */
export const settingsFor = (context: CommandContext): Result<Config, ExitMessage> =>
  configFor(context).map((config) => equipped(config, context));

/** A configuration with a place for tokens, and every broker's settings with an event handler and a clock. */
export function equipped(
  config: Config,
  { progress, parts: { clock }, terminal, say }: CommandContext,
  onToken?: (broker: string) => void,
): Config {
  const onEvent = (event: CallEvent): void => {
    progress.onEvent(event);
    if (event.type === 'token') onToken?.(event.at.broker);
    if (event.type === 'notice' && event.at.operation === 'tokens') say(`${event.because}.`);
  };
  const additions = { onEvent, ...(clock === undefined ? {} : { clock }) };
  const { tokens, tokenFolder } = config;
  const isPlaced = tokens !== undefined || tokenFolder !== undefined;
  return {
    ...withEach(config, () => additions),
    ...(isPlaced ? {} : { tokens: cachedTokenStore(onEvent, cacheFolder(terminal.env)) }),
  };
}

type Settings = NonNullable<Config[BrokerName]>;

/** A configuration with something more in the settings of each of its brokers. */
export const withEach = (
  config: Config,
  additions: (settings: Settings) => Partial<Settings>,
): Config => ({
  ...config,
  ...Object.fromEntries(
    BROKER_NAMES.flatMap((name) => {
      const settings = config[name];
      return settings === undefined ? [] : [[name, { ...settings, ...additions(settings) }]];
    }),
  ),
});

/** A broker as it was typed; nothing where none was, or where it is one of the others. */
export function brokerNamed(
  option: string,
  name: string | undefined,
  others: readonly string[] = [],
): Result<BrokerName | undefined, ExitMessage> {
  const known = BROKER_NAMES.find((it) => it === name);
  if (name === undefined || known !== undefined || others.includes(name)) return ok(known);
  return err(usage(`${option} must be one of ${[...BROKER_NAMES, ...others].join(', ')}.`));
}

/** Where the settings of a broker lead, as the library labels its answers: a host without an environment is a custom one. */
export const environmentOf = (settings: Config[BrokerName]): Environment =>
  settings?.environment ?? (settings?.baseUrl === undefined ? 'live' : 'custom');

/** A setting that is not there and should be. */
export const required = (
  setting: string,
  because: string,
  context: Pick<CommandContext, 'terminal'>,
): ExitMessage =>
  misconfigured({ issues: [{ setting, message: `is required: ${because}` }] }, context);

/** `--broker` as it was typed; nothing where none was, or the sandbox. */
export const brokerTyped = ({ given }: Surroundings): Result<BrokerName | undefined, ExitMessage> =>
  brokerNamed('--broker', given.broker, [SANDBOX]);

const isBroker = (name: string): boolean => BROKER_NAMES.some((it) => it === name);

/** A wrong configuration; where keys are missing, how to set them and what needs none. */
export function misconfigured(
  { issues }: Pick<ConfigError, 'issues'>,
  { terminal: { env } }: Pick<CommandContext, 'terminal'>,
): ExitMessage {
  const needsKeys = ({ setting, message }: ConfigError['issues'][number]): boolean =>
    message.startsWith('is required') && setting.split(' or ').every(isBroker);
  const isKeyless = issues.some(needsKeys);
  // The sentence on keys says which broker none of them is set for.
  const listed = isKeyless
    ? [...issues.filter((it) => !needsKeys(it) || isBroker(it.setting)), ...missingKeys(env)]
    : [...issues, ...misspelt(env)];
  const detail = listed.map(({ setting, message }) => `${setting} ${message}`).join('; ');
  const next = isKeyless
    ? text('키 없이는 --broker sandbox를 쓰세요.', 'Without keys, use --broker sandbox.')
    : text("'investor-flow doctor'로 확인하세요.", "'investor-flow doctor' shows all settings.");
  return ending(
    EXIT.configuration,
    `설정이 잘못되었습니다. ${next.ko} ${detail}.`,
    `The configuration is wrong: ${detail}. ${next.en}`,
  );
}
