import { spawnSync } from 'node:child_process';

/** Runs programs in a folder, each to what it printed; one that fails throws, with what it said. */
export const runIn =
  (cwd: string) =>
  (program: string, ...args: readonly string[]): string => {
    const done = spawnSync(program, args, { cwd, encoding: 'utf8' });
    if (done.error !== undefined) throw done.error;
    if (done.status === 0) return done.stdout;
    throw new Error(`${program} ${args.join(' ')}\n${done.stdout}${done.stderr}`);
  };
