import { spawn, type SpawnOptions } from 'node:child_process';
import { text } from 'node:stream/consumers';

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program of Node to its end. */
export async function run(file: string, options: Pick<SpawnOptions, 'cwd' | 'env'>): Promise<Ran> {
  const child = spawn(process.execPath, [file], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const status = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { status: await status, stdout, stderr };
}
