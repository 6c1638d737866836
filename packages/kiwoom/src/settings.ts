import { type CommonSettings, commonSettings, credential } from '@investor-flow/adapter-kit';
import type { Environment } from '@investor-flow/core';
import * as z from 'zod/mini';

/** The name this broker goes by in every answer and error. */
export const BROKER = 'kiwoom';

/** What Kiwoom needs to know; live and mock keys are separate. */
export interface KiwoomSettings extends CommonSettings {
  readonly appKey: string;
  readonly secretKey: string;
}

/** What a sign-in names. */
export type Keys = Pick<KiwoomSettings, 'appKey' | 'secretKey'>;

/** What settings may say; the reader of configuration files shares it. */
export const kiwoomSettings = z.strictObject({
  appKey: credential,
  secretKey: credential,
  ...commonSettings,
}) satisfies z.core.$ZodType<KiwoomSettings>;

/** The broker's own hosts. */
export const HOSTS = {
  live: 'https://api.kiwoom.com',
  mock: 'https://mockapi.kiwoom.com',
} as const;

/** For each call by itself: live sustains four to five a second and has refused the fifth, mock refuses the second (measured). */
export const CALLS_PER_SECOND: Readonly<Record<Environment, number>> = {
  live: 4,
  mock: 1,
  sandbox: 4,
  custom: 4,
};
