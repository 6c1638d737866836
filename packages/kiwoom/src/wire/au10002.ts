import type { Endpoint, Token } from '@investor-flow/adapter-kit';
import { ok } from '@investor-flow/core';
import type { Keys } from '../settings.ts';

/**
 * au10002 접근토큰 폐기: ends a token for everybody who shares it, so it is never called unasked.
 * POST /oauth2/revoke
 */
export const au10002 = (settings: Keys): Endpoint<Token, unknown> => ({
  id: 'au10002',
  request: ({ value }) => ({
    method: 'POST',
    path: '/oauth2/revoke',
    body: { appkey: settings.appKey, secretkey: settings.secretKey, token: value },
  }),
  read: (body) => ok(body),
});
