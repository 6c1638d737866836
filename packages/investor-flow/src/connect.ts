import { SettingsError } from '@investor-flow/adapter-kit';
import { err, ok, type Result, type Source } from '@investor-flow/core';
import { type Broker, BROKERS } from './broker.ts';
import {
  type Config,
  type ConfigError,
  configError,
  type ConfigFor,
  type ConfigIssue,
  isObject,
} from './config.ts';
import { brokerIssues, configIssues, configured } from './config-issues.ts';
import { settingsOf } from './settings-of.ts';

export interface ConnectOptions<Brokers extends readonly Broker[] = readonly Broker[]> {
  /** The brokers that a configuration may name; default Kiwoom and Korea Investment. */
  readonly brokers?: Brokers;
}

/**
 * Opens the broker that a configuration names; switching brokers is one word of it. Nothing is sent, nothing is thrown.
 *
 * @example
 * const source = connect({ broker: 'kiwoom', kiwoom: { appKey, secretKey } });
 */
export const connect = <const Brokers extends readonly Broker[] = typeof BROKERS>(
  config: NoInfer<ConfigFor<Brokers>>,
  options: ConnectOptions<Brokers> = {},
): Result<Source, ConfigError> =>
  guarded(() => {
    const brokers: readonly Broker[] = options.brokers ?? BROKERS;
    const choice = chosen(config, brokers);
    const unchosen = choice.isErr() ? choice.error : [];
    const issues = [...configIssues(config, brokers), ...unchosen];
    if (choice.isErr() || issues.length > 0) return err(configError(issues));
    return opened(config, choice.value);
  });

/** The sources of a configuration: one for every broker that it has settings for. */
export type Sources<C> = {
  readonly [B in keyof Pick<C, Exclude<keyof C, keyof NotBrokers>>]: Source;
};
type NotBrokers = Omit<Config, (typeof BROKERS)[number]['name']>;
/** A misspelt name does not compile. */
type Known<C, Brokers extends readonly Broker[]> = {
  readonly [K in Exclude<keyof C, keyof ConfigFor<Brokers>>]: never;
};

/** Opens every broker that a configuration has settings for, by name; one that cannot be opened is the failure of all. */
export const connectAll = <
  const C extends ConfigFor<Brokers>,
  const Brokers extends readonly Broker[] = typeof BROKERS,
>(
  config: C & Known<C, Brokers>,
  options: ConnectOptions<Brokers> = {},
): Result<Sources<C>, ConfigError> =>
  guarded(() => {
    const brokers: readonly Broker[] = options.brokers ?? BROKERS;
    const theirs = isObject(config) ? configured(config, brokers) : [];
    const missing = isObject(config) && theirs.length === 0 ? [noSettings(brokers)] : [];
    const found = [...configIssues(config, brokers), ...missing];
    if (found.length > 0) return err(configError(found));
    const tried = theirs.map((broker) => [broker.name, opened(config, broker)] as const);
    const issues = tried.flatMap(([, source]) => (source.isErr() ? source.error.issues : []));
    const sources = tried.flatMap(([name, it]) => (it.isOk() ? [[name, it.value] as const] : []));
    if (issues.length === 0) return ok(Object.fromEntries(sources) as Sources<C>);
    for (const [, source] of sources) void source.close();
    return err(configError(issues));
  });

/** A configuration whose members cannot be read is a wrong one, and not the end of the caller's program. */
export function guarded<Value>(work: () => Result<Value, ConfigError>): Result<Value, ConfigError> {
  try {
    return work();
  } catch {
    return err(configError([{ setting: 'config', message: 'cannot be read' }]));
  }
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
function opened(config: object, broker: Broker): Result<Source, ConfigError> {
  try {
    return ok(broker.open(settingsOf({ ...config }, broker)));
  } catch (thrown) {
    const message = 'could not be opened with these settings';
    const issues = thrown instanceof SettingsError ? thrown.issues : [{ path: '', message }];
    return err(configError(brokerIssues(broker, issues)));
  }
}
