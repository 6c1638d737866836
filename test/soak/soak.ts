/** Thousands of questions to both brokers through random faults; every answer is held against the sandbox's truth. */
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createKiwoom } from '@investor-flow/kiwoom';
import { createKoreaInvestment } from '@investor-flow/koreainvestment';
import { type Sandbox, startSandbox } from '@investor-flow/sandbox';
import { say } from './checked.ts';
import { heap } from './heap.ts';
import { type Desk, draw, type Drawn } from './questions.ts';
import { type Random, random } from './random.ts';
import { report } from './report.ts';
import { stir, TIMEOUT_MS, type Trouble } from './trouble.ts';

const { values: options } = parseArgs({
  options: { seconds: { type: 'string', default: '180' }, seed: { type: 'string' } },
});
const seconds = Number(options.seconds);
const seed = Number(options.seed ?? Math.floor(Math.random() * 2 ** 31));
if (!(seconds > 0) || !Number.isInteger(seed)) throw new Error('--seconds N --seed WHOLE');

/** A Wednesday in session: figures move while they are asked for. */
const START = '2026-07-01T09:31:00+09:00';
/** The sandbox's time runs a hundred times as fast, so that waits and the lives of tokens pass. */
const TICK_MS = 10;
const TICK_MOVES_MS = 1000;
const AT_ONCE = 16;
const PHASE = 60;
/** A new pair of sources every so many phases: what the old ones held has to go. */
const SOURCES_LAST = 10;

const told = report();
const memory = heap();
process.on('unhandledRejection', (reason) => told.fail(`unhandled rejection: ${String(reason)}`));
process.on('warning', (warning) => told.fail(`warning: ${String(warning)}`));

const settings = { timeoutMs: TIMEOUT_MS, retries: 3, requestsPerSecond: 1_000 };
const open = (sandbox: Sandbox): Desk => ({
  sandbox,
  kiwoom: createKiwoom({ ...sandbox.kiwoom, ...settings }),
  koreainvestment: createKoreaInvestment({ ...sandbox.koreainvestment, ...settings }),
});
const close = async ({ kiwoom, koreainvestment }: Desk): Promise<void> => {
  await Promise.all([kiwoom.close(), koreainvestment.close()]);
};

/** Asks one question and holds its end against what is switched on. */
async function askOne(
  desk: Desk,
  question: Drawn,
  cancelAfterMs: number | undefined,
  troubles: readonly Trouble[],
): Promise<void> {
  told.count('questions', question.name);
  const control = new AbortController();
  const timer =
    cancelAfterMs === undefined ? undefined : setTimeout(() => control.abort(), cancelAfterMs);
  const names = troubles.map(({ name }) => name).join(', ') || 'nothing';
  try {
    const end = await question.ask(desk, control.signal, troubles);
    if (end.is === 'error') {
      const { kind } = end.error;
      told.count('ends', kind);
      const isAllowed =
        (kind === 'cancelled' && control.signal.aborted) ||
        troubles.some(({ ends }) => ends.includes(kind));
      if (!isAllowed) told.fail(`${question.name} under ${names}: ${JSON.stringify(end.error)}`);
    } else {
      told.count('ends', end.is);
      if (end.is === 'wrong') told.fail(`${question.name} under ${names}: ${end.why.join('; ')}`);
    }
  } catch (thrown) {
    told.fail(`${question.name} under ${names} threw: ${String(thrown)}`);
  } finally {
    clearTimeout(timer);
  }
}

/** Some faults, and many questions at once until all have ended. */
async function phase(desk: Desk, chance: Random): Promise<void> {
  const { sandbox } = desk;
  const troubles: Trouble[] = Array.from({ length: chance.one([0, 1, 1, 2, 3]) }, () =>
    stir(sandbox, chance),
  );
  const questions = Array.from({ length: PHASE }, () => ({
    question: draw(chance),
    cancelAfterMs: chance.share() < 0.03 ? chance.whole(0, 20) : undefined,
  }));
  if (questions.some(({ question }) => question.revokes)) troubles.push(REVOKED);
  const left = questions.values();
  const worker = async (): Promise<void> => {
    for (const { question, cancelAfterMs } of left)
      await askOne(desk, question, cancelAfterMs, troubles);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  sandbox.faults.clear();
  for (const { fault } of sandbox.requests) if (fault !== undefined) told.count('faults', fault);
  told.sent(sandbox.requests.length);
  // The log of a sandbox has no end of its own.
  (sandbox.requests as unknown[]).length = 0;
}

/** A token that somebody revoked is refused to everybody else, and a new one may have to wait its minute. */
const REVOKED: Trouble = {
  name: 'a revocation',
  ends: ['unauthenticated', 'throttled', 'rejected'],
};

const stillOpen = (): string => process.getActiveResourcesInfo().toSorted().join();
const sockets = (): number =>
  process.getActiveResourcesInfo().filter((it) => it === 'TCPSocketWrap').length;
/** What has been let go of is gone a moment later. */
async function untilNone(left: () => number): Promise<void> {
  for (let tries = 0; tries < 100 && left() > 0; tries += 1) await wait(10);
}
const before = stillOpen();
const sandbox = await startSandbox({ seed, now: START });
sandbox.quotas.kiwoom = Infinity;
sandbox.quotas.koreainvestment = Infinity;
const ticker = setInterval(() => void sandbox.clock.advance(TICK_MOVES_MS), TICK_MS);
const chance = random(seed);
say(`soak: seed ${seed}, ${seconds} s`);

let desk = open(sandbox);
const end = performance.now() + seconds * 1000;
for (let count = 1; performance.now() < end; count += 1) {
  await phase(desk, chance);
  memory.sample();
  if (count % SOURCES_LAST === 0) {
    await close(desk);
    desk = open(sandbox);
  }
}
await close(desk);
clearInterval(ticker);
// The sandbox hangs up on everybody when it closes, so what the sources have let go of is counted before.
await untilNone(sockets);
if (sockets() > 0) told.fail(`${sockets()} sockets are left open`);
await sandbox.close();
for (const violation of sandbox.violations) told.fail(`violation: ${violation}`);
const others = (): number => (stillOpen() === before ? 0 : 1);
await untilNone(others);
if (others() > 0) told.fail(`left open: ${stillOpen()}, and it was ${before}`);

const { startMib, endMib, isFlat } = memory.verdict();
if (!isFlat) told.fail(`the heap grew from ${startMib.toFixed(1)} to ${endMib.toFixed(1)} MiB`);
for (const line of told.lines()) say(line);
say(`heap       ${startMib.toFixed(1)} MiB after the warm-up, ${endMib.toFixed(1)} MiB at the end`);
say(told.failures.length === 0 ? 'soak: all right' : `soak: failed, seed ${seed}`);
process.exitCode = told.failures.length === 0 ? 0 : 1;
