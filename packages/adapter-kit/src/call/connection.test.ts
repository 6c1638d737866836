import { type BrokerError, err, ok, type Result } from '@investor-flow/core';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AT } from '../__fixtures__/asking.ts';
import { deferred, timers } from '../__fixtures__/host.ts';
import { endpoint, plainDialect } from '../__fixtures__/scripted.ts';
import { type Loopback, loopback } from '../__fixtures__/loopback.ts';
import { settled } from '../__fixtures__/manual-clock.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { shown } from '../../../../test/support/shown.ts';
import { type Connection, connection } from './connection.ts';
import type { Endpoint, TokenEndpoint } from './endpoint.ts';
import type { CallEvent } from './event.ts';
import { memoryTokenStore } from '../token/memory.ts';
import type { CommonSettings } from './settings.ts';
import type { Token } from '../token/store.ts';

const KEY = 'app-key-of-somebody-01';
const SECRET = 'secret-of-somebody-0123456789';
const TOKEN = 'WQJCwyqInphKnR3bSRtB9NE1lvWQJCwyqInphKnR3bSRtB9NE1lv';
const DAY_MS = 86_400_000;

const signIn: TokenEndpoint = {
  id: 'sign-in',
  request: () => ({ method: 'POST', path: '/token', body: { key: KEY, secret: SECRET } }),
  read: (body) => {
    const { token, lifeMs } = body as Readonly<Record<string, unknown>>;
    return typeof token === 'string' && typeof lifeMs === 'number'
      ? ok({ value: token, expiresAt: (issuedAt: number) => issuedAt + lifeMs })
      : err([{ path: 'lifeMs', message: 'is no number' }]);
  },
};
const signOut: Endpoint<Token, unknown> = {
  id: 'sign-out',
  request: ({ value }) => ({ method: 'POST', path: '/revoke', body: { token: value } }),
  read: (body) => ok(body),
};

interface Met {
  readonly server: Loopback;
  readonly paths: string[];
  readonly connect: (more?: CommonSettings) => Connection;
}
type Play = (path: string, response: ServerResponse, request: IncomingMessage) => void;

/** A broker on this machine with scripted answers, and good ones by default. */
async function broker(play: Play = () => undefined): Promise<Met> {
  const paths: string[] = [];
  const server = await loopback((request, response) => {
    const path = String(request.url).split('?')[0] ?? '';
    paths.push(path);
    play(path, response, request);
    if (response.writableEnded || response.headersSent) return;
    if (path === '/token') response.end(JSON.stringify({ token: TOKEN, lifeMs: DAY_MS }));
    else if (path === '/revoke') response.end('{}');
    else if (path === '/tr01') response.end(JSON.stringify({ data: 'what was asked' }));
  });
  onTestFinished(() => server.stop());
  return {
    server,
    paths,
    connect(more = {}) {
      const link = connection({
        broker: 'somebody',
        settings: { baseUrl: server.url, tokens: memoryTokenStore(), retries: 0, ...more },
        baseUrl: server.url,
        key: KEY,
        secret: SECRET,
        dialect: () => ({
          ...plainDialect,
          quotaOf: (api) => ({ key: `${server.port}:${api}`, perSecond: 100 }),
        }),
        signIn,
      });
      onTestFinished(async () => {
        await link.lifetime.close();
        link.transport.sender.close();
      });
      return link;
    },
  };
}

/** Asks the one question there is, as a source would. */
function ask(link: Connection, signal?: AbortSignal): Promise<Result<string, BrokerError>> {
  const { context, run } = valueOf(link.lifetime.open(AT, { signal }));
  return run(async () => (await link.ask(endpoint, 'q', context)).map(({ body }) => body));
}
async function arrived(paths: readonly string[]): Promise<void> {
  while (paths.length === 0) await settled();
}
const count = (paths: readonly string[], path: string): number =>
  paths.filter((it) => it === path).length;

