import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, recording } from '@investor-flow/store';
import { afterAll, expect, it, vi } from 'vitest';
import { openShell, type Typed } from '../__fixtures__/typed.ts';

vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'investor-flow-open-'));
const shell = await openShell();
shell.write('keyless.json', {});
afterAll(async () => {
  await shell[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

/** A configuration file without any key. */
const KEYLESS = ['--config', 'keyless.json'] as const;

/** Asks over loopback. */
const get = (url: string, cookie = ''): Promise<{ body: string; cookie: string }> =>
  new Promise((resolve, reject) => {
    request(url, { headers: { cookie } }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        body += chunk;
      });
      const [given = ''] = String(response.headers['set-cookie']).split(';');
      response.on('end', () => resolve({ body, cookie: given }));
    })
      .on('error', reject)
      .end();
  });

interface Asked {
  readonly typed: Typed;
  readonly setting: {
    readonly isEmbedded: boolean;
    readonly brokers: readonly { readonly name: string }[];
  };
  readonly last: (path: string) => Promise<unknown>;
}

/** Opens the view, asks it what is wanted, and ends it as Ctrl-C does. */
async function opening(
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
  work: (asked: Omit<Asked, 'typed'>) => Promise<void> = () => Promise.resolve(),
): Promise<Typed> {
  const leaving = new AbortController();
  const started = vi.fn<(link: string) => void>();
  const { Writable } = await import('node:stream');
  let printed = '';
  const stdout = new Writable({
    write: (chunk: Buffer, _, done) => {
      printed += chunk.toString();
      if (printed.endsWith('\n')) started(printed.trim());
      done();
    },
  });
  const ended = shell.type(['open', ...argv], { env, stdout, signal: leaving.signal });
  await vi.waitFor(() => expect(started).toHaveBeenCalled(), { timeout: 50_000, interval: 20 });
  const { origin } = new URL(printed.trim());
  const { cookie } = await get(printed.trim());
  const setting = JSON.parse((await get(`${origin}/api/setting`, cookie)).body) as Asked['setting'];
  const last = async (path: string): Promise<unknown> =>
    JSON.parse((await get(origin + path, cookie)).body.trim().split('\n').at(-1) ?? '');
  await work({ setting, last });
  leaving.abort();
  return ended;
}

it('asks the brokers of the configuration, the chosen one first, and keeps what it asked', async () => {
  const env = { ...shell.env, XDG_DATA_HOME: folder };
  const { code, stderr } = await opening(['--broker', 'koreainvestment'], env, async (view) => {
    expect(view.setting.isEmbedded).toBe(false);
    expect(view.setting.brokers.map(({ name }) => name)).toEqual(['koreainvestment', 'kiwoom']);
    expect(await view.last('/api/view/flow?market=kospi')).toMatchObject({
      answer: { broker: 'koreainvestment', environment: 'sandbox' },
    });
    expect(await view.last('/api/view/collection')).toMatchObject({
      answer: {
        held: [{ question: 'investorFlow', broker: 'koreainvestment' }],
        calls: expect.arrayContaining([
          { broker: 'koreainvestment', api: 'FHPTJ04030000', calls: 1, failures: 0 },
        ]),
      },
    });
  });
  expect(code).toBe(130);
  expect(stderr).not.toContain('not real');
});

it('shows a store that is named where there are no keys, and asks nobody', async () => {
  const { clock } = shell.sandbox;
  const location = join(folder, 'kept.db');
  const store = (await openStore(location, { clock })).match(
    (value) => value,
    (error) => {
      throw new Error(error.message);
    },
  );
  const source = shell.own('kiwoom');
  await recording(source, store).investorFlow({ market: 'kospi' });
  await source.close();
  await store.close();
  const { stderr } = await opening(
    ['--store', location, ...KEYLESS],
    { HOME: folder },
    async (view) => {
      expect(view.setting.brokers.map(({ name }) => name)).toEqual(['kiwoom']);
      expect(await view.last('/api/view/flow?market=kospi')).toMatchObject({
        answer: { broker: 'kiwoom' },
      });
      expect(await view.last('/api/view/flow?market=kosdaq')).toMatchObject({
        trouble: { kind: 'empty' },
      });
    },
  );
  expect(stderr).toContain('what the store holds');
});

it('needs no keys: an embedded sandbox, said so, with a recorded past', async () => {
  const { stderr } = await opening(KEYLESS, { HOME: folder }, async (view) => {
    expect(view.setting.isEmbedded).toBe(true);
    expect(await view.last('/api/view/intraday?market=kospi')).toMatchObject({
      answer: { day: '2026-11-20', points: expect.any(Array) },
    });
    const { answer } = (await view.last('/api/view/intraday?market=kospi')) as {
      answer: { points: readonly unknown[] };
    };
    expect(answer.points.length).toBeGreaterThan(20);
  });
  expect(stderr).toContain('not real');
});

it.each([
  [['--port', 'x'], 64, /--port must be a whole number/],
  [['--broker', 'nobody'], 64, /--broker must be one of/],
  [['--store', 'none.db', '--config', 'missing.json'], 78, /missing\.json/],
])('refuses %j', async (argv, code, message) => {
  const typed = await shell.type(['open', ...argv], { env: { HOME: folder } });
  expect(typed).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(message) });
});

it('says that a port is taken', async () => {
  await opening([], { ...shell.env, XDG_DATA_HOME: folder }, async () => {
    const port = new URL(shell.sandbox.url).port;
    const typed = await shell.type(['open', '--port', port], {
      env: { ...shell.env, XDG_DATA_HOME: join(folder, 'other') },
    });
    expect(typed).toMatchObject({ code: 69, stderr: expect.stringContaining('already in use') });
  });
});
