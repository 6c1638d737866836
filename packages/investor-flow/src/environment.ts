import { hidingSecrets, type Result, type Source } from '@investor-flow/core';
import { type Broker, BROKERS } from './broker.ts';
import { type Config, type ConfigError, isObject } from './config.ts';
import { connect, type ConnectOptions } from './connect.ts';

/** Variables of a process; an empty one is an absent one. */
export type Variables = Readonly<Record<string, string | undefined>>;

const OWN = { INVESTOR_FLOW_BROKER: 'broker', INVESTOR_FLOW_TOKEN_FOLDER: 'tokenFolder' } as const;

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
  const read = Object.entries(variablesOf(brokers)).reduce<Config>(
    (config, [variable, setting]) => {
      const value = env[variable];
      return value === undefined || value === ''
        ? config
        : overlaid(config, nested(setting.split('.'), value));
    },
    {},
  );
  return hidingSecrets(read);
}

/** Opens the broker that the environment variables configure. */
export const connectFromEnv = (
  env: Variables = process.env,
  options: ConnectOptions = {},
): Result<Source, ConfigError> => connect(configFromEnv(env, options.brokers), options);

/**
 * `lower` with everything of `upper` over it, objects member by member.
 *
 * What should be an object in `lower` and is none stays, so that it is found out and not covered up.
 */
export function overlaid(lower: Config, upper: Config): Config {
  const merged: Record<string, unknown> = { ...lower };
  for (const [key, value] of Object.entries(upper)) {
    const below = merged[key];
    if (!isObject(value) || below === undefined) merged[key] = value;
    else if (isObject(below)) merged[key] = overlaid(below, value);
  }
  return merged;
}

const nested = ([first = '', ...rest]: readonly string[], value: string): Config => ({
  [first]: rest.length === 0 ? value : nested(rest, value),
});
