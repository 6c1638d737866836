import { check, type TokenEndpoint, tokenText } from '@investor-flow/adapter-kit';
import { err, isTradingDay, type Issue, koreanInstant, ok, type Result } from '@investor-flow/core';
import * as z from 'zod/mini';
import type { Keys } from '../settings.ts';

/** More than ten digits lead past the last instant there is. */
const lifeInSeconds = z.union(
  [
    z.number().check(z.maximum(9_999_999_999, 'is too large')),
    z.pipe(z.string().check(z.regex(/^\d{1,10}$/)), z.transform(Number)),
  ],
  'must be a number of seconds',
);

const response = z.object(
  {
    access_token: tokenText, // 접근토큰
    access_token_token_expired: z.nullish(z.string('must be a string')), // 접근토큰 유효기간, Korean time
    expires_in: z.nullish(lifeInSeconds), // 유효기간, seconds
  },
  'must be an object',
);

/**
 * tokenP 접근토큰발급: a token for a day, at most one a minute; within six hours the same again.
 * POST /oauth2/tokenP
 */
export const tokenp = (settings: Keys): TokenEndpoint => ({
  id: 'tokenP',
  request: () => ({
    method: 'POST',
    path: '/oauth2/tokenP',
    body: {
      grant_type: 'client_credentials',
      appkey: settings.appKey,
      appsecret: settings.appSecret,
    },
  }),
  read: (body) =>
    check(response, body).andThen((it) =>
      lifeOf(it).map((expiresAt) => ({ value: it.access_token, expiresAt })),
    ),
});

/**
 * When the token ends: by its own claim, else by the Korean-time text, else by the seconds.
 *
 * The claim knows no time zone; what the seconds count from is unknown when an old token is handed out again.
 */
function lifeOf(
  it: z.output<typeof response>,
): Result<(issuedAt: number) => number, readonly Issue[]> {
  const said = claimedEnd(it.access_token) ?? koreanEnd(it.access_token_token_expired);
  if (said !== undefined) return ok(() => said);
  const { expires_in: seconds } = it;
  if (typeof seconds === 'number' && seconds > 0)
    return ok((issuedAt) => issuedAt + seconds * 1000);
  return err([{ path: 'expires_in', message: 'nothing says when the token ends' }]);
}

const claims = z.object({
  exp: z.int().check(z.minimum(1_000_000_000), z.maximum(99_999_999_999)),
});

/** The `exp` of a JSON web token, in epoch milliseconds. */
function claimedEnd(token: string): number | undefined {
  const payload = token.split('.')[1];
  if (payload === undefined) return undefined;
  try {
    const read = claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
    return read.success ? read.data.exp * 1000 : undefined;
  } catch {
    // Not every token is a JSON web token.
    return undefined;
  }
}

/** `2026-08-19 23:41:30`, always Korean time (measured), whatever zone the host is in. */
function koreanEnd(text: string | null | undefined): number | undefined {
  const [, day = '', hours, minutes, seconds] =
    /^(\d{4}-\d{2}-\d{2}) (\d{2}):(\d{2}):(\d{2})$/.exec(text ?? '') ?? [];
  const clockFits = Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60;
  return isTradingDay(day) && clockFits
    ? koreanInstant(day, Number(hours), Number(minutes), Number(seconds))
    : undefined;
}
