import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);

/** A process that wants a token from a slow broker and notes every issue in a file. */
const child = (folder: string): string => `
  import { appendFileSync } from 'node:fs';
  import { systemClock, ok } from '@investor-flow/core';
  import { asking } from '${new URL('../__fixtures__/asking.ts', import.meta.url).pathname}';
  import { fileTokenStore } from '${new URL('file.ts', import.meta.url).pathname}';
  import { tokenManager } from '${new URL('manager.ts', import.meta.url).pathname}';
  const manager = tokenManager({
    store: fileTokenStore(${JSON.stringify(join(folder, 'tokens'))}),
    key: 'somebody-0123',
    clock: systemClock,
    seen: () => {},
    notice: () => {},
    ending: new AbortController().signal,
    issue: async () => {
      appendFileSync(${JSON.stringify(join(folder, 'issues'))}, 'issue ');
      await systemClock.sleep(400);
      const issuedAt = Date.now();
      return ok({ value: 'token-of-' + process.pid, issuedAt, expiresAt: issuedAt + 86400000 });
    },
  });
  const ask = () => manager.get(asking(systemClock, { maxWaitMs: 20000 }));
  const held = await Promise.all([ask(), ask()]);
  process.stdout.write(held.map((it) => (it.isOk() ? it.value.value : JSON.stringify(it.error))).join());
`;

it(
  'any number of processes that want a token together cause one issue',
  { timeout: 30_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'investor-flow-'));
    try {
      const flags = '--import tsx --conditions investor-flow-source --input-type module --eval';
      const source = [...flags.split(' '), child(folder)];
      const cwd = new URL('../..', import.meta.url).pathname;
      const told = await Promise.all(
        [1, 2, 3, 4].map(() => run(process.execPath, source, { cwd, timeout: 20_000 })),
      );
      const values = told.flatMap(({ stdout }) => stdout.split(','));
      expect(values).toHaveLength(8);
      expect(new Set(values).size).toBe(1);
      expect(values[0]).toMatch(/^token-of-\d+$/);
      expect(await readFile(join(folder, 'issues'), 'utf8')).toBe('issue ');
      expect(await readdir(join(folder, 'tokens'))).toEqual(['somebody-0123.token.json']);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
