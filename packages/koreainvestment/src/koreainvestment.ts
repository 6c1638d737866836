import { checkedSettings, connection, environmentOf, sourceOf } from '@investor-flow/adapter-kit';
import type { BrokerError, CallOptions, ResultAsync, SourceOf } from '@investor-flow/core';
import { koreaInvestmentCapabilities, type LIVE } from './capabilities.ts';
import {
  BROKER,
  CALLS_PER_SECOND,
  type Customer,
  HOSTS,
  type KoreaInvestmentSettings,
  koreaInvestmentSettings,
} from './settings.ts';
import { answersOf } from './source.ts';
import { koreaInvestmentDialect } from './wire/dialect.ts';
import { revokep } from './wire/revokep.ts';
import { tokenp } from './wire/tokenp.ts';

/** Korea Investment, as wide as its live capabilities. */
export interface KoreaInvestment extends SourceOf<typeof LIVE> {
  /** Ends the token on Korea Investment's side, for every process that shares the key. */
  revoke(options?: CallOptions): ResultAsync<void, BrokerError>;
}

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
  const link = connection({
    broker: BROKER,
    settings: given,
    baseUrl: given.baseUrl ?? HOSTS[environment === 'mock' ? 'mock' : 'live'],
    key: appKey,
    secret: appSecret,
    alsoSecret: secretsOf(customer),
    dialect: (quota) => koreaInvestmentDialect({ quota, perSecond, appKey, appSecret, customer }),
    signIn: tokenp({ appKey, appSecret }),
  });
  const source = sourceOf({
    broker: BROKER,
    capabilities: koreaInvestmentCapabilities(environment),
    calendar: link.calendar,
    clock: link.clock,
    lifetime: link.lifetime,
    answers: answersOf(link),
    release: () => link.line.sender.close(),
  });
  return Object.freeze({
    ...source,
    revoke: (options?: CallOptions) => link.revoke(revokep({ appKey, appSecret }), options),
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
