/**
 * Several machines on one plan: three workers in network namespaces of their own, one Redis, one PostgreSQL, one key; one of
 * the workers is killed. Needs root, `ip` of iproute2, `redis-server` and a PostgreSQL on 127.0.0.1:5432.
 */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { krxCalendar, orThrow, sessionsBetween } from '@investor-flow/core';
import { startSandbox } from '@investor-flow/sandbox';
import { openStore } from '@investor-flow/store';
import pg from 'pg';
import { checked, say } from '../checked.ts';
import { forward } from './forward.ts';
import { networkOf } from './network.ts';
import { startProcess } from './process.ts';
import { startRedis } from './redis.ts';

const { values: options } = parseArgs({
  options: {
    stocks: { type: 'string', default: '60' },
    from: { type: 'string', default: '2023-09-01' },
  },
});
const PG = 'postgres://postgres@127.0.0.1:5432';
const WORKERS = ['one', 'two', 'three'];
/** What the library asks of Kiwoom for each api-id and key; Kiwoom's own quota is one more. */
const PER_SECOND = 4;
const MOST_OVER = 1.1;
const DAYS_A_CALL = 100;
/** The same on every machine. */
const LOCAL_PORT = 18_080;

const { check, threw, end } = checked('machines');
if (process.getuid?.() !== 0 || spawnSync('ip', ['netns']).status !== 0)
  throw new Error('network namespaces need root and the command ip (iproute2)');

const database = `investor_flow_${randomBytes(6).toString('hex')}`;
const password = randomBytes(12).toString('hex');
const folder = mkdtempSync(join(tmpdir(), 'investor-flow-machines-'));
const ends: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];

