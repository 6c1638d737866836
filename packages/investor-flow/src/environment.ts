import { err, hidingSecrets, type Result, type Source } from '@investor-flow/core';
import { type Broker, BROKERS } from './broker.ts';
import {
  type Config,
  type ConfigError,
  configError,
  type ConfigIssue,
  isObject,
  type Unchecked,
} from './config.ts';
import { configured } from './config-issues.ts';
import { connect, type ConnectOptions } from './connect.ts';

/** Variables of a process; an empty one is an absent one. */
export type Variables = Readonly<Record<string, string | undefined>>;

const OWN = {
  INVESTOR_FLOW_BROKER: 'broker',
  INVESTOR_FLOW_TOKEN_FOLDER: 'tokenFolder',
  INVESTOR_FLOW_STORE: 'store',
  INVESTOR_FLOW_SANDBOX_CLOCK: 'sandboxClock',
} as const;

/** Every variable that is read, and the setting it sets. */
export const variablesOf = (brokers: readonly Broker[]): Readonly<Record<string, string>> => ({
  ...OWN,
  ...Object.fromEntries(
    brokers.flatMap(({ name, variables }) =>
      Object.entries(variables).map(([variable, setting]) => [variable, `${name}.${setting}`]),
    ),
  ),
});

/** What the variables say, as a configuration that shows no key when it is printed; nothing has been checked. */
export function configFromEnv(
  env: Variables = process.env,
  brokers: readonly Broker[] = BROKERS,
): Config {
  let config: Unchecked = {};
  for (const [variable, setting] of Object.entries(variablesOf(brokers))) {
    const value = valueOf(env, variable);
    if (value !== undefined) config = overlaid(config, nested(setting.split('.'), value));
  }
  return hidingSecrets(config) as Config;
}

/** The value of a variable; one that cannot be read is absent. */
export function valueOf(env: Variables, variable: string): string | undefined {
  try {
    const value: unknown = env[variable];
    return typeof value === 'string' && value !== '' ? value : undefined;
  } catch {
    // A getter of the caller's threw: `connect` says which settings are missing.
    return undefined;
  }
}

/** Opens the broker that the environment variables configure. */
export function connectFromEnv(
  env: Variables = process.env,
  { brokers = BROKERS }: ConnectOptions = {},
): Result<Source, ConfigError> {
  const config = configFromEnv(env, brokers);
  if (configured({ ...config }, brokers).length === 0)
    return err(configError(missingKeys(env, brokers)));
  return connect(config as never, { brokers });
}

/** What to say where no broker has settings: the variables, the file, the sandbox, and variables that look misspelt. */
export function missingKeys(
  env: Variables,
  brokers: readonly Broker[] = BROKERS,
): readonly ConfigIssue[] {
  const names = brokers.map(({ name }) => name).join(' or ');
  const sets = brokers.map(({ variables, credentials = [] }) =>
    Object.entries(variables)
      .filter(([, setting]) => credentials.includes(setting))
      .map(([variable]) => variable)
      .join(' and '),
  );
  return [
    {
      setting: names,
      message: `is required: set ${sets.join(', or ')}, or write investor-flow.config.json; without keys, \`investor-flow sandbox\` runs both brokers on this machine`,
    },
    ...misspelt(env, brokers),
  ];
}

/** Variables that are not read but look like one that is: `KIWOOM_APPKEY`. */
export function misspelt(
  env: Variables,
  brokers: readonly Broker[] = BROKERS,
): readonly ConfigIssue[] {
  const known = Object.keys(variablesOf(brokers));
  const bare = (name: string): string => name.replaceAll(/[^a-z0-9]/gi, '').toUpperCase();
  const byBare = new Map(known.map((name) => [bare(name), name]));
  return Object.keys(env).flatMap((name) => {
    const meant = byBare.get(bare(name));
    return meant === undefined || meant === name || known.includes(name)
      ? []
      : [{ setting: name, message: `is not read; did you mean ${meant}` }];
  });
}

/**
 * `lower` with everything of `upper` over it, objects member by member.
 *
 * What should be an object in `lower` and is not stays, so that it is found and not covered up.
 */
export function overlaid(lower: Unchecked, upper: Unchecked): Unchecked {
  const merged: Record<string, unknown> = { ...lower };
  for (const [key, value] of Object.entries(upper)) {
    const below = merged[key];
    if (!isObject(value) || below === undefined) merged[key] = value;
    else if (isObject(below)) merged[key] = overlaid(below, value);
  }
  return merged;
}

const nested = ([first = '', ...rest]: readonly string[], value: string): Unchecked => ({
  [first]: rest.length === 0 ? value : nested(rest, value),
});
