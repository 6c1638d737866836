import type { CallEvent } from '@investor-flow/adapter-kit';
import nock from 'nock';
import { type MovingClock, movingClock } from '../../../../test/support/clock.ts';
import { type Answer, answeringWith } from '../../../../test/support/over-nock.ts';
import { createKiwoom, type Kiwoom, type KiwoomSettings } from '../index.ts';

export { AFTERNOON, type MovingClock, movingClock } from '../../../../test/support/clock.ts';
export { type Answer, offline, times } from '../../../../test/support/over-nock.ts';

export const HOST = 'https://api.kiwoom.com';
export const MOCK_HOST = 'https://mockapi.kiwoom.com';
export const APP_KEY = 'Kw-app-key_0123456789abcdef';
export const SECRET_KEY = 'Kw-secret/key+0123456789abcdef=';
export const TOKEN = 'WQxOpaque-token_4711';
export const NEW_TOKEN = 'WQxOpaque-token_4712';
export const SECRETS = [APP_KEY, SECRET_KEY, TOKEN, NEW_TOKEN];

export interface Opened {
  readonly broker: Kiwoom;
  readonly clock: MovingClock;
  readonly events: readonly CallEvent[];
}

/** Kiwoom with a clock, and so with a token store and a limiter, of its own. */
export function opened({
  clock = movingClock(),
  ...settings
}: Partial<Omit<KiwoomSettings, 'clock'>> & { readonly clock?: MovingClock } = {}): Opened {
  const events: CallEvent[] = [];
  const broker = createKiwoom({
    appKey: APP_KEY,
    secretKey: SECRET_KEY,
    clock,
    onEvent: (event) => events.push(event),
    ...settings,
  });
  return { broker, clock, events };
}

export const PATHS = {
  token: '/oauth2/token',
  revoke: '/oauth2/revoke',
  sectors: '/api/dostk/sect',
  holdings: '/api/dostk/frgnistt',
} as const;

export const callTo = (path: string, host: string) => nock(host).post(path);

/** Lines up answers for a path, one call each. */
export const answering = answeringWith({
  callTo,
  host: HOST,
  keys: [APP_KEY, SECRET_KEY],
  sentences: ['return_msg'],
});

/** The token call, answered as documented; it ends a day after the clocks of these tests start. */
export const granted = (token = TOKEN): Answer => ({
  body: {
    expires_dt: '20260702150000',
    token_type: 'bearer',
    token,
    return_code: 0,
    return_msg: '정상적으로 처리되었습니다',
  },
});

/** The bodies of the broker's two data calls. */
export const sectorList = (rows: readonly object[]): Answer => ({
  body: { inds_netprps: rows, return_code: 0, return_msg: '정상적으로 처리되었습니다' },
});
export const dayList = (rows: readonly object[], headers = {}): Answer => ({
  body: { stk_frgnr: rows, return_code: 0, return_msg: '정상적으로 처리되었습니다' },
  headers,
});

/** A refusal as Kiwoom words it. */
export const refused = (return_code: number, return_msg: string, status = 200): Answer => ({
  status,
  body: { return_code, return_msg },
});
