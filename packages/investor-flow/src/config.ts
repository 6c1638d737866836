import type { Issue } from '@investor-flow/core';
import type { KiwoomSettings } from '@investor-flow/kiwoom';
import type { KoreaInvestmentSettings } from '@investor-flow/koreainvestment';
import type { Broker } from './broker.ts';

/** Which broker to open, and every broker's settings under its name. */
export interface Config {
  /** The one `connect` opens; may be left out where only one has settings. */
  readonly broker?: string | undefined;
  readonly kiwoom?: KiwoomSettings | undefined;
  readonly koreainvestment?: KoreaInvestmentSettings | undefined;
  /** Where tokens are kept, for every broker that does not say otherwise. */
  readonly tokenFolder?: string | undefined;
  /** Settings of a broker made elsewhere. */
  readonly [broker: string]: unknown;
}

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

/** A configuration that is an object, and nothing more is known of it. */
type Given = Readonly<Record<string, unknown>>;

const OWN_SETTINGS: ReadonlySet<string> = new Set(['broker', 'tokenFolder', '$schema']);

export const isObject = (it: unknown): it is Given =>
  typeof it === 'object' && it !== null && !Array.isArray(it);

/** The brokers a configuration has settings for. */
export const configured = (config: Given, brokers: readonly Broker[]): readonly Broker[] =>
  brokers.filter(({ name }) => config[name] !== undefined);

/** A broker's settings, with the folder that holds for all of them, unless it has its own or knows no such setting. */
export function settingsOf(config: Given, broker: Broker): unknown {
  const { tokenFolder, [broker.name]: settings } = config;
  if (!isFolder(tokenFolder) || !isObject(settings)) return settings;
  const hasOwn = settings['tokens'] !== undefined || settings['tokenFolder'] !== undefined;
  const shared = { ...settings, tokenFolder };
  const isAlien = broker.check(shared).some(({ path }) => path === 'tokenFolder');
  return hasOwn || isAlien ? settings : shared;
}

const isFolder = (it: unknown): boolean => typeof it === 'string' && it !== '';

/** What is wrong with a configuration as a whole: unknown settings, and every configured broker's. */
export function configIssues(config: unknown, brokers: readonly Broker[]): readonly ConfigIssue[] {
  if (!isObject(config)) return [{ setting: 'config', message: 'must be an object' }];
  const names = brokers.map(({ name }) => name);
  const unknown = Object.keys(config)
    .filter((key) => !OWN_SETTINGS.has(key) && !names.includes(key))
    .map((setting) => ({
      setting,
      message: `is not a setting; there are broker, tokenFolder, ${names.join(', ')}`,
    }));
  const { broker, tokenFolder } = config;
  const own: ConfigIssue[] = [];
  if (broker !== undefined && !names.some((name) => name === broker))
    own.push({ setting: 'broker', message: `must be one of ${names.join(', ')}` });
  if (tokenFolder !== undefined && !isFolder(tokenFolder))
    own.push({ setting: 'tokenFolder', message: 'must be a folder' });
  const theirs = configured(config, brokers).flatMap((it) => brokerIssues(it, checked(config, it)));
  return [...nameIssues(names), ...own, ...unknown, ...theirs];
}

/** A broker made elsewhere may throw where it should check; its text stays out. */
function checked(config: Given, broker: Broker): readonly Issue[] {
  try {
    return broker.check(settingsOf(config, broker));
  } catch {
    return [{ path: '', message: 'could not be checked: the broker failed' }];
  }
}

/** Names by which a configuration could not tell its brokers apart. */
const nameIssues = (names: readonly string[]): readonly ConfigIssue[] =>
  names.flatMap((setting, place) => {
    if (OWN_SETTINGS.has(setting))
      return [{ setting, message: 'is a setting of its own and no name for a broker' }];
    return names.indexOf(setting) === place
      ? []
      : [{ setting, message: 'is the name of more than one broker' }];
  });

/** Faults of one broker's settings, by their path in the whole configuration. */
export const brokerIssues = ({ name }: Broker, issues: readonly Issue[]): readonly ConfigIssue[] =>
  issues.map(({ path, message }) => ({
    setting: path === '' ? name : `${name}.${path}`,
    message,
  }));
