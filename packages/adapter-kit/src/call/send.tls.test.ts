import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, get, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { builtFile } from '../../../../test/support/built.ts';
import { errorOf } from '../__fixtures__/results.ts';
import { sentOnce } from '../__fixtures__/sender-to.ts';

const PEM = new URL('../__fixtures__/self-signed.pem', import.meta.url);
const SELF_SIGNED = readFileSync(PEM, 'utf8');
const SENT = { method: 'GET', path: '/', headers: { appsecret: 'a-secret-word' } } as const;

afterEach(() => vi.unstubAllEnvs());

/** A server with the certificate of no one, and what reached it. */
async function server(options: ServerOptions = {}) {
  const seen: string[] = [];
  const it = createServer(
    { cert: SELF_SIGNED, key: SELF_SIGNED, ...options },
    (request, response) => {
      seen.push(String(request.headers['appsecret']));
      response.end('{}');
    },
  );
  await new Promise<void>((resolve) => it.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    it.closeAllConnections();
    it.close();
  });
  return { seen, port: (it.address() as AddressInfo).port };
}

describe('a server that no one vouches for', () => {
  it.each([undefined, '0'])(
    'is sent nothing, also where the environment says not to look: NODE_TLS_REJECT_UNAUTHORIZED=%s',
    async (said) => {
      vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', said);
      const { seen, port } = await server();
      const error = errorOf(await sentOnce(`https://localhost:${port}`, SENT));
      expect(error).toEqual({
        kind: 'unavailable',
        cause: {
          code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
          // Newer Nodes add advice.
          message: expect.stringMatching(/^self-signed certificate/),
        },
      });
      expect(seen).toEqual([]);
    },
  );

  it('would have answered', async () => {
    const { seen, port } = await server();
    await new Promise<void>((resolve, reject) => {
      get({ host: 'localhost', port, ca: SELF_SIGNED, headers: SENT.headers }, (answer) =>
        answer.resume().once('end', resolve),
      ).once('error', reject);
    });
    expect(seen).toEqual(['a-secret-word']);
  });
});

describe('a server that speaks an old TLS', () => {
  const { DEFAULT_MIN_VERSION, DEFAULT_CIPHERS } = tls;
  afterEach(() => void Object.assign(tls, { DEFAULT_MIN_VERSION, DEFAULT_CIPHERS }));

  it('is sent nothing, also where the program allows it by default', async () => {
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1' } as const;
    const { seen, port } = await server({ ...old, ciphers: 'DEFAULT@SECLEVEL=0' });
    Object.assign(tls, { DEFAULT_MIN_VERSION: 'TLSv1', DEFAULT_CIPHERS: 'DEFAULT@SECLEVEL=0' });
    const error = errorOf(await sentOnce(`https://localhost:${port}`, SENT));
    expect(error).toMatchObject({
      cause: { message: expect.stringMatching(/protocol version/i) },
    });
    expect(seen).toEqual([]);
  });
});

describe('a server somebody vouches for', () => {
  const ASKING = fileURLToPath(new URL('../__fixtures__/ask-https.ts', import.meta.url));
  const inAProcess = async (baseUrl: string): Promise<unknown> => {
    const argv = [await builtFile(ASKING), baseUrl];
    const env = { ...process.env, NODE_EXTRA_CA_CERTS: fileURLToPath(PEM) };
    const { stdout } = await promisify(execFile)(process.execPath, argv, { env, timeout: 20_000 });
    return JSON.parse(stdout);
  };

  it('is asked by the name that is vouched for, and by no other', { timeout: 45_000 }, async () => {
    const { seen, port } = await server();
    expect(await inAProcess(`https://localhost:${port}`)).toMatchObject({ status: 200 });
    expect(seen).toEqual(['a-secret-word']);
    expect(await inAProcess(`https://127.0.0.1:${port}`)).toMatchObject({
      cause: { code: 'ERR_TLS_CERT_ALTNAME_INVALID' },
    });
    expect(seen).toHaveLength(1);
  });
});
