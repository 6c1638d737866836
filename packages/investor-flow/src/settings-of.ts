import type { Broker } from './broker.ts';
import { isObject, type Unchecked } from './config.ts';
import { cachedTokenStore } from './cached-token-store.ts';
import { sandboxClock } from './sandbox-clock.ts';

/**
 * A broker's settings, with what the configuration says for all brokers.
 *
 * Tokens are kept in files unless the configuration says otherwise: Korea Investment issues one token a minute. What a
 * broker does not know as a setting is left out.
 */
export function settingsOf(config: Unchecked, broker: Broker): unknown {
  const settings = config[broker.name];
  if (!isObject(settings)) return settings;
  const given = {
    ...settings,
    ...keptTokens(config, settings, broker),
    ...followed(config, settings),
  };
  const alien = new Set(broker.check(given).map(({ path }) => path));
  return Object.fromEntries(
    Object.entries(given).filter(([key]) => key in settings || !alien.has(key)),
  );
}

function keptTokens(config: Unchecked, settings: Unchecked, broker: Broker): object {
  const { tokens = settings['tokenFolder'] === undefined ? config['tokens'] : undefined } =
    settings;
  // An injected clock keeps its tokens with itself.
  const isOwnClock = settings['clock'] !== undefined;
  // Without a store the adapter keeps them in this process.
  if (tokens === 'memory') return { tokens: undefined };
  if (tokens !== undefined) return { tokens };
  if (settings['tokenFolder'] !== undefined) return {};
  const { tokenFolder } = config;
  if (typeof tokenFolder === 'string' && tokenFolder !== '') return { tokenFolder };
  const hasKeys = broker.credentials !== undefined;
  return isOwnClock || !hasKeys ? {} : { tokens: cachedTokenStore(settings['onEvent']) };
}

function followed(config: Unchecked, settings: Unchecked): object {
  const { sandboxClock: address } = config;
  const isFollowed =
    typeof address === 'string' &&
    settings['environment'] === 'sandbox' &&
    settings['clock'] === undefined;
  return isFollowed ? { clock: sandboxClock(address) } : {};
}
