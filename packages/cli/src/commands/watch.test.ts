import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Source } from 'investor-flow';
import { afterAll, describe, expect, it } from 'vitest';
import { answered, openShell, type Typed } from '../__fixtures__/typed.ts';

const at = (time: string): number => Date.parse(`2026-11-20T${time}+09:00`);
const MINUTE = 60_000;

const posted: unknown[] = [];
/** What the receiver answers next; 200 when nothing is left. */
const statuses: number[] = [];

const shell = await openShell('2026-11-20T08:58:00+09:00');
const receiver = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const status = statuses.shift() ?? 200;
    if (status === 200) posted.push(JSON.parse(Buffer.concat(chunks).toString()));
    response.writeHead(status, { location: 'http://127.0.0.1:9/elsewhere' }).end('ok');
  });
}).listen(0, '127.0.0.1');
await once(receiver, 'listening');
const { port } = receiver.address() as AddressInfo;
const url = `http://127.0.0.1:${port}/hooks/T00/a-very-secret-path`;
afterAll(async () => {
  receiver.close();
  receiver.closeAllConnections();
  await shell[Symbol.asyncDispose]();
});

/** A clock that is as late as it was asked to sleep. */
const clock = {
  now: () => shell.sandbox.clock.now(),
  sleep: async (ms: number): Promise<void> => {
    await shell.sandbox.clock.advance(ms);
  },
};

const watching = (argv: readonly string[], more = {}): Promise<Typed> =>
  shell.type(['watch', 'kospi', ...argv], { clock, ...more });

describe('a day', { timeout: 30_000 }, () => {
  it('with an opening, a late answer, a correction, a dead broker and a close', async () => {
    await shell.sandbox.clock.set('2026-11-20T08:58:00+09:00');
    const { faults, market, truth } = shell.sandbox;
    const own = shell.own('kiwoom');
    let asked = 0;
    const correct = (net: number): void =>
      market.set({ market: 'kospi', investor: 'foreign', day: '2026-11-20', net });
    correct(5_000_000_000_000);
    const source: Source = {
      ...own,
      investorFlow: (query, options) => {
        asked += 1;
        if (asked === 3) faults.add('server-error', { api: 'ka10051', times: 4 });
        if (asked === 6) correct(-5_000_000_000_000);
        const answer = own.investorFlow(query, options);
        return asked === 5
          ? answer.map((it) => {
              void shell.sandbox.clock.advance(135 * MINUTE);
              return it;
            })
          : answer;
      },
    };
    const argv = ['--every', '1h', '--json', '--when', 'foreign.value crosses 0'];
    const day = await watching([...argv, '--webhook', url], { sources: { kiwoom: source } });
    await own.close();
    const samples = day.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, never>);
    const [first, second] = samples as unknown as readonly [
      { flow: { observedAt: string; day: string }; since: object },
      { since: { value?: { foreign: { net: number } } } },
    ];
    expect(day.code).toBe(0);
    expect(day.stderr).toMatch(/^Waits for the opening at 2026-11-20 09:00:00 KST\.\n/);
    expect([first.flow.day, first.since]).toEqual(['2026-11-20', {}]);
    expect(Date.parse(first.flow.observedAt)).toBeGreaterThanOrEqual(at('09:00:00'));
    expect(second.since.value?.foreign.net).toBeGreaterThan(0);
    // The broker was dead once, and one answer came so late that two were missed.
    expect(day.stderr).toMatch(/\d\d:\d\d:\d\d kiwoom: /);
    expect(day.stderr).toContain('1 answer is missing between');
    expect(day.stderr).toContain('2 answers are missing between');
    const changes = samples.map((it) => (it as unknown as typeof second).since.value?.foreign.net);
    expect(changes.some((it) => it !== undefined && it < -1_000_000_000_000)).toBe(true);
    expect(day.stderr.trimEnd().split('\n').at(-1)).toBe('The day is at rest.');
    expect(clock.now()).toBeGreaterThanOrEqual(at('20:30:00'));
    // One crossing, one alert, and the address nowhere.
    expect(posted).toEqual([
      expect.objectContaining({
        condition: 'foreign.value crosses 0',
        figure: 'foreign.value',
        side: 'below',
        environment: 'sandbox',
        market: 'kospi',
        day: '2026-11-20',
      }),
    ]);
    expect(day.stderr).toMatch(/Alert: \[SANDBOX: not real figures\] KOSPI .*foreign\.value is -/);
    expect(day.stdout + day.stderr).not.toContain('a-very-secret-path');
    expect(truth.flow({ market: 'kospi', day: '2026-11-20' }).value.foreign.net).toBeLessThan(0);
  });

  it('is a line each time for a person', async () => {
    await shell.sandbox.clock.set('2026-11-20T10:00:00+09:00');
    const { code, stdout, stderr } = await watching(['--until', '10:03', '--lang', 'en']);
    expect([code, stderr]).toEqual([0, 'It is the time to end.\n']);
    const [mark, heading, columns, ...lines] = stdout.trimEnd().split('\n');
    expect(mark).toContain('SANDBOX');
    expect(heading).toMatch(/^KOSPI .*2026-11-20 {2}kiwoom ka10051 {2}Net value, 100m won$/);
    expect(columns).toMatch(/Time +Individuals +change +Foreigners/);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^10:00:0\d +[-+][\d,]+ +– +[-+][\d,]+ +–/);
    expect(lines[1]).toMatch(/^10:01:0\d( +[-+]?[\d,]+){6} +0 s +[\d,.]+$/);
  });

  it('keeps every answer in a store, which the next program replays', async () => {
    await shell.sandbox.clock.set('2026-11-20T11:00:00+09:00');
    const argv = ['--until', '11:03', '--store', 'watched.db'];
    expect((await watching(argv)).code).toBe(0);
    const { openStore } = await import('@investor-flow/store');
    const store = answered(await openStore(`${shell.folder}/watched.db`));
    const query = { market: 'kospi', day: '2026-11-20' } as const;
    expect(answered(await store.observations('investorFlow', query))).toHaveLength(3);
    await store.close();
  });

  it('ends with 74 where the store fails', async () => {
    await shell.sandbox.clock.set('2026-11-20T11:10:00+09:00');
    shell.write('no-folder', '');
    const argv = ['--until', '11:13', '--store', 'no-folder/flow.db'];
    expect((await watching(argv)).code).toBe(74);
  });

  it('ends with 69 where no answer came at all', async () => {
    await shell.sandbox.clock.set('2026-11-20T11:20:00+09:00');
    shell.sandbox.faults.add('server-error', { api: 'ka10051', times: 100 });
    expect((await watching(['--until', '11:23', '--every', '1m'])).code).toBe(69);
    shell.sandbox.faults.clear();
  });

  it('ends with 130 when the person ends it', async () => {
    await shell.sandbox.clock.set('2026-11-20T11:30:00+09:00');
    const end = await watching([], { signal: AbortSignal.timeout(300) });
    expect(end.code).toBe(130);
    expect(end.stderr).toContain('Cancelled.');
  });
});

