import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Ran } from '../support/run.ts';
import { variablesOf } from './variables.ts';

/** Somebody at a shell, with a home and a sandbox of their own: no other's quota, tokens or store. */
export interface Desk {
  readonly type: (line: string) => Promise<Ran>;
  readonly close: () => Promise<unknown>;
}

/** The folder of commands is that of an install. */
export async function openDesk(bin: string, home: string): Promise<Desk> {
  mkdirSync(join(home, '.config', 'fish', 'completions'), { recursive: true });
  const env = { ...process.env, HOME: home, PATH: `${bin}:${process.env['PATH']}` };
  const sandbox = spawn(join(bin, 'investor-flow'), ['sandbox'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const variables = await variablesOf(sandbox);
  return {
    type: async (line) => {
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
    close: async () => {
      sandbox.kill('SIGTERM');
      await once(sandbox, 'exit');
    },
  };
}