async function run(): Promise<void> {
  const sandbox = await startSandbox({ seed: 11, now: Date.now() });
  ends.push(() => sandbox.close());
  const admin = new pg.Pool({ connectionString: `${PG}/test`, max: 1 });
  await admin.query(`create database ${database}`);
  ends.push(async () => {
    await admin.query(`drop database if exists ${database} with (force)`);
    await admin.end();
  });

  const network = networkOf(WORKERS);
  ends.push(() => network.close());
  const redis = await startRedis(network.host, password, folder);
  ends.push(() => redis.close());
  const throughHost = async (port: number): Promise<number> => {
    const it = await forward({ host: network.host, port: 0 }, { host: '127.0.0.1', port });
    ends.push(() => it.close());
    return it.port;
  };
  const brokerPort = await throughHost(Number(new URL(sandbox.kiwoom.baseUrl).port));
  const databasePort = await throughHost(5432);

  const stocks = sandbox.truth.stocks.slice(0, Number(options.stocks));
  const range = { from: options.from, to: '2026-06-30' };
  const days = sessionsBetween(krxCalendar, range.from, range.to);
  const plan = join(folder, 'plan.json');
  const entry = {
    question: 'stockFlows',
    broker: 'kiwoom',
    each: { stocks },
    when: 'backfill',
    ...range,
  };
  writeFileSync(plan, JSON.stringify({ entries: [entry] }));

  const variables = (baseUrl: string, at: string, databaseAt: number) => ({
    PATH: process.env['PATH'],
    HOME: folder,
    TZ: 'America/New_York',
    KIWOOM_APP_KEY: sandbox.kiwoom.appKey,
    KIWOOM_SECRET_KEY: sandbox.kiwoom.secretKey,
    KIWOOM_ENVIRONMENT: 'sandbox',
    KIWOOM_BASE_URL: baseUrl,
    INVESTOR_FLOW_QUEUE: redis.url,
    INVESTOR_FLOW_STORE: `postgres://postgres@${at}:${databaseAt}/${database}`,
  });
  // An address without TLS must be of the machine itself, so each machine has a way to the broker of its own.
  const workers = WORKERS.map((name) => {
    const way = startProcess(
      network.inside(name, [
        process.execPath,
        FORWARD,
        String(LOCAL_PORT),
        network.host,
        String(brokerPort),
      ]),
      { PATH: process.env['PATH'] },
    );
    const own = variables(`http://127.0.0.1:${LOCAL_PORT}`, network.host, databasePort);
    const worker = startProcess(network.inside(name, [process.execPath, CLI, 'work']), own);
    ends.push(
      () => way.kill('SIGKILL'),
      () => worker.kill('SIGKILL'),
    );
    return worker;
  });
  const scheduler = startProcess(
    [process.execPath, CLI, 'collect', '--plan', plan],
    variables(sandbox.kiwoom.baseUrl, '127.0.0.1', 5432),
  );
  ends.push(() => scheduler.kill('SIGKILL'));

  const calls = () => sandbox.requests.filter(({ api }) => api === 'ka10059');
  const expected = stocks.length * Math.ceil(days.length / DAYS_A_CALL);
  say(
    `${stocks.length} stocks × ${days.length} sessions, ${WORKERS.length} workers, about ${expected} calls`,
  );
  while (calls().length < expected / 4) await wait(50);
  workers[0]?.kill('SIGKILL');
  say(`worker ${WORKERS[0]} killed after ${calls().length} calls`);
  const code = await scheduler.ended;
  for (const worker of workers.slice(1)) worker.kill('SIGTERM');
  const codes = await Promise.all(workers.slice(1).map(({ ended }) => ended));
  check(code === 0, `the scheduler ended with 0 (${code})`);
  check(
    codes.every((it) => it === 0),
    `the workers ended with 0 on SIGTERM (${codes.join(', ')})`,
  );

  const seen = calls();
  const times = seen.map(({ realAt }) => realAt);
  const tookMs = (times.at(-1) ?? NaN) - (times[0] ?? NaN);
  const allowedMs = ((seen.length - 1) / PER_SECOND) * 1000;
  const most = Math.max(
    ...times.map((at) => times.filter((it) => it >= at && it < at + 1000).length),
  );
  say(
    `${seen.length} calls in ${(tookMs / 1000).toFixed(1)} s; ${PER_SECOND} a second would take ${(allowedMs / 1000).toFixed(1)} s`,
  );
  const quota = sandbox.quotas.kiwoom;
  check(
    most <= quota,
    `never more calls in a second than the broker's quota of ${quota} (${most})`,
  );
  check(
    seen.every(({ status }) => status === 200),
    'the broker refused none of them',
  );
  check(
    tookMs <= allowedMs * MOST_OVER,
    `within 10 % of what the quota allows (${((tookMs / allowedMs - 1) * 100).toFixed(1)} %)`,
  );
  const tokens = sandbox.requests.filter(({ api }) => api === 'au10001').length;
  check(tokens === 1, `one token for all machines (${tokens})`);
  check(sandbox.violations.length === 0, `no violation (${sandbox.violations.join('; ')})`);

  const store = orThrow(await openStore(`${PG}/${database}`));
  let [kept, missing, twice] = [0, 0, 0];
  for (const stock of stocks) {
    const coverage = orThrow(await store.coverage('stockFlows', { stock, ...range }));
    kept += coverage.days.length;
    missing += coverage.missing.length;
    twice += coverage.observations - coverage.days.length;
  }
  await store.close();
  check(missing === 0, `every session is in the store (${kept} entries, ${missing} missing)`);
  check(twice === 0, `every entry once (${twice} twice)`);
  const said = [scheduler, ...workers].map((it) => it.said()).join('\n');
  const secrets = [sandbox.kiwoom.appKey, sandbox.kiwoom.secretKey, password, 'Bearer'];
  check(
    secrets.every((it) => !said.includes(it)),
    'no secret in what they said',
  );
}

const FORWARD = new URL('forward-process.mjs', import.meta.url).pathname;
const CLI = new URL('../../../packages/cli/dist/bin.js', import.meta.url).pathname;

try {
  await run();
} catch (thrown) {
  threw(thrown);
} finally {
  for (const close of ends.toReversed()) await close();
}
end();
