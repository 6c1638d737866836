import { createHash } from 'node:crypto';

/** One name for all processes that share a token and a quota; the key and the secret cannot be read from it. */
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
