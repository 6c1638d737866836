import {
  BROKERS,
  type Config,
  CONFIG_FILE,
  type ConfigError,
  err,
  loadConfig,
  type LoadOptions,
  ok,
  type Result,
  variablesOf,
} from 'investor-flow';
import type { Arguments } from './arguments.ts';
import { cacheFolder } from './cache-folder.ts';
import type { CommandContext } from './context.ts';
import { EXIT } from './exit-code.ts';
import { type ExitMessage, usage } from './exit-message.ts';
import { text } from './language.ts';
import type { Terminal } from './terminal.ts';

export const BROKER_NAMES: readonly string[] = BROKERS.map(({ name }) => name);

/** Answers from a sandbox inside the command: needs no keys. */
export const SANDBOX = 'sandbox';

export const loadOptions = ({ config }: Arguments, { cwd, env }: Terminal): LoadOptions => ({
  cwd,
  env,
  file: config,
});

/** The configuration of file and variables, with a folder for tokens, an event handler and a clock. */
export const settingsFor = (
  given: Arguments,
  context: CommandContext,
): Result<Config, ExitMessage> =>
  loadConfig(loadOptions(given, context.terminal))
    .map((config) => ({
      tokenFolder: cacheFolder(context.terminal.env),
      ...equipped(config, context),
    }))
    .mapErr((error) => misconfigured(error, context.terminal));

/** Every broker's settings, with an event handler and a clock. */
export function equipped(config: Config, { progress, parts: { clock } }: CommandContext): Config {
  const additions = {
    onEvent: progress.onEvent,
    ...(clock === undefined ? {} : { clock }),
  };
  const brokers = BROKER_NAMES.flatMap((name) => {
    const settings = config[name];
    return typeof settings === 'object' ? [[name, { ...settings, ...additions }] as const] : [];
  });
  return { ...config, ...Object.fromEntries(brokers) };
}

/** A broker as it was typed. */
export function brokerNamed(
  option: string,
  name: string | undefined,
  others: readonly string[] = [],
): Result<string | undefined, ExitMessage> {
  const names = [...BROKER_NAMES, ...others];
  if (name === undefined || names.includes(name)) return ok(name);
  return err(usage(`${option} must be one of ${names.join(', ')}.`));
}

/** A wrong configuration; where keys are missing, how to set them and what needs none. */
export function misconfigured(
  { message, issues }: ConfigError,
  { env }: Pick<Terminal, 'env'>,
): ExitMessage {
  const isMissing = issues.some(({ message: it }) => it.startsWith('is required'));
  const keys = BROKERS.map(({ variables }) => Object.keys(variables).slice(0, 2).join(', '));
  const misspelt = misspeltVariables(env).map(({ name, meant }) =>
    meant === undefined ? `${name} is not read` : `${name} is not read: ${meant} is`,
  );
  const near = misspelt.length === 0 ? '' : ` ${misspelt.join('; ')}.`;
  return {
    code: EXIT.configuration,
    sentence: text(
      `설정이 잘못되었습니다. ${
        isMissing
          ? `환경 변수 ${keys.join(' 또는 ')}, 또는 ${CONFIG_FILE}에 키를 적으세요. 키 없이는 'investor-flow sandbox'나 --broker sandbox를 쓰세요.`
          : "'investor-flow doctor'로 확인하세요."
      } ${message}${near}`,
      isMissing
        ? `${message} Set ${keys.join(' or ')}, or write them into ${CONFIG_FILE}; without keys use 'investor-flow sandbox' or --broker sandbox.${near}`
        : message + near,
    ),
  };
}

/** A variable that looks like one of ours and is not read, and the one that was perhaps meant. */
export function misspeltVariables(
  env: Terminal['env'],
): readonly { readonly name: string; readonly meant: string | undefined }[] {
  const known = Object.keys(variablesOf(BROKERS));
  const plain = (name: string): string =>
    name.replaceAll('_', '').replace(/^KOREAINVESTMENT/, 'KIS');
  return Object.keys(env)
    .filter((it) => /^(?:INVESTOR_FLOW|KIWOOM|KIS)_/.test(it) && !known.includes(it))
    .toSorted()
    .map((name) => ({
      name,
      meant: known.find((it) => plain(it) === plain(name)) ?? known.find((it) => isNear(it, name)),
    }));
}

/** One letter too many, too few or wrong. */
function isNear(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const rest = short.length === long.length ? short.slice(at + 1) : short.slice(at);
  return rest === long.slice(at + 1);
}
