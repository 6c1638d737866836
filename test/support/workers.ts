import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Sandbox } from '@investor-flow/sandbox';
import { builtFile } from './built.ts';
import type { BrokerName } from './pair.ts';
import { ROOT } from './sources.ts';

/** What a process of its own is to do. */
export interface Task {
  readonly baseUrl: string;
  readonly keys:
    | { readonly appKey: string; readonly secretKey: string }
    | { readonly appKey: string; readonly appSecret: string };
  /** How far the sandbox's clock is ahead of the host's. */
  readonly offsetMs: number;
  readonly requestsPerSecond: number;
  /** Where tokens are kept unless in Redis. */
  readonly folder: string;
  readonly redis?: { readonly url: string; readonly prefix: string };
}

/** What a process is reported: how many questions to ask at once, how much later it is than it thinks, and what to do first. */
export interface Word {
  readonly questions: number;
  readonly laterMs: number;
  readonly first?: 'revoke' | undefined;
}

export type Worker = Awaited<ReturnType<typeof startWorker>>;

export function taskFor(
  sandbox: Sandbox,
  broker: BrokerName,
  more: Pick<Task, 'folder' | 'requestsPerSecond' | 'redis'>,
): Task {
  const { environment: _, baseUrl, clock, ...keys } = sandbox[broker];
  return { baseUrl, keys, offsetMs: clock.now() - Date.now(), ...more };
}

/** A process that asks when told, once it is there. */
export async function startWorker(task: Task) {
  const file = await builtFile(fileURLToPath(new URL('worker.ts', import.meta.url)));
  const child = spawn(process.execPath, [file, JSON.stringify(task)], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const over = new Promise((resolve) => {
    child.once('exit', resolve);
  });
  await lines.next();
  return {
    /** The foreigners' net of each answer, or its error as JSON. */
    ask: async (
      questions: number,
      laterMs = 0,
      first?: Word['first'],
    ): Promise<readonly string[]> => {
      child.stdin.write(`${JSON.stringify({ questions, laterMs, first } satisfies Word)}\n`);
      const line = await lines.next();
      if (line.done === true) throw new Error('the process ended without an answer');
      return JSON.parse(line.value) as string[];
    },
    /** Ends it without a last word. */
    kill: () => child.kill('SIGKILL'),
    [Symbol.asyncDispose]: async (): Promise<void> => {
      child.stdin.end();
      await over;
    },
  };
}
