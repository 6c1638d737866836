import type { Source } from '@investor-flow/core';
import { createKiwoom, kiwoomCapabilities } from '@investor-flow/kiwoom';
import { createKoreaInvestment, koreaInvestmentCapabilities } from '@investor-flow/koreainvestment';
import { type Sandbox, startSandbox } from '@investor-flow/sandbox';
import { afterAll } from 'vitest';
import { EVENING } from './clock.ts';
import type { Opened, Subject } from './subject.ts';

/** One sandbox for all tests of a file: what it has worked out of its market stays known. Quotas have tests of their own. */
function sharedSandbox(): () => Promise<Sandbox> {
  const started: Promise<Sandbox>[] = [];
  afterAll(async () => {
    for (const sandbox of await Promise.all(started)) await sandbox.close();
  });
  return () => {
    const [known = startSandbox({ seed: 11, now: EVENING, quotas: false })] = started;
    started[0] = known;
    return known;
  };
}
const sandboxOfFile = sharedSandbox();

const opened = async (open: (sandbox: Sandbox) => Source): Promise<Opened> => {
  const sandbox = await sandboxOfFile();
  const before = sandbox.requests.length;
  const source = open(sandbox);
  return {
    source,
    seen: () => sandbox.requests.length - before,
    [Symbol.asyncDispose]: () => source.close(),
  };
};

/** So fast that no test waits. */
const requestsPerSecond = 10_000;

/** Both brokers on the sandbox. */
export const SANDBOXED: readonly Subject[] = [
  {
    name: 'kiwoom on the sandbox',
    capabilities: kiwoomCapabilities('sandbox'),
    open: () => opened((sandbox) => createKiwoom({ ...sandbox.kiwoom, requestsPerSecond })),
  },
  {
    name: 'koreainvestment on the sandbox',
    capabilities: koreaInvestmentCapabilities('sandbox'),
    open: () =>
      opened((sandbox) => createKoreaInvestment({ ...sandbox.koreainvestment, requestsPerSecond })),
  },
];
