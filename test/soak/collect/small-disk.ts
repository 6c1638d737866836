import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file system of its own that can be filled; it needs root. */
export function smallDisk(folder: string, mebibytes: number) {
  mkdirSync(folder);
  const mounted = spawnSync('mount', [
    '-t',
    'tmpfs',
    '-o',
    `size=${mebibytes}m,mode=0700`,
    'tmpfs',
    folder,
  ]);
  if (mounted.status !== 0)
    throw new Error(`a small disk needs root: ${mounted.stderr.toString()}`);
  const filler = join(folder, 'filler');
  return {
    fill: () => {
      for (const size of [1024 * 1024, 4096]) {
        try {
          for (;;) writeFileSync(filler, Buffer.alloc(size), { flag: 'a' });
        } catch (thrown) {
          if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOSPC'))
            throw thrown;
        }
      }
    },
    free: () => rmSync(filler, { force: true }),
    close: () => {
      spawnSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
