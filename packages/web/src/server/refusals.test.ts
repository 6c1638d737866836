import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Opened, opened, send } from '../__fixtures__/over-loopback.ts';

let view: Opened;
beforeAll(async () => {
  view = await opened();
});
afterAll(() => view[Symbol.asyncDispose]());

const PATHS = [
  '/',
  '/market',
  '/app.js',
  '/api/setting',
  '/api/view/flow?market=kospi',
  '/api/live?of=kiwoom.kospi.all',
];
const host = (): string => new URL(view.web.url).host;

it('listens on this machine alone, and prints a link with a long token', () => {
  const { url, link } = view.web;
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(new URL(link).searchParams.get('token')?.length).toBeGreaterThanOrEqual(20);
});

describe('without the cookie', () => {
  it.each(PATHS)('refuses %s', async (path) => {
    const { status, body } = await send(view.web.url, path, {});
    expect(status).toBe(401);
    expect(body).toContain('investor-flow open');
  });

  it.each(['', 'wrong', 'x'.repeat(32)])('refuses the link with the token %j', async (token) => {
    const { status, headers } = await send(view.web.url, `/open?token=${token}`, {});
    expect(status).toBe(401);
    expect(headers['set-cookie']).toBeUndefined();
  });

  it('refuses the token and the cookie of another start', async () => {
    const other = await opened();
    try {
      const { search } = new URL(other.web.link);
      expect((await send(view.web.url, `/open${search}`, {})).status).toBe(401);
      expect((await send(view.web.url, '/market', { cookie: other.cookie })).status).toBe(401);
      const [, secret = ''] = other.cookie.split('=');
      const [name = ''] = view.cookie.split('=');
      expect((await send(view.web.url, '/market', { cookie: `${name}=${secret}` })).status).toBe(
        401,
      );
    } finally {
      await other[Symbol.asyncDispose]();
    }
  });
});

it('exchanges the token for a cookie that scripts cannot read, and takes it out of the address', async () => {
  const { pathname, search } = new URL(view.web.link);
  const { status, headers } = await send(view.web.url, pathname + search, {});
  expect(status).toBe(303);
  expect(headers['location']).toBe('/market');
  expect(String(headers['set-cookie'])).toMatch(
    /^investor-flow-\d+=[\w-]{32}; Path=\/; HttpOnly; SameSite=Strict$/,
  );
  const { searchParams } = new URL(view.web.link);
  expect(String(headers['set-cookie'])).not.toContain(searchParams.get('token'));
});

it.each([['evil.example'], ['127.0.0.1'], ['127.0.0.1:1'], ['[::1]'], ['localhost.evil.example']])(
  'refuses the Host %s',
  async (foreign) => {
    const { status } = await view.get('/market', { host: foreign });
    expect(status).toBe(403);
  },
);

it.each(['http://evil.example', 'null', 'https://127.0.0.1', 'http://127.0.0.1:1'])(
  'refuses the Origin %s',
  async (origin) => {
    expect((await view.get('/api/setting', { origin })).status).toBe(403);
  },
);

it.each(['cross-site', 'same-site'])('refuses what %s scripts ask', async (site) => {
  expect((await view.get('/api/setting', { 'sec-fetch-site': site })).status).toBe(403);
  const navigation = { 'sec-fetch-site': site, 'sec-fetch-mode': 'navigate' };
  expect((await view.get('/market', navigation)).status).toBe(200);
});

it('answers its own origin, by either name of this machine', async () => {
  expect((await view.get('/api/setting', { origin: `http://${host()}` })).status).toBe(200);
  const local = host().replace('127.0.0.1', 'localhost');
  expect((await view.get('/market', { host: local, origin: `http://${local}` })).status).toBe(200);
});

it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])('refuses %s', async (method) => {
  for (const path of ['/market', '/open', '/api/view/flow']) {
    const { status, headers } = await view.get(path, {}, method);
    expect([status, headers['allow']]).toEqual([405, 'GET, HEAD']);
  }
});

it.each([
  '/../../etc/passwd',
  '/..%2f..%2fetc/passwd',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/%2E%2E%2Fpackage.json',
  '//etc/passwd',
  '/app.js/../../package.json',
  '/..\\..\\package.json',
  '/app.js%00.html',
  '/api/view/../setting',
])('takes no tricks with paths: %s', async (path) => {
  const { status, body } = await view.get(path);
  expect([400, 404]).toContain(status);
  expect(body).not.toMatch(/root:|"name"/);
});

it.each([
  '/package.json',
  '/index.html',
  '/src/index.ts',
  '/api',
  '/api/view/none',
  '/api/view/constructor',
  '/api/copy/xml/flow',
])('has nothing at %s', async (path) => {
  expect((await view.get(path)).status).toBe(404);
});

it('sends strict headers with every answer, refusals too', async () => {
  const answers = await Promise.all([
    view.get('/market'),
    view.get('/app.js'),
    view.get('/none'),
    view.get('/market', { host: 'evil.example' }),
    view.get('/api/view/calendar'),
    send(view.web.url, '/market', {}),
  ]);
  for (const { headers } of answers) {
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    expect(headers['access-control-allow-origin']).toBeUndefined();
  }
});

it('sends no key and no secret of a broker', async () => {
  const { kiwoom, koreainvestment } = view.sandbox;
  const secrets = [
    kiwoom.appKey,
    kiwoom.secretKey,
    koreainvestment.appKey,
    koreainvestment.appSecret,
  ];
  const paths = [
    '/api/setting',
    '/api/view/flow?market=kospi',
    '/api/view/collection',
    '/api/view/flow?market=none',
    '/market',
    '/app.js',
  ];
  for (const path of paths) {
    const { body, headers } = await view.get(path);
    const text = body + JSON.stringify(headers);
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  }
});

it.each([
  ['ko-KR,ko;q=0.9,en;q=0.8', 'ko'],
  ['en-US,en;q=0.9,ko;q=0.8', 'en'],
  ['fr', 'en'],
])('speaks the language of %s', async (wanted, lang) => {
  const { body } = await view.get('/market', { 'accept-language': wanted });
  expect(body).toContain(`<html lang="${lang}">`);
});
