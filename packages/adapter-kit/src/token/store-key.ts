import { createHash } from 'node:crypto';

/** One name for everybody who shares a token and a quota; it tells nobody the key or the secret. */
export function storeKey(parts: {
  readonly broker: string;
  readonly baseUrl: string;
  readonly key: string;
  readonly secret: string;
}): string {
  const { host } = new URL(parts.baseUrl);
  const text = JSON.stringify([parts.broker, host, parts.key, parts.secret]);
  return `${parts.broker}-${createHash('sha256').update(text).digest('hex').slice(0, 40)}`;
}
