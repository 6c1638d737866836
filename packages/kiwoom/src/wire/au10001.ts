import { check, type TokenEndpoint, tokenText } from '@investor-flow/adapter-kit';
import { isTradingDay, koreanInstant } from '@investor-flow/core';
import * as z from 'zod/mini';
import type { Keys } from '../settings.ts';

/** `20260819234130`, always Korean time (measured), whatever zone the host is in. */
const koreanStamp = z.pipe(
  z.string('must be a string'),
  z.transform((text: string, { issues }) => {
    const parts = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(text);
    const [, year, month, day, hours, minutes, seconds] = parts ?? [];
    const date = `${year}-${month}-${day}`;
    if (isTradingDay(date) && Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60)
      return koreanInstant(date, Number(hours), Number(minutes), Number(seconds));
    issues.push({ code: 'custom', input: text, message: 'must be a time written YYYYMMDDHHMMSS' });
    return z.NEVER;
  }),
);

const response = z.object(
  {
    token: tokenText, // 접근토큰
    expires_dt: koreanStamp, // 만료일
  },
  'must be an object',
);

/**
 * au10001 접근토큰 발급: a token for a day; while one is valid Kiwoom hands out the same again.
 * POST /oauth2/token
 */
export const au10001 = (settings: Keys): TokenEndpoint => ({
  id: 'au10001',
  request: () => ({
    method: 'POST',
    path: '/oauth2/token',
    body: {
      grant_type: 'client_credentials',
      appkey: settings.appKey,
      secretkey: settings.secretKey,
    },
  }),
  read: (body) =>
    check(response, body).map((it) => ({ value: it.token, expiresAt: () => it.expires_dt })),
});
