import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { type AssistantParts, serveHttp, serveStdio } from '@investor-flow/mcp';
import { type BrokerError, err, ResultAsync } from '@investor-flow/core';
import { ok, orThrow, type Source } from 'investor-flow';
import { newHttp, newHttpOfOldProtocol, oldHttp, serving } from './connections.ts';
import { openDesk } from './desk.ts';

const desk = await openDesk();
afterAll(() => desk[Symbol.asyncDispose]());

const INITIALIZE = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: {
    protocolVersion: '2025-06-18',
    capabilities: {},
    clientInfo: { name: 'raw', version: '1' },
  },
};
const call = (id: number, name: string, fields: object) => ({
  jsonrpc: '2.0',
  id,
  method: 'tools/call',
  params: { name, arguments: fields },
});
const cancelled = (requestId: number) => ({
  jsonrpc: '2.0',
  method: 'notifications/cancelled',
  params: { requestId, reason: 'the user pressed stop' },
});

const CANCELLED: BrokerError = {
  kind: 'cancelled',
  at: { broker: 'kiwoom', operation: 'investorFlow' },
  message: 'Cancelled.',
};

/** A source whose market flow waits until it is cancelled. */
function waiting() {
  let [asked, aborted] = [0, 0];
  const answering = orThrow(desk.parts.answering);
  const source: Source = {
    ...answering.source,
    investorFlow: (_, options) => {
      asked += 1;
      const waits = new Promise<void>((resolve) => {
        options?.signal?.addEventListener('abort', () => {
          aborted += 1;
          resolve();
        });
      });
      return new ResultAsync(waits.then(() => err(CANCELLED)));
    },
  };
  return {
    parts: { ...desk.parts, answering: ok({ ...answering, source }) },
    aborted: () => aborted,
    asked: () => asked,
  };
}

/** Waits for what comes by itself, without a time of its own. */
async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1000 && !holds(); tries += 1) await pause(10);
  expect(holds()).toBe(true);
}

describe('over stdin and stdout', () => {
  function talking(parts: AssistantParts) {
    const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
    const lines: string[] = [];
    let rest = '';
    stdout.on('data', (chunk: Buffer) => {
      const parted = (rest + chunk.toString()).split('\n');
      rest = parted.pop() ?? '';
      lines.push(...parted);
    });
    const ended = serveStdio(parts, { stdin, stdout, stderr });
    const end = (): typeof ended => {
      stdin.end();
      return ended;
    };
    const say = (...messages: readonly object[]): void => {
      for (const message of messages) stdin.write(`${JSON.stringify(message)}\n`);
    };
    return { stdin, stdout, stderr, lines, end, say };
  }
  const idsIn = (lines: readonly string[]): readonly unknown[] =>
    lines.map((line) => (JSON.parse(line) as { readonly id?: unknown }).id);

  it('a cancelled call gets no answer, and its question ends', async () => {
    const { parts, aborted, asked } = waiting();
    const server = talking(parts);
    server.say(INITIALIZE);
    await until(() => server.lines.length === 1);
    server.say(call(2, 'get_market_flow', { market: 'kospi' }));
    await until(() => asked() === 1);
    server.say(cancelled(2), call(3, 'list_sectors', { market: 'kospi' }));
    await until(() => server.lines.length === 2 && aborted() === 1);
    await server.end();
    expect(idsIn(server.lines)).toEqual([1, 3]);
  });

  it('every line is of the protocol, whatever else is printed', async () => {
    const server = talking(desk.parts);
    server.stdout.write('a library prints this\n');
    server.say(INITIALIZE);
    await until(() => server.lines.length === 1);
    server.stdout.write('(node:1) Warning: something\n');
    server.say(call(2, 'list_sectors', { market: 'kospi' }));
    await until(() => server.lines.length === 2);
    await server.end();
    expect(idsIn(server.lines)).toEqual([1, 2]);
    expect(String(server.stderr.read())).toBe(
      'a library prints this\n(node:1) Warning: something\n',
    );
  });

  it('a client that asks for progress gets it before the answer', async () => {
    const server = talking(desk.parts);
    server.say(INITIALIZE);
    await until(() => server.lines.length === 1);
    const asked = call(2, 'get_flow_history', { market: 'kospi', limit: 3 });
    server.say({ ...asked, params: { ...asked.params, _meta: { progressToken: 'p' } } });
    await until(() => server.lines.some((line) => line.includes('"id":2')));
    await server.end();
    const told = server.lines.slice(1, -1).map((line) => JSON.parse(line) as object);
    expect(told.length).toBeGreaterThan(0);
    for (const message of told)
      expect(message).toMatchObject({
        method: 'notifications/progress',
        params: { progressToken: 'p', progress: expect.any(Number), total: 3 },
      });
  });

  it('what is no message is survived', async () => {
    const server = talking(desk.parts);
    server.stdin.write('no json\n{"jsonrpc":"2.0"}\n');
    server.say(INITIALIZE);
    await until(() => server.lines.some((line) => line.includes('serverInfo')));
    await server.end();
  });
});

