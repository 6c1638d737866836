import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { err, hidingSecrets, ok, type Result } from '@investor-flow/core';
import { BROKERS } from './broker.ts';
import { type Config, type ConfigError, configError, configIssues, isObject } from './config.ts';
import type { ConnectOptions } from './connect.ts';
import { configFromEnv, overlaid, type Variables, variablesOf } from './environment.ts';

export const CONFIG_FILE = 'investor-flow.config.json';

export interface LoadOptions extends ConnectOptions {
  /** Where the file is looked for; default the working directory. */
  readonly cwd?: string | undefined;
  readonly env?: Variables | undefined;
  /** Another file, which then must be there. */
  readonly file?: string | undefined;
}

/**
 * The configuration of a file with the environment variables over it, checked; a missing file is an empty one.
 *
 * Printed or serialised it shows `[hidden]` where a key is; a copy shows everything.
 */
export function loadConfig(options: LoadOptions = {}): Result<Config, ConfigError> {
  const { cwd = process.cwd(), env = process.env, file, brokers = BROKERS } = options;
  return readConfig(resolve(cwd, file ?? CONFIG_FILE), file !== undefined).andThen((lower) => {
    const config = hidingSecrets(overlaid(lower, configFromEnv(env, brokers)));
    const issues = configIssues(config, brokers);
    return issues.length === 0 ? ok(config) : err(configError(issues));
  });
}

/** One setting, and where it was found; a variable has precedence over the file. */
export interface FoundSetting {
  /** Its path, like `kiwoom.appKey`; never a value. */
  readonly setting: string;
  readonly variable?: string;
  readonly isInFile: boolean;
}

/** Which settings `loadConfig` reads with the same options, and from where; nothing is checked. */
export function foundSettings(options: LoadOptions = {}): {
  readonly file: string;
  readonly settings: readonly FoundSetting[];
} {
  const { cwd = process.cwd(), env = process.env, file: given, brokers = BROKERS } = options;
  const file = resolve(cwd, given ?? CONFIG_FILE);
  const held = pathsOf(readConfig(file, false).unwrapOr({})).filter((it) => it !== '$schema');
  const variables = new Map(
    Object.entries(variablesOf(brokers))
      .filter(([variable]) => env[variable] !== undefined && env[variable] !== '')
      .map(([variable, setting]) => [setting, variable]),
  );
  const settings = [...new Set([...held, ...variables.keys()])].toSorted().map((setting) => {
    const variable = variables.get(setting);
    const found = { setting, isInFile: held.includes(setting) };
    return variable === undefined ? found : { ...found, variable };
  });
  return { file, settings };
}

const pathsOf = (held: object): readonly string[] =>
  Object.entries(held).flatMap(([key, value]: [string, unknown]) =>
    isObject(value) ? pathsOf(value).map((it) => `${key}.${it}`) : [key],
  );

function readConfig(path: string, required: boolean): Result<Config, ConfigError> {
  const fault = (message: string) => err(configError([{ setting: path, message }]));
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (thrown) {
    const missing = thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';
    if (missing && !required) return ok({});
    return fault(missing ? 'does not exist' : 'cannot be read');
  }
  try {
    // Some editors put a mark before the text that is none of it.
    const config: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return isObject(config) ? ok(config as Config) : fault('must hold a JSON object');
  } catch {
    return fault('is no JSON');
  }
}
