import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { PassThrough, Writable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { openShell } from '../__fixtures__/typed.ts';
import { EXIT } from '../exit.ts';

const shell = await openShell();
afterAll(() => shell[Symbol.asyncDispose]());

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
const CALL = {
  jsonrpc: '2.0',
  id: 2,
  method: 'tools/call',
  params: { name: 'get_market_flow', arguments: { market: 'kospi' } },
};

/** Says both messages, and goes when both are answered. */
function client() {
  const stdin = new PassThrough();
  const lines: string[] = [];
  const stdout = new Writable({
    write: (chunk: Buffer, _, done) => {
      lines.push(...chunk.toString().trim().split('\n'));
      if (lines.length === 2) stdin.end();
      done();
    },
  });
  for (const message of [INITIALIZE, CALL]) stdin.write(`${JSON.stringify(message)}\n`);
  return {
    stdin,
    stdout,
    answers: () => lines.map((line) => JSON.parse(line) as { result: object }),
  };
}

describe('over stdin and stdout', { timeout: 30_000 }, () => {
  it.each([
    ['the configured broker', [], {}, { broker: 'kiwoom' }],
    [
      'the broker that is named',
      ['--broker', 'koreainvestment'],
      {},
      { broker: 'koreainvestment' },
    ],
    ['an embedded sandbox', ['--broker', 'sandbox'], {}, { environment: 'sandbox' }],
    ['no keys', [], { env: {} }, { kind: 'configuration' }],
    ['a wrong setting', [], { env: { KIWOOM_ENVIRONMENT: 'life' } }, { kind: 'configuration' }],
    ['a broker without keys', ['--broker', 'kiwoom'], { env: {} }, { kind: 'configuration' }],
  ] as const)('answers with %s, and ends with the client', async (_, argv, more, expected) => {
    const { stdin, stdout, answers } = client();
    const { code, stderr } = await shell.type(['mcp', ...argv], { stdin, stdout, ...more });
    expect([code, stderr]).toEqual([EXIT.done, '']);
    expect(answers()[1]?.result).toMatchObject({ structuredContent: expected });
  });

  it('says what to set, in the language that is asked for', async () => {
    for (const [lang, words] of [
      ['en', /set KIWOOM_APP_KEY and KIWOOM_SECRET_KEY.* use --broker sandbox/],
      ['ko', /키 없이는 --broker sandbox/],
    ] as const) {
      const { stdin, stdout, answers } = client();
      await shell.type(['mcp', '--lang', lang], { stdin, stdout, env: {}, cwd: tmpdir() });
      expect(answers()[1]?.result).toMatchObject({
        structuredContent: { message: expect.stringMatching(words) as string },
      });
    }
  });

  it('ends when it is interrupted', async () => {
    const stopped = new AbortController();
    const typed = shell.type('mcp', { stdin: new PassThrough(), signal: stopped.signal });
    stopped.abort();
    expect((await typed).code).toBe(EXIT.cancelled);
  });
});

describe('over HTTP', { timeout: 30_000 }, () => {
  it('says address and token on stderr alone, and ends when it is interrupted', async () => {
    const stopped = new AbortController();
    const said: string[] = [];
    const stderr = new Writable({
      write: (chunk: Buffer, _, done) => {
        said.push(chunk.toString());
        if (said.join('').includes('Ctrl-C')) stopped.abort();
        done();
      },
    });
    const { code, stdout } = await shell.type('mcp --http', {
      stderr,
      signal: stopped.signal,
    });
    expect([code, stdout]).toEqual([EXIT.cancelled, '']);
    expect(said.join('')).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/mcp\nAuthorization: Bearer [\w-]{43}\n/,
    );
  });

  it('says that a port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, stderr } = await shell.type(['mcp', '--http', '--port', String(port)]);
    expect([code, stderr]).toEqual([
      EXIT.portInUse,
      `investor-flow: Port ${port} is already in use.\n`,
    ]);
    other.close();
  });
});

it.each([
  [['--port', '8000']],
  [['--http', '--port', '70000']],
  [['--broker', 'nobody']],
  [['--key', 'secret']],
])('%j is a wrong command line', async (argv) => {
  const { code, stdout } = await shell.type(['mcp', ...argv]);
  expect([code, stdout]).toEqual([EXIT.usage, '']);
});
