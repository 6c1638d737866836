import type { Source } from '@investor-flow/core';
import { createKiwoom, kiwoomCapabilities } from '@investor-flow/kiwoom';
import { createKoreaInvestment, koreaInvestmentCapabilities } from '@investor-flow/koreainvestment';
import { type Sandbox, startSandbox } from '@investor-flow/sandbox';
import { EVENING } from './clock.ts';
import type { Opened, Subject } from './subject.ts';

const opened = async (open: (sandbox: Sandbox) => Source): Promise<Opened> => {
  const sandbox = await startSandbox({ seed: 11, now: EVENING });
  const source = open(sandbox);
  return {
    source,
    seen: () => sandbox.requests.length,
    [Symbol.asyncDispose]: async () => {
      await source.close();
      await sandbox.close();
    },
  };
};

/** Both brokers on the sandbox. */
export const SANDBOXED: readonly Subject[] = [
  {
    name: 'kiwoom on the sandbox',
    capabilities: kiwoomCapabilities('sandbox'),
    open: () => opened((sandbox) => createKiwoom({ ...sandbox.kiwoom, requestsPerSecond: 5 })),
  },
  {
    name: 'koreainvestment on the sandbox',
    capabilities: koreaInvestmentCapabilities('sandbox'),
    open: () =>
      opened((sandbox) =>
        createKoreaInvestment({ ...sandbox.koreainvestment, requestsPerSecond: 18 }),
      ),
  },
];
