import { resolve } from 'node:path';
import { err, hidingSecrets, ok, type Result } from '@investor-flow/core';
import { type Broker, BROKERS } from './broker.ts';
import {
  type Config,
  type ConfigError,
  configError,
  type ConfigIssue,
  isObject,
  type Unchecked,
} from './config.ts';
import { readConfigFile } from './config-file.ts';
import { configIssues, isLoopback } from './config-issues.ts';
import { guarded, type ConnectOptions } from './connect.ts';
import { configFromEnv, overlaid, type Variables } from './environment.ts';

export const CONFIG_FILE = 'investor-flow.config.json';

export interface LoadOptions extends ConnectOptions {
  /** Where the file is looked for; default the working directory. */
  readonly cwd?: string | undefined;
  readonly env?: Variables | undefined;
  /** Another file, which then must be there. */
  readonly file?: string | undefined;
}

/** Where a setting comes from. */
export type SettingOrigin = 'file' | 'variable';

/** A configuration with the origin of each of its settings, by path. */
export interface LoadedConfig {
  readonly config: Config;
  /** The file that was looked for. */
  readonly path: string;
  readonly hasFile: boolean;
  readonly origins: Readonly<Record<string, SettingOrigin>>;
  readonly issues: readonly ConfigIssue[];
}

/**
 * The configuration of a file with the environment variables over it, checked; a missing file is an empty one.
 *
 * Printed or serialised it shows `[hidden]` where a key is; a copy shows everything. A file that another user owns or that
 * everybody can write is refused. A file that was only found may not send keys of the environment to an address of its own.
 */
export const loadConfig = (options: LoadOptions = {}): Result<Config, ConfigError> =>
  loadedConfig(options).andThen(({ config, issues }) =>
    issues.length === 0 ? ok(config) : err(configError(issues)),
  );

/** The same with the origin of each setting, and what is wrong with them beside it. */
export const loadedConfig = (options: LoadOptions = {}): Result<LoadedConfig, ConfigError> =>
  guarded(() => {
    const { cwd = process.cwd(), env = process.env, file, brokers = BROKERS } = options;
    const path = resolve(cwd, file ?? CONFIG_FILE);
    return readConfigFile(path, file !== undefined).map((found) => {
      const lower = found ?? {};
      const upper = { ...configFromEnv(env, brokers) };
      const origins = {
        ...Object.fromEntries(pathsOf(lower).map((it) => [it, 'file' as const])),
        ...Object.fromEntries(pathsOf(upper).map((it) => [it, 'variable' as const])),
      };
      const config = hidingSecrets(overlaid(lower, upper)) as Config;
      const issues = [
        ...configIssues(config, brokers),
        ...(file === undefined ? diverted({ ...config }, origins, brokers) : []),
      ];
      return { config, path, hasFile: found !== undefined, origins, issues };
    });
  });

/** Settings of a file that was only found by which keys of the environment would go to somebody else. */
function diverted(
  config: Unchecked,
  origins: Readonly<Record<string, SettingOrigin>>,
  brokers: readonly Broker[],
): readonly ConfigIssue[] {
  const isFrom = (path: string, origin: SettingOrigin): boolean => origins[path] === origin;
  const bringsKey = ({ name, credentials = [] }: Broker): boolean =>
    credentials.some((it) => isFrom(`${name}.${it}`, 'variable'));
  const withKeys = brokers.filter(bringsKey);
  if (withKeys.length === 0) return [];
  const message =
    'must not come from a file that was only found while keys come from the environment: name the file';
  const folders = ['store', 'tokenFolder', ...withKeys.map(({ name }) => `${name}.tokenFolder`)];
  return [
    ...folders.filter((path) => isFrom(path, 'file')).map((setting) => ({ setting, message })),
    ...withKeys.flatMap(({ name, hosts = {} }) => {
      const setting = `${name}.baseUrl`;
      const settings = config[name];
      const address = isObject(settings) ? settings['baseUrl'] : undefined;
      if (!isFrom(setting, 'file') || typeof address !== 'string') return [];
      const isOwn = Object.values(hosts).some((host) => originOf(host) === originOf(address));
      return isOwn || isLoopback(address) ? [] : [{ setting, message }];
    }),
  ];
}

const originOf = (address: string): string | undefined =>
  URL.canParse(address) ? new URL(address).origin : undefined;

const pathsOf = (held: Unchecked): readonly string[] =>
  Object.entries(held).flatMap(([key, value]) =>
    isObject(value) ? pathsOf(value).map((it) => `${key}.${it}`) : [key],
  );
