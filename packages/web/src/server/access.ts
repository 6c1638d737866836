import { randomBytes, timingSafeEqual } from 'node:crypto';

const TOKEN_BYTES = 24;

/** Who may ask: the link's token once, then the cookie it was exchanged for. Both are new at each start. */
export type Access = ReturnType<typeof createAccess>;

/** Cookies are shared by the ports of a host, so the name holds the port. */
export function createAccess(port: number) {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const secret = randomBytes(TOKEN_BYTES).toString('base64url');
  const name = `investor-flow-${port}`;
  return {
    /** Stands in the printed link. */
    token,
    isToken: (given: string | undefined): boolean => isSame(given, token),
    isAdmitted: (cookies: string | undefined): boolean =>
      (cookies ?? '').split(';').some((pair) => {
        const [key = '', value] = pair.trim().split('=');
        return key === name && isSame(value, secret);
      }),
    /** The header that admits a browser. */
    cookie: `${name}=${secret}; Path=/; HttpOnly; SameSite=Strict`,
  };
}

/** Compares in a time that does not tell how much is right. */
function isSame(given: string | undefined, secret: string): boolean {
  const [left, right] = [Buffer.from(given ?? ''), Buffer.from(secret)];
  return left.length === right.length && timingSafeEqual(left, right);
}
