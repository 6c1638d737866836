import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '@investor-flow/store';
import { afterAll, describe, expect, it } from 'vitest';
import { answered, openShell, type Typed } from '../__fixtures__/typed.ts';

const STOCKS = ['005930', '000660'];
const RANGE = { from: '2026-11-02', to: '2026-11-18' };
const BACKFILL = {
  entries: [
    {
      question: 'foreignHoldings',
      broker: 'kiwoom',
      each: { stocks: STOCKS },
      when: 'backfill',
      ...RANGE,
    },
    {
      question: 'investorFlow',
      broker: 'kiwoom',
      query: { market: 'kospi' },
      when: 'backfill',
      from: '2026-11-16',
    },
  ],
};
const EVER = {
  entries: [
    { question: 'sectorFlows', broker: 'kiwoom', query: { market: 'kospi' }, when: 'after-rest' },
  ],
};
const FAULTY = {
  entries: Array.from({ length: 20 }, (_, place) => ({
    question: 'investorFlow',
    query: { market: 'kospi' },
    when: 'after-rest',
    [`wrong${place}`]: 1,
  })),
};

const shell = await openShell('2026-11-20T21:00:00+09:00');
shell.write('backfill.json', BACKFILL);
shell.write('ever.json', EVER);
shell.write('faulty.json', FAULTY);
shell.write('torn.json', '{"entries": [');
afterAll(() => shell[Symbol.asyncDispose]());

const collecting = (argv: readonly string[], more = {}): Promise<Typed> =>
  shell.type(['collect', ...argv], more);