describe('a connection', () => {
  it('signs in once for many, and says when the token ends but not what it is', async () => {
    const { connect, paths } = await broker();
    const events: CallEvent[] = [];
    const link = connect({ onEvent: (event) => events.push(event) });
    const answers = await Promise.all([1, 2, 3, 4].map(() => ask(link)));
    expect(answers.map(valueOf)).toEqual(answers.map(() => 'what was asked'));
    expect(count(paths, '/token')).toBe(1);
    expect(events.filter(({ type }) => type === 'token')).toHaveLength(1);
    expect(shown(events)).not.toMatch(new RegExp(`${TOKEN}|${SECRET}|${KEY}`));
  });

  it('sends nothing before it is asked', async () => {
    const { connect, paths } = await broker();
    connect();
    await settled();
    expect(paths).toEqual([]);
  });

  it('leaves neither timer nor socket when it closes in the midst of everything', async () => {
    const { connect, server } = await broker((path, response) => {
      if (path === '/tr01') response.writeHead(200).write('{');
    });
    const link = connect();
    const before = timers();
    const questions = Promise.all([1, 2, 3].map(() => ask(link)));
    while (server.sockets.length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
    const gone = Promise.all(
      server.sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve))),
    );
    await link.lifetime.close();
    link.transport.sender.close();
    expect((await questions).map((it) => errorOf(it).kind)).toEqual(Array(3).fill('cancelled'));
    await gone;
    expect(timers()).toBeLessThanOrEqual(before);
  });
});

describe('a token call', () => {
  it.each([
    ['has another shape', JSON.stringify({ token: TOKEN, life: 'for ever' })],
    ['is torn', JSON.stringify({ token: TOKEN, lifeMs: DAY_MS }).slice(0, 50)],
    ['names the token otherwise', JSON.stringify({ access: TOKEN })],
  ])('whose answer %s shows no token', async (_, text) => {
    const { connect } = await broker((path, response) => {
      if (path === '/token') response.end(text);
    });
    const events: CallEvent[] = [];
    const error = errorOf(await ask(connect({ onEvent: (event) => events.push(event) })));
    expect(error.kind).toBe(text.endsWith('}') ? 'unreadable' : 'unavailable');
    await settled();
    expect(shown([error, events])).not.toContain(TOKEN.slice(0, 20));
  });

  it('makes its token a secret that no later answer can show, whatever the token looks like', async () => {
    const short = 'a short one';
    const { connect } = await broker((path, response) => {
      if (path === '/token') response.end(JSON.stringify({ token: short, lifeMs: DAY_MS }));
      else response.end(JSON.stringify({ echo: short }));
    });
    const tokens = memoryTokenStore();
    const [one, other] = [connect({ tokens }), connect({ tokens })];
    for (const result of await Promise.all([ask(one), ask(other)])) {
      expect(errorOf(result)).toMatchObject({
        kind: 'unreadable',
        received: '{"echo":"[redacted]"}',
      });
    }
  });

  it('that brings a token already ended is unreadable, naming the clock', async () => {
    const { connect } = await broker((path, response) => {
      if (path === '/token') response.end(JSON.stringify({ token: TOKEN, lifeMs: -1 }));
    });
    const error = errorOf(await ask(connect()));
    expect(error).toMatchObject({ kind: 'unreadable', at: { api: 'sign-in' }, received: '' });
    expect(error.message).toContain('clock');
  });

  it('outlives the caller who caused it', async () => {
    const gate = deferred<void>();
    const { connect, paths } = await broker((path, response) => {
      if (path === '/token') {
        response.writeHead(200);
        void gate.promise.then(() =>
          response.end(JSON.stringify({ token: TOKEN, lifeMs: DAY_MS })),
        );
      }
    });
    const link = connect();
    const control = new AbortController();
    const leaver = ask(link, control.signal);
    await arrived(paths);
    const stayer = ask(link);
    control.abort();
    expect(errorOf(await leaver).kind).toBe('cancelled');
    gate.resolve();
    expect(valueOf(await stayer)).toBe('what was asked');
    expect(count(paths, '/token')).toBe(1);
  });

  it('that ends with its source leaves another source of the same store to sign in itself', async () => {
    let first = true;
    const { connect, paths } = await broker((path, response) => {
      if (path === '/token' && first) {
        first = false;
        response.writeHead(200).write(' ');
      }
    });
    const tokens = memoryTokenStore();
    const [owner, joiner] = [connect({ tokens }), connect({ tokens })];
    const owned = ask(owner);
    await arrived(paths);
    const joined = ask(joiner);
    await settled();
    await owner.lifetime.close();
    expect(errorOf(await owned).kind).toBe('cancelled');
    expect(valueOf(await joined)).toBe('what was asked');
    expect(count(paths, '/token')).toBe(2);
  });
});

describe('revoking', () => {
  it.each(['junk', null, { signal: 'junk' }])(
    'with options %j is invalid, and never throws',
    async (options) => {
      const { connect } = await broker();
      const error = errorOf(await connect().revoke(signOut, options as never));
      expect(error.kind).toBe('invalid');
    },
  );
});
