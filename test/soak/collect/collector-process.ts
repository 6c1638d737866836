/** A collector in a process of its own, to be killed. Its time jumps when it is idle; it writes what it does as JSON lines. */
import { subscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import type { ClientRequest } from 'node:http';
import { fileTokenStore } from '@investor-flow/adapter-kit';
import { collect } from '@investor-flow/collector';
import { explain } from '@investor-flow/core';
import { createKiwoom, type KiwoomSettings } from '@investor-flow/kiwoom';
import {
  createKoreaInvestment,
  type KoreaInvestmentSettings,
} from '@investor-flow/koreainvestment';
import { openStore } from '@investor-flow/store';
import { idleClock } from './idle-clock.ts';
import { PLAN } from './week.ts';

export interface CollectorSettings {
  readonly start: number;
  readonly kiwoom: KiwoomSettings;
  readonly koreainvestment: KoreaInvestmentSettings;
  readonly file: string;
  readonly tokenFolder: string;
}
const { start, kiwoom, koreainvestment, file, tokenFolder } = JSON.parse(
  process.env['SOAK_SETTINGS'] ?? '',
) as CollectorSettings;

const say = (it: object): void => void process.stdout.write(`${JSON.stringify(it)}\n`);
const clock = idleClock(start, async (now) => {
  process.send?.({ now });
  await once(process, 'message');
});
subscribe('http.client.request.start', (message) => {
  const { request } = message as { readonly request: ClientRequest };
  clock.requestBegan();
  request.once('close', () => clock.requestEnded());
});
const shared = {
  clock,
  tokens: fileTokenStore(tokenFolder),
  requestsPerSecond: 1000,
  timeoutMs: 20_000,
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
  say({ heapMib: process.memoryUsage().heapUsed / MIB });
}, 1000);

/** As the command does: 74 where the store fails. */
const STORE_FAILED = 74;
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
