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
  const config: Config = {
    tokens: 'memory',
    kiwoom: { ...sandbox.kiwoom, requestsPerSecond: UNPACED },
    koreainvestment: { ...sandbox.koreainvestment, requestsPerSecond: UNPACED },
  };
  // Its own clock stays in the settings.
  return { config: equipped(config, { ...context, parts: {} }), close: () => sandbox.close() };
}
