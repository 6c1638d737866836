/** A week of `collect` with faults, kills and a full disk, in minutes: what it kept is held against the sandbox's truth. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { orThrow } from '@investor-flow/core';
import { startSandbox } from '@investor-flow/sandbox';
import { openStore } from '@investor-flow/store';
import { checkedStore, leaks } from './checks.ts';
import { type Scale, scaledClock, scaledNow } from './scaled-clock.ts';
import { smallDisk } from './small-disk.ts';
import { BEGINS, ENDS, EVENTS } from './week.ts';

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '400' },
    seed: { type: 'string', default: '23' },
    log: { type: 'string' },
  },
});
const speed = (ENDS - BEGINS) / (Number(options.seconds) * 1000);
if (!(speed > 1)) throw new Error('--seconds N --seed WHOLE');

const TICK_MS = 10;
/** As a supervisor does, in the week's time. */
const RESTART_MS = 900_000;
const SHOWN = 10;
const DISK_MIB = 64;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const failures: string[] = [];
const check = (isRight: boolean, what: string): void => {
  say(`${isRight ? 'ok    ' : 'FAILED'} ${what}`);
  if (!isRight) failures.push(what);
};

const folder = mkdtempSync(join(tmpdir(), 'investor-flow-soak-'));
const disk = smallDisk(join(folder, 'data'), DISK_MIB);
const tokenFolder = join(folder, 'tokens');
mkdirSync(tokenFolder);
const sandbox = await startSandbox({ seed: Number(options.seed), now: BEGINS });
sandbox.quotas.kiwoom = Infinity;
sandbox.quotas.koreainvestment = Infinity;
const scale: Scale = { hostBegan: Date.now(), began: BEGINS, speed };
const ticker = setInterval(() => void sandbox.clock.set(scaledNow(scale)), TICK_MS);
say(
  `soak of collect: a week in ${options.seconds} s, ${speed.toFixed(0)} times as fast, seed ${options.seed}`,
);

const { clock: _kiwoomClock, ...kiwoom } = sandbox.kiwoom;
const { clock: _clock, ...koreainvestment } = sandbox.koreainvestment;
const file = join(folder, 'data', 'flow.db');
const settings = JSON.stringify({ scale, kiwoom, koreainvestment, file, tokenFolder });
const CHILD = new URL('collector-process.ts', import.meta.url).pathname;
let said = '';
let heap: number[] = [];
const ends = { killed: 0, 'store-failed': 0, stopped: 0, other: 0 };
const tokens = new Set<string>();

const start = () => {
  // On the built packages: under load it would take long to read the sources anew after each kill.
  const flags = ['--expose-gc', '--import', 'tsx', CHILD];
  const child = spawn(process.execPath, flags, {
    env: { ...process.env, SOAK_SETTINGS: settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  heap = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      const text = chunk.toString('utf8');
      said += text;
      for (const [, mib] of text.matchAll(/"heapMib":([\d.]+)/g)) heap.push(Number(mib));
    });
  return child;
};
let child = start();
let isOver = false;

async function supervised(): Promise<void> {
  for (;;) {
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    if (signal === 'SIGKILL') ends.killed += 1;
    else if (code === 74) ends['store-failed'] += 1;
    else if (code === 0 && isOver) ends.stopped += 1;
    else ends.other += 1;
    if (isOver) return;
    if (signal !== 'SIGKILL') await wait(RESTART_MS / speed);
    child = start();
  }
}

const clock = scaledClock(scale);
const until = (time: number): Promise<void> => clock.sleep(Math.max(0, time - scaledNow(scale)));
const world = {
  sandbox,
  kill: () => void child.kill('SIGKILL'),
  fillDisk: async () => {
    // SQLite would go on for a while in the room that its log has taken already.
    await orThrow(await openStore(file)).close();
    disk.fill();
  },
  freeDisk: disk.free,
};
try {
  const supervising = supervised();
  for (const [time, what, does] of EVENTS) {
    await until(Date.parse(`${time}+09:00`));
    say(`       ${time} ${what}`);
    await does(world);
    for (const name of readdirSync(tokenFolder).filter((it) => it.endsWith('.json')))
      tokens.add(
        (JSON.parse(readFileSync(join(tokenFolder, name), 'utf8')) as { value: string }).value,
      );
  }
  await until(ENDS);
  isOver = true;
  const stopped = Date.now();
  child.kill('SIGTERM');
  await supervising;
  clearInterval(ticker);
  say(
    `ended: ${JSON.stringify(ends)}; SIGTERM took ${Date.now() - stopped} ms; ${sandbox.requests.length} calls`,
  );
  check(ends.killed === 4, 'killed four times');
  check(ends['store-failed'] > 0, 'it ended with 74 while the disk was full');
  check(ends.other === 0 && ends.stopped === 1, 'it ended in no other way, and with 0 on SIGTERM');
  check(!said.includes('"unhandled"'), 'nothing was thrown that nobody caught');

  const store = orThrow(await openStore(file, { clock: { ...clock, now: () => ENDS } }));
  const { figures, entries, failures: wrong } = await checkedStore(store, sandbox);
  await store.close();
  check(
    wrong.length === 0,
    `the store equals the truth: ${entries} entries, ${figures} figures, ${wrong.length} wrong`,
  );
  for (const line of wrong.slice(0, SHOWN)) say(`       ${line}`);
  const secrets = [
    kiwoom.appKey,
    kiwoom.secretKey,
    koreainvestment.appKey,
    koreainvestment.appSecret,
    ...tokens,
  ];
  const found = leaks(join(folder, 'data'), said, secrets);
  check(
    found.length === 0,
    `0 of ${secrets.length} secrets in ${(said.length / 1e6).toFixed(1)} MB of log and the store's files ${found.join(', ')}`,
  );
  const [early, late] = [heap.slice(3, 8), heap.slice(-5)].map((some) => Math.min(...some));
  const [from = Number.NaN, to = Number.NaN] = [early, late];
  check(
    to <= from * 1.15 + 8,
    `memory is flat: ${from.toFixed(1)} MiB of heap, ${to.toFixed(1)} MiB at the end of ${heap.length * 2} s`,
  );
  check(
    sandbox.violations.length === 0,
    `no violation ${sandbox.violations.slice(0, 3).join('; ')}`,
  );
} catch (thrown) {
  failures.push(String(thrown));
  say(`FAILED ${thrown instanceof Error ? thrown.stack : String(thrown)}`);
} finally {
  clearInterval(ticker);
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  await sandbox.close();
  if (options.log !== undefined) writeFileSync(options.log, said);
  disk.close();
  rmSync(folder, { recursive: true, force: true });
}
say(failures.length === 0 ? 'soak: all right' : `soak: ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
