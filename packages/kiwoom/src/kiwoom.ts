import {
  checkedSettings,
  createAdapter,
  environmentOf,
  type Revocable,
  type SettingsEnvironment,
} from '@investor-flow/adapter-kit';
import type { Environment, Source, SourceOf } from '@investor-flow/core';
import { ANSWERS } from './answers/index.ts';
import { type KiwoomCapabilities, kiwoomCapabilities } from './capabilities.ts';
import {
  BROKER,
  CALLS_PER_SECOND,
  HOSTS,
  type KiwoomSettings,
  kiwoomSettings,
} from './settings.ts';
import { au10001 } from './wire/au10001.ts';
import { au10002 } from './wire/au10002.ts';
import { kiwoomDialect } from './wire/dialect.ts';

/** Kiwoom, as wide as its capabilities in an environment. */
export interface Kiwoom<E extends Environment = 'live'>
  extends SourceOf<KiwoomCapabilities<E>>, Revocable {}

/**
 * Opens Kiwoom as a source; nothing is sent before the first question.
 *
 * @throws SettingsError that lists every bad setting by name.
 * @example
 * const kiwoom = createKiwoom({ appKey, secretKey });
 * const flow = await kiwoom.investorFlow({ market: 'kospi' });
 */
export function createKiwoom<const E extends SettingsEnvironment = 'live'>(
  settings: KiwoomSettings & { readonly environment?: E | undefined },
): Kiwoom<E>;
export function createKiwoom(settings: KiwoomSettings): Source & Revocable {
  const given = checkedSettings('createKiwoom', kiwoomSettings, settings);
  const { appKey, secretKey } = given;
  const environment = environmentOf(given);
  const perSecond = given.requestsPerSecond ?? CALLS_PER_SECOND[environment];
  return createAdapter({
    broker: BROKER,
    settings: given,
    baseUrl: given.baseUrl ?? HOSTS[environment === 'mock' ? 'mock' : 'live'],
    key: appKey,
    secret: secretKey,
    dialect: (quota) => kiwoomDialect({ quota, perSecond }),
    signIn: au10001({ appKey, secretKey }),
    revoke: au10002({ appKey, secretKey }),
    capabilities: kiwoomCapabilities,
    answers: ANSWERS,
    callsPerSecond: perSecond,
  });
}
