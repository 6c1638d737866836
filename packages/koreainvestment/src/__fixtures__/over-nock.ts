import type { CallEvent } from '@investor-flow/adapter-kit';
import nock from 'nock';
import { AFTERNOON, type MovingClock, movingClock } from '../../../../test/support/clock.ts';
import { type Answer, answeringWith } from '../../../../test/support/over-nock.ts';
import {
  createKoreaInvestment,
  type KoreaInvestment,
  type KoreaInvestmentSettings,
} from '../index.ts';
import { OFFICIAL_ROW } from './rows.ts';

export { AFTERNOON, type MovingClock, movingClock } from '../../../../test/support/clock.ts';
export { type Answer, offline, times } from '../../../../test/support/over-nock.ts';

export const HOST = 'https://openapi.koreainvestment.com:9443';
export const APP_KEY = 'PSKis-app-key_0123456789abcdefABCDEF';
export const APP_SECRET = 'Kis/secret+0123456789/abcdefghijklmnopqrstuvwxyz+ABCDEF==';

/** A JSON web token as the broker signs them: it says itself when it ends, in seconds. */
export const webToken = (claims: object): string =>
  [{ typ: 'JWT', alg: 'HS512' }, claims, { signed: true }]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
const DAY_S = 86_400;
export const TOKEN = webToken({ sub: 'token', exp: AFTERNOON / 1000 + DAY_S, jti: 'first' });
export const NEW_TOKEN = webToken({ sub: 'token', exp: AFTERNOON / 1000 + DAY_S, jti: 'second' });

/** The settings of a corporate customer; most of them are secret. */
export const CORPORATION = {
  type: 'corporate',
  personalSecretKey: 'personal-secret/key+0123456789==',
  sequenceNumber: '001',
  ipAddress: '203.0.113.7',
  phoneNumber: '01011112222',
} as const;
export const DEVICE = '001122334455';
const { type: _type, sequenceNumber: _number, ...own } = CORPORATION;
export const SECRETS = [APP_KEY, APP_SECRET, TOKEN, NEW_TOKEN, DEVICE, ...Object.values(own)];

export interface Opened {
  readonly broker: KoreaInvestment;
  readonly clock: MovingClock;
  readonly events: readonly CallEvent[];
}

/** Korea Investment with a clock, and so with a token store and a limiter, of its own. */
export function opened({
  clock = movingClock(),
  ...settings
}: Partial<Omit<KoreaInvestmentSettings, 'clock'>> & {
  readonly clock?: MovingClock;
} = {}): Opened {
  const events: CallEvent[] = [];
  const broker = createKoreaInvestment({
    appKey: APP_KEY,
    appSecret: APP_SECRET,
    clock,
    onEvent: (event) => events.push(event),
    ...settings,
  });
  return { broker, clock, events };
}

export const PATHS = {
  token: '/oauth2/tokenP',
  revoke: '/oauth2/revokeP',
  flow: '/uapi/domestic-stock/v1/quotations/inquire-investor-time-by-market',
} as const;

export const callTo = (path: string, host: string) =>
  path.startsWith('/uapi/') ? nock(host).get(path).query(true) : nock(host).post(path);

/** Lines up answers for a path, one call each. */
export const answering = answeringWith({
  callTo,
  host: HOST,
  keys: [APP_KEY, APP_SECRET],
  sentences: ['msg1', 'error_description'],
});

/** The token call, answered as documented; it ends a day after the clocks of these tests start. */
export const granted = (access_token = TOKEN): Answer => ({
  body: {
    access_token,
    access_token_token_expired: '2026-07-02 15:00:00',
    token_type: 'Bearer',
    expires_in: 86_400,
  },
});

/** The body of the data call. */
export const flowBody = (output: unknown): object => ({
  output,
  rt_cd: '0',
  msg_cd: 'MCA00000',
  msg1: '정상처리 되었습니다.',
});
export const flowRow = (row: object = OFFICIAL_ROW): Answer => ({ body: flowBody([row]) });

/** Signs in, and lines up answers of the data call. */
export function flowing(...answers: readonly Answer[]): void {
  answering(PATHS.token, [granted()]);
  answering(PATHS.flow, answers);
}

/** A refusal of a data call, and one of a token call: two envelopes. */
export const refused = (msg_cd: string, msg1: string, status = 500): Answer => ({
  status,
  body: { rt_cd: '1', msg_cd, msg1 },
});
export const denied = (error_code: string, error_description: string, status = 403): Answer => ({
  status,
  body: { error_description, error_code },
});
