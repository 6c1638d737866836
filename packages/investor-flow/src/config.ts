import type { TokenStore } from '@investor-flow/adapter-kit';
import type { Broker, BROKERS } from './broker.ts';

/** Settings that hold for all brokers. */
export interface CommonConfig {
  /** Where tokens are kept; default files in the user's cache folder. */
  readonly tokens?: 'memory' | TokenStore | undefined;
  /** A folder for token files. */
  readonly tokenFolder?: string | undefined;
  /** Where the command line keeps answers. */
  readonly store?: string | undefined;
  /** What `collect` of the command line asks and keeps; checked by the collector. */
  readonly plan?: object | undefined;
  /** The address of a running sandbox whose clock is followed; for brokers of the environment `sandbox`. */
  readonly sandboxClock?: string | undefined;
  readonly $schema?: string | undefined;
}

type SettingsIn<B extends Broker> = NonNullable<B['settings']>;
type BrokerConfig<Settings> = Omit<Settings, 'tokens'> & {
  readonly tokens?: 'memory' | TokenStore | undefined;
};

/** Which of some brokers to open, and their settings by name. */
export type ConfigFor<Brokers extends readonly Broker[]> = CommonConfig & {
  /** The one that `connect` opens; may be left out where only one has settings. */
  readonly broker?: Brokers[number]['name'] | undefined;
} & {
  readonly [B in Brokers[number] as B['name']]?: BrokerConfig<SettingsIn<B>> | undefined;
};

/** Which broker to open, and every broker's settings under its name. */
export type Config = ConfigFor<typeof BROKERS>;

/** A configuration of which nothing is known yet. */
export type Unchecked = Readonly<Record<string, unknown>>;

/** One bad setting: its path, and what is wrong with it. Never a value. */
export interface ConfigIssue {
  readonly setting: string;
  readonly message: string;
}

/** Everything that is wrong with a configuration, at once. */
export interface ConfigError {
  readonly message: string;
  readonly issues: readonly ConfigIssue[];
}

export function configError(issues: readonly ConfigIssue[]): ConfigError {
  const listed = issues.map(({ setting, message }) => `${setting} ${message}`).join('; ');
  return Object.freeze({ message: `The configuration is wrong: ${listed}.`, issues });
}

export const isObject = (it: unknown): it is Unchecked =>
  typeof it === 'object' && it !== null && !Array.isArray(it);
