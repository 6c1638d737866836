/** A week of `collect` with faults, kills and a full disk, in minutes: what it kept is held against the sandbox's truth. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { orThrow, systemClock } from '@investor-flow/core';
import { startSandbox } from '@investor-flow/sandbox';
import { openStore } from '@investor-flow/store';
import { checked, say } from '../checked.ts';
import { checkedStore, leaks } from './checks.ts';
import { smallDisk } from './small-disk.ts';
import { BEGINS, ENDS, EVENTS } from './week.ts';

const { values: options } = parseArgs({
  options: { seed: { type: 'string', default: '23' }, log: { type: 'string' } },
});
/** As a supervisor does, in the week's time. */
const RESTART_MS = 900_000;
const FIRST_KILL_CALLS = 200;
const KILLS = 4;
const SHOWN = 10;
const DISK_MIB = 64;
const CHILD = new URL('collector-process.ts', import.meta.url).pathname;

const { check, threw, end } = checked('soak');

const folder = mkdtempSync(join(tmpdir(), 'investor-flow-soak-'));
const disk = smallDisk(join(folder, 'data'), DISK_MIB);
const tokenFolder = join(folder, 'tokens');
mkdirSync(tokenFolder);
const sandbox = await startSandbox({ seed: Number(options.seed), now: BEGINS, quotas: false });
say(`soak of collect: a week with faults, seed ${options.seed}`);

const { clock: _kiwoomClock, ...kiwoom } = sandbox.kiwoom;
const { clock: _clock, ...koreainvestment } = sandbox.koreainvestment;
const file = join(folder, 'data', 'flow.db');
let said = '';
/** What garbage collection leaves, of the present process. */
let heap: number[] = [];
const ends = { killed: 0, 'store-failed': 0, stopped: 0, other: 0 };
const tokens = new Set<string>();
let now = BEGINS;
let child: ChildProcess | undefined;
let stoppedAt = NaN;
const events = [...EVENTS];

const world = {
  sandbox,
  kill: () => void child?.kill('SIGKILL'),
  fillDisk: async () => {
    // SQLite would go on for a while in the room that its log has taken already.
    await orThrow(await openStore(file)).close();
    disk.fill();
  },
  freeDisk: disk.free,
};

/** The week goes on to an instant, and what happens until then happens. */
async function moveTo(instant: number): Promise<void> {
  for (;;) {
    const [time, what, does] = events[0] ?? [];
    const at = time === undefined ? Infinity : Date.parse(`${time}+09:00`);
    if (at > instant || does === undefined) break;
    events.shift();
    await sandbox.clock.set(at);
    say(`       ${time} ${what}`);
    await does(world);
    for (const name of readdirSync(tokenFolder).filter((it) => it.endsWith('.json')))
      tokens.add(
        (JSON.parse(readFileSync(join(tokenFolder, name), 'utf8')) as { value: string }).value,
      );
  }
  now = instant;
  await sandbox.clock.set(instant);
}

async function oneRun(): Promise<'ended' | 'again'> {
  const settings = { start: now, kiwoom, koreainvestment, file, tokenFolder };
  const flags = ['--expose-gc', '-C', 'investor-flow-source', '--import', 'tsx', CHILD];
  const running = spawn(process.execPath, flags, {
    env: { ...process.env, SOAK_SETTINGS: JSON.stringify(settings) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  child = running;
  heap = [];
  for (const stream of [running.stdout, running.stderr])
    stream?.on('data', (chunk: Buffer) => {
      const text = chunk.toString('utf8');
      said += text;
      for (const [, mib] of text.matchAll(/"heapMib":([\d.]+)/g)) heap.push(Number(mib));
    });
  running.on('message', ({ now: wanted }: { readonly now: number }) => {
    void moveTo(wanted).then(() => {
      if (wanted >= ENDS && Number.isNaN(stoppedAt)) {
        stoppedAt = performance.now();
        running.kill('SIGTERM');
      }
      if (running.connected) running.send({ go: true });
    });
  });
  // Once in the middle of the backfill, for which no time of the week passes.
  const watching = setInterval(() => {
    if (ends.killed > 0 || sandbox.requests.length < FIRST_KILL_CALLS) return;
    clearInterval(watching);
    say(`       killed after ${sandbox.requests.length} calls of the backfill`);
    running.kill('SIGKILL');
  }, 20);
  const [code, signal] = (await once(running, 'exit')) as [number | null, string | null];
  clearInterval(watching);
  if (signal === 'SIGKILL') ends.killed += 1;
  else if (code === 74) ends['store-failed'] += 1;
  else if (code === 0 && now >= ENDS) ends.stopped += 1;
  else ends.other += 1;
  if (now >= ENDS) return 'ended';
  await moveTo(now + RESTART_MS);
  return 'again';
}

try {
  const began = performance.now();
  while ((await oneRun()) === 'again');
  const stopMs = performance.now() - stoppedAt;
  say(
    `ended: ${JSON.stringify(ends)}; SIGTERM took ${stopMs.toFixed(0)} ms; ${sandbox.requests.length} calls; ${((performance.now() - began) / 1000).toFixed(0)} s`,
  );
  check(ends.killed === KILLS, `killed ${KILLS} times`);
  check(
    ends['store-failed'] > 0,
    `it ended with 74 while the disk was full (${ends['store-failed']} times)`,
  );
  check(said.includes('disk is full'), 'and said why');
  check(ends.other === 0 && ends.stopped === 1, 'it ended in no other way, and with 0 on SIGTERM');
  check(!said.includes('"unhandled"'), 'nothing was thrown that nobody caught');

  const store = orThrow(await openStore(file, { clock: { ...systemClock, now: () => ENDS } }));
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
  const [from = NaN, to = NaN] = [heap.slice(3, 8), heap.slice(-5)].map((some) =>
    Math.min(...some),
  );
  check(
    to <= from * 1.15 + 8,
    `memory is flat: ${from.toFixed(1)} MiB of heap, ${to.toFixed(1)} MiB at the end of the last run of ${heap.length} s`,
  );
  check(
    sandbox.violations.length === 0,
    `no violation ${sandbox.violations.slice(0, 3).join('; ')}`,
  );
} catch (thrown) {
  threw(thrown);
} finally {
  if (child?.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  await sandbox.close();
  if (options.log !== undefined) writeFileSync(options.log, said);
  disk.close();
  rmSync(folder, { recursive: true, force: true });
}
end();
process.exit();