describe('alerts', () => {
  const alerted = async (argv: readonly string[], more = {}): Promise<Typed> => {
    posted.length = 0;
    await shell.sandbox.clock.set('2026-11-20T13:00:00+09:00');
    const usual = ['--until', '13:02', '--when', 'individual.value above -99000000000000'];
    return watching([...usual, ...argv], more);
  };

  it('have the form of Slack, its marks escaped', async () => {
    await alerted(['--webhook', url, '--webhook-format', 'slack']);
    expect(posted).toEqual([
      { text: expect.stringMatching(/individual\.value is .* won, above its level/) },
    ]);
  });

  it('have the form of Telegram', async () => {
    const argv = ['--webhook', url, '--webhook-format', 'telegram', '--telegram-chat', '-100123'];
    await alerted([...argv, '--lang', 'ko']);
    expect(posted).toEqual([{ chat_id: '-100123', text: expect.stringMatching(/기준 위/) }]);
  });

  it('go to the address of the environment, and are posted again after a refusal', async () => {
    statuses.push(503, 429);
    const env = { ...shell.env, INVESTOR_FLOW_WEBHOOK: url };
    const { code, stderr } = await alerted([], { env });
    expect([code, posted.length]).toEqual([0, 1]);
    expect(stderr).not.toContain('could not be posted');
  });

  it.each([
    ['a refusal', [404], 'HTTP 404'],
    ['a redirection, which is not followed', [302], 'a redirection'],
    ['a server that stays broken', [500, 500, 500], 'HTTP 500'],
  ])('that come to nothing are told: %s', async (_, answers, because) => {
    statuses.push(...answers);
    const { code, stderr, stdout } = await alerted(['--webhook', url]);
    expect([code, posted]).toEqual([0, []]);
    expect(stderr).toContain(`An alert could not be posted (${because}).`);
    expect(stdout + stderr).not.toContain('secret-path');
  });

  it('say that nobody listens, without the address', async () => {
    const { stderr } = await alerted(['--webhook', 'http://127.0.0.1:9/a-very-secret-path']);
    expect(stderr).toMatch(/could not be posted \([\w ]+\)\./);
    expect(stderr).not.toContain('secret-path');
  });

  it('name a figure that the broker does not tell, once', async () => {
    const { stderr } = await alerted(['--when', 'otherOrganization.value below 0']);
    expect(stderr.match(/does not report otherOrganization\.value/g)).toHaveLength(1);
  });
});

it.each([
  [['--every', '1'], /--every must be a length of time/],
  [['--every', '10ms'], /--every must be a length of time/],
  [['--until', '25:00'], /--until must be a Korean time written HH:MM/],
  [['--when', 'foreign crosses 0'], /--when "foreign crosses 0" must have value or volume/],
  [['--webhook', 'https://x.example/secret-path'], /--webhook needs --when/],
  [
    ['--when', 'foreign.value crosses 0', '--webhook', 'http://x.example/secret-path'],
    /--webhook must begin with https/,
  ],
  [
    ['--when', 'foreign.value crosses 0', '--webhook', 'secret-path'],
    /--webhook must be an address/,
  ],
  [
    ['--when', 'foreign.value crosses 0', '--webhook', 'https://u:p@x.example/secret-path'],
    /must not hold a user/,
  ],
  [
    [
      '--when',
      'foreign.value crosses 0',
      '--webhook',
      'https://x.example/secret-path',
      '--webhook-format',
      'telegram',
    ],
    /--telegram-chat/,
  ],
  [['--webhook-format', 'slack'], /need --webhook and --when/],
  [['--sector', 'nothing'], /kospi has no sector nothing/],
])('%j is refused with 64, and shows no address', async (argv, message) => {
  const { code, stdout, stderr } = await watching(argv);
  expect([code, stdout]).toEqual([64, '']);
  expect(stderr).toMatch(message);
  expect(stderr).not.toContain('secret-path');
});
