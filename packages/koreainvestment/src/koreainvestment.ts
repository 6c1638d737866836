import {
  checkedSettings,
  createAdapter,
  environmentOf,
  type Revocable,
} from '@investor-flow/adapter-kit';
import type { SourceOf } from '@investor-flow/core';
import { ANSWERS } from './answers/index.ts';
import { koreaInvestmentCapabilities, type LIVE } from './capabilities.ts';
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

/** Korea Investment, as wide as its live capabilities. */
export interface KoreaInvestment extends SourceOf<typeof LIVE>, Revocable {}

/**
 * Opens Korea Investment as a source; nothing is sent before the first question.
 *
 * @throws SettingsError that lists every bad setting by name.
 * @example
 * const koreainvestment = createKoreaInvestment({ appKey, appSecret });
 * const flow = await koreainvestment.investorFlow({ market: 'kospi' });
 */
export function createKoreaInvestment(settings: KoreaInvestmentSettings): KoreaInvestment {
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

/** What tells who a customer is, besides the secret; a sequence number is too short to tell anybody. */
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
