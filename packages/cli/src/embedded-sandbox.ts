import type { Sandbox } from '@investor-flow/sandbox';
import type { Config } from 'investor-flow';
import type { CommandContext } from './context.ts';
import { equipped } from './settings.ts';

/** The pace of the embedded sandbox: only one command uses it. */
const UNPACED = 10_000;

/** A sandbox that lives as long as the command, and the settings of its two brokers. */
export async function startEmbedded(
  context: CommandContext,
): Promise<{ readonly config: Config; readonly close: () => Promise<void> }> {
  const { startSandbox } = await import('@investor-flow/sandbox');
  const sandbox = await startSandbox({ now: context.now() });
  Object.assign(sandbox.quotas, { kiwoom: UNPACED, koreainvestment: UNPACED });
  // Its own clock stays in the settings.
  const config = equipped(unpaced(sandbox), { ...context, parts: {} });
  return { config, close: () => sandbox.close() };
}

/** The settings of both brokers of a sandbox, its tokens kept nowhere. */
export const unpaced = ({ kiwoom, koreainvestment }: Sandbox) => ({
  tokens: 'memory' as const,
  kiwoom: { ...kiwoom, requestsPerSecond: UNPACED },
  koreainvestment: { ...koreainvestment, requestsPerSecond: UNPACED },
});
