import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import type { Ran } from '../support/run.ts';

export type Desk = Awaited<ReturnType<typeof openDesk>>;

/** Somebody at a shell, with a home and a sandbox of their own: no other's quota, tokens or store. */
export async function openDesk(bin: string, home: string) {
  mkdirSync(join(home, '.config', 'fish', 'completions'), { recursive: true });
  const env = { ...process.env, HOME: home, PATH: `${bin}:${process.env['PATH']}` };
  const sandbox = spawn(join(bin, 'investor-flow'), ['sandbox'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const variables = await variablesOf(sandbox);
  return {
    type: async (line: string): Promise<Ran> => {
      const shell = spawn('bash', ['-c', `${variables}\n${line}`], {
        cwd: home,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const ended = once(shell, 'close');
      const [stdout, stderr] = await Promise.all([text(shell.stdout), text(shell.stderr)]);
      const [status] = (await ended) as [number | null];
      return { status, stdout, stderr };
    },
    close: async (): Promise<void> => {
      sandbox.kill('SIGTERM');
      await once(sandbox, 'exit');
    },
  };
}

/** What the command `sandbox` prints, up to the variable that comes last. */
async function variablesOf({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('nothing is read of it');
  const lines: string[] = [];
  for await (const line of createInterface({ input: stdout })) {
    lines.push(line);
    if (line.includes('KIS_BASE_URL')) return lines.join('\n');
  }
  throw new Error(`it ended after ${lines.length} lines`);
}
