/** A collector in a process of its own, to be killed: it lives by a faster clock and tells what it does in JSON lines. */
import { collect } from '@investor-flow/collector';
import { fileTokenStore } from '@investor-flow/adapter-kit';
import { createKiwoom, type KiwoomSettings } from '@investor-flow/kiwoom';
import {
  createKoreaInvestment,
  type KoreaInvestmentSettings,
} from '@investor-flow/koreainvestment';
import { explain } from '@investor-flow/core';
import { openStore } from '@investor-flow/store';
import { type Scale, scaledClock } from './scaled-clock.ts';
import { PLAN } from './week.ts';

export interface CollectorSettings {
  readonly scale: Scale;
  readonly kiwoom: KiwoomSettings;
  readonly koreainvestment: KoreaInvestmentSettings;
  readonly file: string;
  readonly tokenFolder: string;
}
const { scale, kiwoom, koreainvestment, file, tokenFolder } = JSON.parse(
  process.env['SOAK_SETTINGS'] ?? '',
) as CollectorSettings;

const say = (it: object): void => void process.stdout.write(`${JSON.stringify(it)}\n`);
const clock = scaledClock(scale);
const shared = {
  clock,
  tokens: fileTokenStore(tokenFolder),
  requestsPerSecond: 100_000,
  timeoutMs: 5000,
  // Waits are of the week, and what they wait for takes the host's time.
  maxWaitMs: Math.round(60_000 * scale.speed),
  onEvent: say,
};
const sources = {
  kiwoom: createKiwoom({ ...kiwoom, ...shared }),
  koreainvestment: createKoreaInvestment({ ...koreainvestment, ...shared }),
};
const stop = new AbortController();
process.once('SIGTERM', () => stop.abort());
process.on('unhandledRejection', (reason) => say({ unhandled: String(reason) }));

const MIB = 1024 * 1024;
const memory = setInterval(() => {
  globalThis.gc?.();
  say({ heapMib: process.memoryUsage().heapUsed / MIB, rssMib: process.memoryUsage.rss() / MIB });
}, 2000);

/** As the command does: 74 where the store fails. */
const STORE_FAILED = 74;
say({ started: new Date(clock.now()).toISOString() });
const opened = await openStore(file, { clock });
if (opened.isErr()) {
  say({ problem: explain(opened.error) });
  process.exit(STORE_FAILED);
}
const report = await collect(PLAN, {
  sources,
  store: opened.value,
  clock,
  signal: stop.signal,
  // In the host's time, of which a call takes as much as ever.
  graceMs: 5000 * scale.speed,
  onProgress: ({ entries }) => {
    const problems = entries.flatMap(({ problem }) => problem ?? []);
    if (problems.length > 0) say({ problems });
  },
});
clearInterval(memory);
await opened.value.close();
await Promise.all(Object.values(sources).map((source) => source.close()));
const end = report.isOk() ? report.value : { ended: 'plan', reason: report.error.message };
say({ ended: end });
process.exit(end.ended === 'store-failed' ? STORE_FAILED : 0);
