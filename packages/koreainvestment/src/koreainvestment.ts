import {
  checkedSettings,
  createAdapter,
  environmentOf,
  type Revocable,
  type SettingsEnvironment,
} from '@investor-flow/adapter-kit';
import type { Environment, Source, SourceOf } from '@investor-flow/core';
import { ANSWERS } from './answers/index.ts';
import { type KoreaInvestmentCapabilities, koreaInvestmentCapabilities } from './capabilities.ts';
import {
  BROKER,
  CALLS_PER_SECOND,
  type Customer,
  HOSTS,
  type KoreaInvestmentSettings,
  koreaInvestmentSettings,
} from './settings.ts';
import { koreaInvestmentDialect } from './wire/dialect.ts';
import { revokep } from './wire/revokep.ts';
import { tokenp } from './wire/tokenp.ts';

/** Korea Investment, as wide as its capabilities in an environment. */
export interface KoreaInvestment<E extends Environment = 'live'>
  extends SourceOf<KoreaInvestmentCapabilities<E>>, Revocable {}

/**
 * Opens Korea Investment as a source; nothing is sent before the first question.
 *
 * @throws SettingsError that lists every bad setting by name.
 * @example
 * const koreainvestment = createKoreaInvestment({ appKey, appSecret });
 * const flow = await koreainvestment.investorFlow({ market: 'kospi' });
 */
export function createKoreaInvestment<const E extends SettingsEnvironment = 'live'>(
  settings: KoreaInvestmentSettings & { readonly environment?: E | undefined },
): KoreaInvestment<E>;
export function createKoreaInvestment(settings: KoreaInvestmentSettings): Source & Revocable {
  const given = checkedSettings('createKoreaInvestment', koreaInvestmentSettings, settings);
  const { appKey, appSecret, customer = { type: 'personal' } } = given;
  const environment = environmentOf(given);
  const perSecond = given.requestsPerSecond ?? CALLS_PER_SECOND[environment];
  return createAdapter({
    broker: BROKER,
    settings: given,
    baseUrl: given.baseUrl ?? HOSTS[environment === 'mock' ? 'mock' : 'live'],
    key: appKey,
    secret: appSecret,
    alsoSecret: secretsOf(customer),
    dialect: (quota) => koreaInvestmentDialect({ quota, perSecond, appKey, appSecret, customer }),
    signIn: tokenp({ appKey, appSecret }),
    revoke: revokep({ appKey, appSecret }),
    capabilities: koreaInvestmentCapabilities,
    answers: ANSWERS,
    callsPerSecond: perSecond,
  });
}

/** Settings that identify a customer, besides the secret; a sequence number is too short to identify one. */
const secretsOf = (customer: Customer): readonly string[] => {
  if (customer.type === 'personal') return [];
  const { personalSecretKey, phoneNumber, ipAddress, macAddress } = customer;
  return [
    personalSecretKey,
    phoneNumber,
    ipAddress,
    ...(macAddress === undefined ? [] : [macAddress]),
  ];
};
