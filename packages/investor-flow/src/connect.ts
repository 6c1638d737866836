import { SettingsError } from '@investor-flow/adapter-kit';
import { err, ok, type Result, type Source } from '@investor-flow/core';
import { type Broker, BROKERS } from './broker.ts';
import {
  brokerIssues,
  type Config,
  type ConfigError,
  configError,
  configIssues,
  type ConfigIssue,
  configured,
  isObject,
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
  const choice = chosen(config, brokers);
  const unchosen = choice.isErr() ? choice.error : [];
  const issues = [...configIssues(config, brokers), ...unchosen];
  if (choice.isErr() || issues.length > 0) return err(configError(issues));
  return opened(config, choice.value);
}

/** Opens every broker a configuration has settings for, by name; one that cannot be opened is the failure of all. */
export function connectAll(
  config: Config,
  { brokers = BROKERS }: ConnectOptions = {},
): Result<Readonly<Record<string, Source>>, ConfigError> {
  const theirs = isObject(config) ? configured(config, brokers) : [];
  const nobody = isObject(config) && theirs.length === 0 ? [noSettings(brokers)] : [];
  const found = [...configIssues(config, brokers), ...nobody];
  if (found.length > 0) return err(configError(found));
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

/** The broker to open, or what is wrong with the choice beyond what is wrong with the settings anyway. */
function chosen(
  config: unknown,
  brokers: readonly Broker[],
): Result<Broker, readonly ConfigIssue[]> {
  if (!isObject(config)) return err([]);
  const theirs = configured(config, brokers);
  const wanted = config['broker'];
  if (wanted !== undefined) {
    const named = brokers.find(({ name }) => name === wanted);
    if (named === undefined) return err([]);
    if (theirs.includes(named)) return ok(named);
    return err([{ setting: named.name, message: 'is required: it is the chosen broker' }]);
  }
  const [only, ...others] = theirs;
  if (only === undefined) return err([noSettings(brokers)]);
  if (others.length === 0) return ok(only);
  const names = theirs.map(({ name }) => name).join(', ');
  return err([{ setting: 'broker', message: `is required where several have settings: ${names}` }]);
}

const noSettings = (brokers: readonly Broker[]): ConfigIssue => ({
  setting: brokers.map(({ name }) => name).join(' or '),
  message: 'is required: no broker has settings',
});

/** Settings that were checked may still be refused by the adapter; its reasons are settings of the broker too. */
function opened(config: Config, broker: Broker): Result<Source, ConfigError> {
  try {
    return ok(broker.open(settingsOf(config, broker)));
  } catch (thrown) {
    const message = 'could not be opened with these settings';
    const issues = thrown instanceof SettingsError ? thrown.issues : [{ path: '', message }];
    return err(configError(brokerIssues(broker, issues)));
  }
}
