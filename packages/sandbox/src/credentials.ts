import { CLOCK_PATH } from './clock-endpoint.ts';

/** Keys of the sandbox: as long as real ones, and of no use anywhere else. */
export const KIWOOM_KEYS = {
  appKey: 'sandbox-kiwoom-app-key-not-a-real-key-00001',
  secretKey: 'sandbox-kiwoom-secret-not-a-real-key-000001',
} as const;

export const KOREA_INVESTMENT_KEYS = {
  appKey: 'PSsandboxNotARealKeyNotARealKey00001',
  appSecret: 'sandbox+not+a+real+secret/'.repeat(7).slice(0, 178).concat('=='),
} as const;

/** The variables with which another process uses both brokers here, at this time. */
export const variablesOf = (url: string): Readonly<Record<string, string>> => ({
  INVESTOR_FLOW_SANDBOX_CLOCK: `${url}${CLOCK_PATH}`,
  KIWOOM_APP_KEY: KIWOOM_KEYS.appKey,
  KIWOOM_SECRET_KEY: KIWOOM_KEYS.secretKey,
  KIWOOM_ENVIRONMENT: 'sandbox',
  KIWOOM_BASE_URL: url,
  KIS_APP_KEY: KOREA_INVESTMENT_KEYS.appKey,
  KIS_APP_SECRET: KOREA_INVESTMENT_KEYS.appSecret,
  KIS_ENVIRONMENT: 'sandbox',
  KIS_BASE_URL: url,
});

/** What either broker calls the values that must stay secret: headers and body fields. */
export const SECRET_NAMES: readonly string[] = [
  'appkey',
  'appsecret',
  'secretkey',
  'personalseckey',
  'token',
];
