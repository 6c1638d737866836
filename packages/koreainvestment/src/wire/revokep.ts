import { check, type Endpoint, type Token } from '@investor-flow/adapter-kit';
import * as z from 'zod/mini';
import type { Keys } from '../settings.ts';

const response = z.object({ code: z.literal(200, 'is not 200') }, 'must be an object');

/**
 * revokeP 접근토큰폐기: ends a token for everybody who shares it, so it is never called unasked.
 * POST /oauth2/revokeP
 */
export const revokep = (settings: Keys): Endpoint<Token, unknown> => ({
  id: 'revokeP',
  request: ({ value }) => ({
    method: 'POST',
    path: '/oauth2/revokeP',
    body: { appkey: settings.appKey, appsecret: settings.appSecret, token: value },
  }),
  read: (body) => check(response, body),
});
