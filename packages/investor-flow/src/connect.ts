import { err, ok, type Result, type Source } from '@investor-flow/core';
import { type Broker, BROKERS } from './broker.ts';
import {
  type Config,
  type ConfigError,
  configError,
  configIssues,
  type ConfigIssue,
  configured,
  settingsOf,
} from './config.ts';

export interface ConnectOptions {
  /** The brokers a configuration may name; default Kiwoom and Korea Investment. */
  readonly brokers?: readonly Broker[];
}

/**
 * Opens the broker a configuration names; switching brokers is one word of it. Nothing is sent.
 *
 * @example
 * const source = connect({ broker: 'kiwoom', kiwoom: { appKey, secretKey } });
 */
export function connect(
  config: Config,
  { brokers = BROKERS }: ConnectOptions = {},
): Result<Source, ConfigError> {
  const issues = configIssues(config, brokers);
  if (issues.length > 0) return err(configError(issues));
  return chosen(config, brokers).andThen((broker) => opened(config, broker));
}

/** Opens every broker a configuration has settings for, by name; one that cannot be opened is the failure of all. */
export function connectAll(
  config: Config,
  { brokers = BROKERS }: ConnectOptions = {},
): Result<Readonly<Record<string, Source>>, ConfigError> {
  const found = configIssues(config, brokers);
  if (found.length > 0) return err(configError(found));
  const theirs = configured(config, brokers);
  if (theirs.length === 0) return err(configError([noSettings(brokers)]));
  const sources: Record<string, Source> = {};
  const issues: ConfigIssue[] = [];
  for (const broker of theirs) {
    const source = opened(config, broker);
    if (source.isOk()) sources[broker.name] = source.value;
    else issues.push(...source.error.issues);
  }
  if (issues.length === 0) return ok(sources);
  for (const source of Object.values(sources)) void source.close();
  return err(configError(issues));
}

function chosen(config: Config, brokers: readonly Broker[]): Result<Broker, ConfigError> {
  const theirs = configured(config, brokers);
  const wanted = config.broker;
  const [only, ...others] =
    wanted === undefined ? theirs : theirs.filter(({ name }) => name === wanted);
  if (only !== undefined && others.length === 0) return ok(only);
  if (wanted !== undefined)
    return err(configError([{ setting: wanted, message: 'is required: it is the chosen broker' }]));
  if (only === undefined) return err(configError([noSettings(brokers)]));
  const names = theirs.map(({ name }) => name).join(', ');
  const message = `is required where several have settings: ${names}`;
  return err(configError([{ setting: 'broker', message }]));
}

const noSettings = (brokers: readonly Broker[]): ConfigIssue => ({
  setting: brokers.map(({ name }) => name).join(' or '),
  message: 'is required: no broker has settings',
});

/** Settings that were checked may still be refused by the adapter; its reasons are settings of the broker too. */
function opened(config: Config, broker: Broker): Result<Source, ConfigError> {
  try {
    return ok(broker.open(settingsOf(config, broker)));
  } catch {
    const message = 'could not be opened with these settings';
    return err(configError([{ setting: broker.name, message }]));
  }
}
