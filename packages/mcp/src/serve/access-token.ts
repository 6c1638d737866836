import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new token, 43 characters of base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url');

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether an `Authorization` header carries the token; it takes as long for a wrong one. */
export const isAuthorized = (header: string | undefined, token: string): boolean =>
  timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`));
