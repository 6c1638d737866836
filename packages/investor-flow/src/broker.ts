import type { Issue, Source } from '@investor-flow/core';
import { createKiwoom, kiwoomHosts, kiwoomSettings } from '@investor-flow/kiwoom';
import {
  createKoreaInvestment,
  koreaInvestmentHosts,
  koreaInvestmentSettings,
} from '@investor-flow/koreainvestment';
import { settingsIssues } from '@investor-flow/adapter-kit';
import type * as z from 'zod/mini';

/** A broker that a configuration can name; anybody's adapter becomes one with these four members. */
export interface Broker {
  /** Its name in a configuration, in answers and in errors. */
  readonly name: string;
  /** What is wrong with its settings, each fault by name and never a value; empty when nothing is. */
  readonly check: (settings: unknown) => readonly Issue[];
  /** Opens it with settings that have been checked. */
  readonly open: (settings: unknown) => Source;
  /** Which environment variable sets which of its settings; a dot leads into an object (`customer.type`). */
  readonly variables: Readonly<Record<string, string>>;
  /** Its own hosts by environment, for who wants to know whether they can be reached. */
  readonly hosts?: Readonly<Record<string, string>>;
}

const broker = <Settings>(
  schema: z.core.$ZodType<Settings>,
  create: (settings: Settings) => Source,
  about: Pick<Broker, 'name' | 'variables' | 'hosts'>,
): Broker => ({
  ...about,
  check: (settings) => settingsIssues(schema, settings),
  open: (settings) => create(settings as Settings),
});

export const kiwoom: Broker = broker(kiwoomSettings, createKiwoom, {
  name: 'kiwoom',
  hosts: kiwoomHosts,
  variables: {
    KIWOOM_APP_KEY: 'appKey',
    KIWOOM_SECRET_KEY: 'secretKey',
    KIWOOM_ENVIRONMENT: 'environment',
    KIWOOM_BASE_URL: 'baseUrl',
  },
});

export const koreainvestment: Broker = broker(koreaInvestmentSettings, createKoreaInvestment, {
  name: 'koreainvestment',
  hosts: koreaInvestmentHosts,
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
});

/** The brokers this package brings. */
export const BROKERS: readonly Broker[] = [kiwoom, koreainvestment];
