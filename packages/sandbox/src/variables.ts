import { CLOCK_PATH } from './clock-endpoint.ts';
import { KIWOOM_KEYS, KOREA_INVESTMENT_KEYS } from './credentials.ts';

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
