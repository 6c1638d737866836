import type { Issue, Source } from '@investor-flow/core';
import { createKiwoom, HOSTS as KIWOOM_HOSTS, kiwoomSettings } from '@investor-flow/kiwoom';
import {
  createKoreaInvestment,
  HOSTS as KOREA_INVESTMENT_HOSTS,
  koreaInvestmentSettings,
} from '@investor-flow/koreainvestment';
import { settingsIssues } from '@investor-flow/adapter-kit';
import type * as z from 'zod/mini';

/** A broker that a configuration can name; any adapter becomes one with these members. */
export interface Broker<Name extends string = string, Settings = unknown> {
  /** Its name in a configuration, in answers and in errors. */
  readonly name: Name;
  /** What is wrong with its settings, each fault by name and never a value; empty when nothing is. */
  readonly check: (settings: unknown) => readonly Issue[];
  /** Opens it with settings that have been checked. */
  readonly open: (settings: unknown) => Source;
  /** Which environment variable sets which of its settings; a dot leads into an object (`customer.type`). */
  readonly variables: Readonly<Record<string, string>>;
  /** The settings that hold its key and secret. */
  readonly credentials?: readonly string[];
  /** Its own addresses, by environment. */
  readonly hosts?: Readonly<Record<string, string>>;
  /** Never set: the type of its settings. */
  readonly settings?: Settings;
}

const broker = <const Name extends string, Settings>(
  own: Pick<Broker<Name>, 'name' | 'variables' | 'credentials' | 'hosts'>,
  schema: z.core.$ZodType<Settings>,
  create: (settings: Settings) => Source,
): Broker<Name, Settings> => ({
  ...own,
  check: (settings) => settingsIssues(schema, settings),
  open: (settings) => create(settings as Settings),
});

export const kiwoom = broker(
  {
    name: 'kiwoom',
    credentials: ['appKey', 'secretKey'],
    hosts: KIWOOM_HOSTS,
    variables: {
      KIWOOM_APP_KEY: 'appKey',
      KIWOOM_SECRET_KEY: 'secretKey',
      KIWOOM_ENVIRONMENT: 'environment',
      KIWOOM_BASE_URL: 'baseUrl',
    },
  },
  kiwoomSettings,
  createKiwoom,
);

export const koreainvestment = broker(
  {
    name: 'koreainvestment',
    credentials: ['appKey', 'appSecret'],
    hosts: KOREA_INVESTMENT_HOSTS,
    variables: {
      KIS_APP_KEY: 'appKey',
      KIS_APP_SECRET: 'appSecret',
      KIS_ENVIRONMENT: 'environment',
      KIS_BASE_URL: 'baseUrl',
      KIS_CUSTOMER_TYPE: 'customer.type',
      KIS_PERSONAL_SECRET_KEY: 'customer.personalSecretKey',
      KIS_SEQUENCE_NUMBER: 'customer.sequenceNumber',
      KIS_IP_ADDRESS: 'customer.ipAddress',
      KIS_PHONE_NUMBER: 'customer.phoneNumber',
      KIS_MAC_ADDRESS: 'customer.macAddress',
    },
  },
  koreaInvestmentSettings,
  createKoreaInvestment,
);

/** The brokers that this package brings. */
export const BROKERS = [kiwoom, koreainvestment] as const;
export type BrokerName = (typeof BROKERS)[number]['name'];
