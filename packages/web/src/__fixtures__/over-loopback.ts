import { request } from 'node:http';
import { type Sandbox, startSandbox } from '@investor-flow/sandbox';
import { openStore, type Store } from '@investor-flow/store';
import { connectAll, orThrow, type Source } from 'investor-flow';
import type { Message } from '../api/message.ts';
import { openWeb, type Web, type WebParts } from '../index.ts';
import { bundled } from './bundled.ts';

export const NOW = '2026-11-27T15:45:00+09:00';
const UNPACED = 10_000;

/** A web view over both brokers of a sandbox. */
export interface Opened {
  readonly sandbox: Sandbox;
  readonly sources: Readonly<Record<string, Source>>;
  readonly store: Store;
  readonly web: Web;
  /** The cookie that the link was exchanged for. */
  readonly cookie: string;
  readonly get: (path: string, headers?: Headers, method?: string) => Promise<Got>;
  /** The last line of an answer. */
  readonly view: (path: string) => Promise<Message<never>>;
  [Symbol.asyncDispose](): Promise<void>;
}

type Headers = Readonly<Record<string, string>>;

export interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/** Sends what no browser would: any method, any target, any header. */
export const send = (url: string, path: string, headers: Headers, method = 'GET'): Promise<Got> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        body += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });

export async function opened(
  more: Partial<WebParts> = {},
  now: string | number = NOW,
): Promise<Opened> {
  bundled();
  const sandbox = await startSandbox({ seed: 7, now, quotas: false });
  const sources = connectAll({
    tokens: 'memory',
    kiwoom: { ...sandbox.kiwoom, requestsPerSecond: UNPACED },
    koreainvestment: { ...sandbox.koreainvestment, requestsPerSecond: UNPACED },
  })._unsafeUnwrap();
  const { clock } = sandbox;
  const store = (await openStore(':memory:', { clock }))._unsafeUnwrap();
  const web = orThrow(
    await openWeb({
      sources,
      store,
      clock,
      run: () => (words) => Promise.resolve({ code: 0, stdout: words.join(' '), stderr: '' }),
      ...more,
    }),
  );
  const { pathname, search } = new URL(web.link);
  const exchanged = await send(web.url, pathname + search, {});
  const [cookie = ''] = String(exchanged.headers['set-cookie']).split(';');
  const get: Opened['get'] = (path, headers = {}, method = 'GET') =>
    send(web.url, path, { cookie, ...headers }, method);
  return {
    sandbox,
    sources,
    store,
    web,
    cookie,
    get,
    view: async (path) => {
      const { body } = await get(path);
      return JSON.parse(body.trim().split('\n').at(-1) ?? '') as Message<never>;
    },
    [Symbol.asyncDispose]: async () => {
      await web.close();
      await Promise.all(Object.values(sources).map((source) => source.close()));
      await sandbox.close();
      await store.close();
    },
  };
}
