import { type CommonSettings, commonSettings, credential } from '@investor-flow/adapter-kit';
import type { Environment } from '@investor-flow/core';
import * as z from 'zod/mini';

/** The name this broker goes by in every answer and error. */
export const BROKER = 'koreainvestment';

/** Who asks; a corporation sends more about itself with every call. */
export type Customer =
  | { readonly type: 'personal' }
  | {
      readonly type: 'corporate';
      readonly personalSecretKey: string;
      readonly sequenceNumber: string;
      readonly ipAddress: string;
      /** Digits alone. */
      readonly phoneNumber: string;
      readonly macAddress?: string | undefined;
    };

/** What Korea Investment needs to know; live and mock keys are separate. */
export interface KoreaInvestmentSettings extends CommonSettings {
  readonly appKey: string;
  readonly appSecret: string;
  /** Default: a person. */
  readonly customer?: Customer | undefined;
}

/** What a sign-in names. */
export type Keys = Pick<KoreaInvestmentSettings, 'appKey' | 'appSecret'>;

const customer = z.discriminatedUnion(
  'type',
  [
    z.strictObject({ type: z.literal('personal') }),
    z.strictObject({
      type: z.literal('corporate'),
      personalSecretKey: credential,
      sequenceNumber: credential,
      ipAddress: credential,
      phoneNumber: z.string('is required, as text').check(z.regex(/^\d+$/, 'must be digits alone')),
      macAddress: z.optional(credential),
    }),
  ],
  'must have the type personal or corporate',
);

/** What settings may say; the reader of configuration files shares it. */
export const koreaInvestmentSettings = z.strictObject({
  appKey: credential,
  appSecret: credential,
  customer: z.optional(customer),
  ...commonSettings,
}) satisfies z.core.$ZodType<KoreaInvestmentSettings>;

/** The broker's own hosts. */
export const HOSTS = {
  live: 'https://openapi.koreainvestment.com:9443',
  mock: 'https://openapivts.koreainvestment.com:29443',
} as const;

/** For one key over all calls: live allows 18, and its servers refuse some that come close (notice of 2026-04-20). */
export const CALLS_PER_SECOND: Readonly<Record<Environment, number>> = {
  live: 15,
  mock: 1,
  sandbox: 15,
  custom: 15,
};
