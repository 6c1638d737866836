import type { Source } from '@investor-flow/core';
import { createKiwoom, kiwoomCapabilities } from '@investor-flow/kiwoom';
import { createKoreaInvestment, koreaInvestmentCapabilities } from '@investor-flow/koreainvestment';
import { type Sandbox, startSandbox } from '@investor-flow/sandbox';
import { afterAll } from 'vitest';
import { EVENING } from '../../support/clock.ts';
import type { Opened, Subject } from './subject.ts';

const started: Promise<Sandbox>[] = [];
/** One sandbox for all tests of a file: what it has worked out of its market stays known. Quotas have tests of their own. */
const sandboxOfFile = (): Promise<Sandbox> =>
  (started[0] ??= startSandbox({ seed: 11, now: EVENING, quotas: false }));
afterAll(async () => (await started[0])?.close());

export const openedOn = async (
  open: (sandbox: Sandbox) => Source | Promise<Source>,
): Promise<Opened> => {
  const sandbox = await sandboxOfFile();
  const source = await open(sandbox);
  const before = sandbox.requests.length;
  return {
    source,
    seen: () => sandbox.requests.length - before,
    [Symbol.asyncDispose]: () => source.close(),
  };
};

/** So fast that no test waits. */
export const requestsPerSecond = 10_000;

/** Both brokers on the sandbox. */
export const SANDBOXED: readonly Subject[] = [
  {
    name: 'kiwoom on the sandbox',
    capabilities: kiwoomCapabilities('sandbox'),
    open: () => openedOn(({ kiwoom }) => createKiwoom({ ...kiwoom, requestsPerSecond })),
  },
  {
    name: 'koreainvestment on the sandbox',
    capabilities: koreaInvestmentCapabilities('sandbox'),
    open: () =>
      openedOn(({ koreainvestment }) =>
        createKoreaInvestment({ ...koreainvestment, requestsPerSecond }),
      ),
  },
];