describe('over HTTP', () => {
  const post = (
    { url, token }: { readonly url: string; readonly token: string },
    body: unknown,
    headers: Readonly<Record<string, string>> = {},
  ) =>
    fetch(url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  it.each([
    ['no token', { authorization: '' }, 401],
    ['another token', { authorization: 'Bearer guessed' }, 401],
    ['a foreign Origin', { origin: 'https://evil.example' }, 403],
    ['a null Origin', { origin: 'null' }, 403],
  ])('refuses %s', async (_, headers, status) => {
    const answer = await post(desk.http, INITIALIZE, headers);
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toContain(desk.http.token);
  });

  it('refuses a foreign Host, as a page that resolves to this machine would send it', async () => {
    const { request } = await import('node:http');
    const url = new URL(desk.http.url);
    const status = await new Promise((resolve) => {
      request(
        {
          port: url.port,
          path: '/mcp',
          method: 'POST',
          headers: { host: `evil.example:${url.port}`, authorization: `Bearer ${desk.http.token}` },
        },
        (answer) => resolve(answer.statusCode),
      ).end('{}');
    });
    expect(status).toBe(403);
  });

  it('listens on 127.0.0.1 alone, and answers no other path', async () => {
    expect(desk.http.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/mcp$/);
    expect(desk.http.token.length).toBeGreaterThanOrEqual(20);
    const other = await post({ ...desk.http, url: desk.http.url.replace('/mcp', '/') }, INITIALIZE);
    expect(other.status).toBe(404);
    await other.text();
  });

  it('refuses a body that is too large, and survives one that is no message', async () => {
    const large = await post(desk.http, 'x'.repeat(1_100_000)).catch(() => undefined);
    expect([undefined, 413]).toContain(large?.status);
    const broken = await post(desk.http, '{');
    expect(broken.status).toBe(400);
    const lost = await post(desk.http, call(1, 'get_status', {}), { 'mcp-session-id': 'unknown' });
    expect(lost.status).toBe(404);
    const client = await newHttp(desk.http);
    expect((await client.call('get_status')).isError).toBe(false);
    await client.close();
  });

  it('a cancelled call of the protocol of 2025 gets no answer', async () => {
    const { parts, aborted, asked } = waiting();
    const server = await serveHttp(parts);
    const opened = await post(server, INITIALIZE);
    const session = { 'mcp-session-id': opened.headers.get('mcp-session-id') ?? '' };
    await opened.text();
    const answer = post(server, call(2, 'get_market_flow', { market: 'kospi' }), session).then(
      (it) => it.text(),
    );
    await until(() => asked() === 1);
    await (await post(server, cancelled(2), session)).text();
    await until(() => aborted() === 1);
    await server.close();
    expect(await answer.catch(() => '')).not.toContain('"id":2');
  });

  it.each([
    ['2, of the protocol of 2026', newHttp],
    ['2, of the protocol of 2025', newHttpOfOldProtocol],
    ['1', oldHttp],
  ])('the client %s cancels, and the question ends', async (_, connect) => {
    const { parts, aborted, asked } = waiting();
    await using server = await serving(parts, connect);
    const { client } = server;
    const abort = new AbortController();
    const called = client
      .call('get_market_flow', { market: 'kospi' }, abort.signal)
      .then(() => 'answered')
      .catch(() => 'cancelled');
    await until(() => asked() === 1);
    abort.abort();
    expect(await called).toBe('cancelled');
    await until(() => aborted() === 1);
    expect((await client.call('list_sectors', { market: 'kospi' })).isError).toBe(false);
  });

  it('ends the session that has been quiet longest where there are more than 64', async () => {
    const server = await serveHttp(desk.parts);
    const ids: string[] = [];
    for (let at = 0; at < 65; at += 1) {
      const opened = await post(server, INITIALIZE);
      await opened.text();
      ids.push(opened.headers.get('mcp-session-id') ?? '');
    }
    const [first, second] = await Promise.all(
      ids
        .slice(0, 2)
        .map((id) => post(server, call(2, 'get_status', {}), { 'mcp-session-id': id })),
    );
    expect([first?.status, second?.status]).toEqual([404, 200]);
    await Promise.all([first?.text(), second?.text()]);
    await server.close();
  });

  it('ends with calls in flight', async () => {
    const { parts, aborted, asked } = waiting();
    const { client, server } = await serving(parts);
    const called = client.call('get_market_flow', { market: 'kospi' }).catch(() => 'ended');
    await until(() => asked() === 1);
    await server.close();
    expect(await called).toBe('ended');
    expect(aborted()).toBe(1);
    await client.close();
  });
});
