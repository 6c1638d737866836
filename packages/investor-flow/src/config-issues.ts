import type { Issue } from '@investor-flow/core';
import type { Broker } from './broker.ts';
import { type ConfigIssue, isObject, type Unchecked } from './config.ts';
import { settingsOf } from './settings-of.ts';

/** A common setting, and what is wrong with its value. */
const COMMON: Readonly<Record<string, (value: unknown) => string | undefined>> = {
  $schema: () => undefined,
  tokens: (value) =>
    value === 'memory' || isObject(value) ? undefined : 'must be memory or a token store',
  tokenFolder: (value) => (isText(value) ? undefined : 'must be a folder'),
  store: (value) => (isText(value) ? undefined : 'must be a file or a database address'),
  plan: (value) => (isObject(value) ? undefined : 'must be a plan: an object with entries'),
  sandboxClock: (value) =>
    isText(value) && isLoopback(value) ? undefined : 'must be an address of this machine',
};

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Whether an address names this machine. */
export const isLoopback = (address: string): boolean =>
  URL.canParse(address) &&
  /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(address).hostname);

/** The brokers that a configuration has settings for. */
export const configured = (config: Unchecked, brokers: readonly Broker[]): readonly Broker[] =>
  brokers.filter(({ name }) => config[name] !== undefined);

/** What is wrong with a configuration as a whole: unknown settings, and every configured broker's. */
export function configIssues(config: unknown, brokers: readonly Broker[]): readonly ConfigIssue[] {
  if (!isObject(config)) return [{ setting: 'config', message: 'must be an object' }];
  const names = brokers.map(({ name }) => name);
  const known = ['broker', ...Object.keys(COMMON)];
  const issues: ConfigIssue[] = nameIssues(names, known);
  const { broker } = config;
  if (broker !== undefined && !names.some((name) => name === broker))
    issues.push({ setting: 'broker', message: `must be one of ${names.join(', ')}` });
  for (const [setting, value] of Object.entries(config)) {
    const rule = Object.hasOwn(COMMON, setting) ? COMMON[setting] : undefined;
    const message = value === undefined ? undefined : rule?.(value);
    if (message !== undefined) issues.push({ setting, message });
    if (!known.includes(setting) && !names.includes(setting))
      issues.push({
        setting,
        message: `is not a setting; there are broker, tokens, tokenFolder, store, plan, ${names.join(', ')}`,
      });
  }
  if (config['tokens'] !== undefined && config['tokenFolder'] !== undefined)
    issues.push({ setting: 'tokenFolder', message: 'must not be given together with tokens' });
  const theirs = configured(config, brokers).flatMap((it) => brokerIssues(it, checked(config, it)));
  return [...issues, ...theirs];
}

/** A broker made elsewhere may throw where it should check; its text stays out. */
function checked(config: Unchecked, broker: Broker): readonly Issue[] {
  try {
    return broker.check(settingsOf(config, broker));
  } catch {
    return [{ path: '', message: 'could not be checked: the broker failed' }];
  }
}

/** Names that a configuration could not use to distinguish brokers. */
const nameIssues = (names: readonly string[], known: readonly string[]): ConfigIssue[] =>
  names.flatMap((setting, place) => {
    if (known.includes(setting))
      return [{ setting, message: 'is a setting of its own and cannot name a broker' }];
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