const linesIn = (text: string): readonly Record<string, unknown>[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('a plan of backfills', { timeout: 30_000 }, () => {
  it('is done once, in lines of JSON, and then there is nothing left to ask', async () => {
    const argv = ['--plan', 'backfill.json', '--store', 'backfill.db'];
    const first = await collecting(argv);
    expect([first.code, first.stderr]).toEqual([0, '']);
    const lines = linesIn(first.stdout);
    expect(lines[0]).toMatchObject({ done: 0, left: 3, failed: 0 });
    expect(lines.at(-1)).toMatchObject({ done: 3, left: 0, failed: 0, ended: 'done' });
    const sent = shell.sandbox.requests.length;
    expect((await collecting(argv)).code).toBe(0);
    expect(shell.sandbox.requests).toHaveLength(sent);
    const store = answered(await openStore(join(shell.folder, 'backfill.db'), shell.sandbox));
    const kept = answered(await store.coverage('foreignHoldings', { stock: '005930', ...RANGE }));
    expect([kept.missing, kept.days.length]).toEqual([[], 13]);
    await store.close();
  });

  it('may stand in the configuration', async () => {
    shell.write('with-plan.json', { plan: BACKFILL });
    const argv = ['--config', 'with-plan.json', '--store', 'backfill.db'];
    expect((await collecting(argv)).code).toBe(0);
  });

  it('is a table on a terminal, with what failed', async () => {
    shell.sandbox.faults.add('renamed-column', { api: 'ka10008', times: 100 });
    const plan = { entries: [{ ...BACKFILL.entries[0], to: '2026-11-19' }] };
    shell.write('one.json', plan);
    // The waits between attempts are minutes.
    const { clock: moved } = shell.sandbox;
    const clock = { now: () => moved.now(), sleep: (ms: number) => moved.advance(ms) };
    const more = { isTTY: { stdout: true, stderr: true }, columns: 100, clock };
    const end = await collecting(['--plan', 'one.json', '--store', 'one.db', '--no-color'], more);
    shell.sandbox.faults.clear();
    await shell.sandbox.clock.set('2026-11-20T21:00:00+09:00');
    expect(end.code).toBe(75);
    expect(end.stdout).toMatch(/entry +question +when +brokers +subjects +done +left +failed +age/);
    expect(end.stdout).toMatch(/0 done, 2 left/);
    expect(end.stdout).toMatch(/0: 00\d{4}: kiwoom foreignHoldings \(ka10008\): unreadable: /);
    expect(end.stderr).toContain('2 tasks were given up: start again');
  });
});

describe('a wrong plan', () => {
  it('of twenty faults is refused with twenty sentences, before anything is asked or made', async () => {
    const sent = shell.sandbox.requests.length;
    const end = await collecting(['--plan', 'faulty.json', '--store', 'faulty.db']);
    expect([end.code, end.stdout]).toEqual([78, '']);
    const said = end.stderr.trimEnd().split('\n');
    expect(said).toHaveLength(21);
    expect(said[7]).toMatch(/^faulty\.json: entries\.7\.wrong7 is not known: .+\.$/);
    expect(said[20]).toBe('investor-flow: The plan has 20 faults; nothing was asked.');
    expect(shell.sandbox.requests).toHaveLength(sent);
    expect(existsSync(join(shell.folder, 'faulty.db'))).toBe(false);
  });

  it.each([
    [['--plan', 'none.json'], /There is no plan at .*none\.json\./],
    [['--plan', 'torn.json'], /torn\.json is not JSON: /],
    [['--plan', '.'], /cannot be read \(EISDIR\)/],
    [
      [],
      /There is no plan: name one with --plan FILE, or write plan into investor-flow\.config\.json/,
    ],
  ])('%j ends with 78', async (argv, message) => {
    const end = await collecting(argv);
    expect([end.code, end.stdout]).toEqual([78, '']);
    expect(end.stderr).toMatch(message);
  });

  it('of the configuration is named by its path there', async () => {
    shell.write('wrong-plan.json', { plan: { entries: [{ question: 'flows', when: 'every' }] } });
    const end = await collecting(['--config', 'wrong-plan.json']);
    expect(end.code).toBe(78);
    expect(end.stderr).toMatch(/wrong-plan\.json: plan\.entries\.0\.question must be one of/);
    shell.write('no-plan.json', { plan: [] });
    expect((await collecting(['--config', 'no-plan.json'])).stderr).toMatch(/plan must be a plan/);
  });

  it('is named before keys are looked for, and keys before the store', async () => {
    const env = { HOME: shell.folder };
    expect((await collecting(['--plan', 'none.json'], { env })).stderr).toMatch(/no plan at/);
    const end = await collecting(['--plan', 'ever.json', '--config', 'empty.json'], { env });
    expect(end.code).toBe(78);
  });
});

it('ends with 74 and the reason where the store cannot be opened', async () => {
  shell.write('a-file', '');
  const end = await collecting(['--plan', 'ever.json', '--store', 'a-file/flow.db']);
  expect([end.code, end.stdout]).toEqual([74, '']);
  expect(end.stderr).toMatch(/^investor-flow: The store cannot be used \(/);
});

it('runs until it is stopped: SIGTERM is no failure, Ctrl-C is one', async () => {
  const argv = ['--plan', 'ever.json', '--store', 'ever.db'];
  const stop = (name: string): AbortSignal => {
    const control = new AbortController();
    setTimeout(() => control.abort(new DOMException(name, 'AbortError')), 500);
    return control.signal;
  };
  const stopped = await collecting(argv, { signal: stop('SIGTERM') });
  expect([stopped.code, stopped.stderr]).toEqual([
    0,
    'Stopped; the next start goes on from here.\n',
  ]);
  expect(linesIn(stopped.stdout).at(-1)).toMatchObject({ done: 1, ended: 'aborted' });
  expect((await collecting(argv, { signal: stop('SIGINT') })).code).toBe(130);
});

it('sends nothing before its first task is due, and needs no network to begin', async () => {
  const plan = {
    entries: [
      { question: 'sectorFlows', query: { market: 'kospi' }, when: 'every', everyMs: 60_000 },
    ],
  };
  shell.write('every.json', plan);
  const early = { ...shell.sandbox.clock, now: () => Date.parse('2026-11-20T07:00:00+09:00') };
  const sent = shell.sandbox.requests.length;
  const argv = ['--plan', 'every.json', '--store', 'every.db'];
  const end = await collecting(argv, { clock: early, signal: AbortSignal.timeout(300) });
  expect(linesIn(end.stdout)[0]).toMatchObject({
    left: 0,
    entries: [{ nextAt: '2026-11-20T00:00:00.000Z' }],
  });
  expect(shell.sandbox.requests).toHaveLength(sent);
});

describe('--status', () => {
  it('asks nobody, and tells what is late by its code', async () => {
    const argv = ['--status', '--plan', 'ever.json', '--store', 'ever.db'];
    const sent = shell.sandbox.requests.length;
    const healthy = await collecting(argv);
    expect([healthy.code, healthy.stderr]).toEqual([0, '']);
    expect(healthy.stdout).toMatch(/0 +sectorFlows +after-rest +kiwoom +1 +0 +0 +0 +2026-11-20/);
    const later = { ...shell.sandbox.clock, now: () => Date.parse('2026-11-21T09:00:00+09:00') };
    const late = await collecting([...argv, '--json'], { clock: later });
    expect([late.code, late.stderr]).toEqual([69, 'Some entries are late.\n']);
    expect(JSON.parse(late.stdout)).toMatchObject({ isHealthy: false, entries: [{ late: 1 }] });
    expect(shell.sandbox.requests).toHaveLength(sent);
  });

  it('makes no store, and names the faults of a plan', async () => {
    const argv = ['--status', '--plan', 'ever.json', '--store', 'never.db'];
    expect((await collecting(argv)).code).toBe(66);
    expect(existsSync(join(shell.folder, 'never.db'))).toBe(false);
    expect(
      (await collecting(['--status', '--plan', 'faulty.json', '--store', 'ever.db'])).code,
    ).toBe(78);
  });
});

describe('a queue', () => {
  const QUEUE = 'redis://user:a-hidden-password@127.0.0.1:1';
  const STORE = 'postgres://user:a-hidden-password@127.0.0.1:1/none';

  it.each([
    [['work'], 64, /--queue or INVESTOR_FLOW_QUEUE must name the Redis/],
    [['work', '--queue', QUEUE, '--store', 'flow.db'], 64, /needs --store postgres:/],
    [['collect', '--plan', 'ever.json', '--queue', QUEUE], 64, /needs --store postgres:/],
    [['work', '--queue', 'localhost:6379', '--store', STORE], 69, /must be an address like redis:/],
  ])('%j is refused', async (argv, code, message) => {
    const end = await shell.type(argv);
    expect([end.code, end.stdout]).toEqual([code, '']);
    expect(end.stderr).toMatch(message);
    expect(end.stderr).not.toContain('a-hidden-password');
  });
});
