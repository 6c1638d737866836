import { createKiwoom } from '@investor-flow/kiwoom';
import { createKoreaInvestment } from '@investor-flow/koreainvestment';
import { type Sandbox, type SandboxOptions, startSandbox } from '@investor-flow/sandbox';
import type { CommonSettings } from '@investor-flow/adapter-kit';
import { EVENING } from './clock.ts';

export const BROKERS = ['kiwoom', 'koreainvestment'] as const;
export type BrokerName = (typeof BROKERS)[number];

export type Pair = Awaited<ReturnType<typeof openPair>>;

/** Both brokers on one sandbox, closed together. */
export async function openPair(options: SandboxOptions = {}, settings: CommonSettings = {}) {
  const sandbox = await startSandbox({ seed: 5, now: EVENING, ...options });
  const kiwoom = createKiwoom({ ...sandbox.kiwoom, ...settings });
  const koreainvestment = createKoreaInvestment({ ...sandbox.koreainvestment, ...settings });
  return {
    sandbox,
    kiwoom,
    koreainvestment,
    [Symbol.asyncDispose]: async (): Promise<void> => {
      await Promise.all([kiwoom.close(), koreainvestment.close()]);
      await sandbox.close();
    },
  };
}

/** The same without pace, where seconds are not what is looked at. */
export const unpaced = (options: SandboxOptions = {}, settings: CommonSettings = {}) =>
  openPair({ quotas: false, ...options }, { requestsPerSecond: 10_000, ...settings });

/** How many requests of one call the sandbox has seen. */
export const seenOf = ({ requests }: Sandbox, api: string): number =>
  requests.filter((it) => it.api === api).length;

/** How many requests the sandbox has seen but for those of tokens. */
export const dataCalls = ({ sandbox }: Pair): number =>
  sandbox.requests.filter(({ api }) => !/^(?:au10001|tokenP)$/.test(api ?? '')).length;
