import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A process that is waited for, with everything it says. */
export function startProcess(
  command: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
) {
  const [program = '', ...args] = command;
  const child = spawn(program, args, { env: { ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
    });
  return {
    said: () => text,
    kill: (signal: NodeJS.Signals) => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    },
    ended: once(child, 'close').then(([code]) => code as number | null),
  };
}
