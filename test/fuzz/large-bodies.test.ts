import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { ROOT } from '../support/sources.ts';

/** A quarter of a gibibyte: the largest body there may be, thirty times over. */
const HEAP_MIB = 256;
const LONGEST_ERROR = 10_000;

it('ends in an error for every body as large, deep or long as can be, in little memory', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      `--max-old-space-size=${HEAP_MIB}`,
      '-C',
      'investor-flow-source',
      '--import',
      'tsx',
      'fuzz/support/ask-large-bodies.ts',
    ],
    { cwd: join(ROOT, 'test'), timeout: 120_000, killSignal: 'SIGKILL' },
  );
  const ends = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as readonly [string, string, string, number])
    .filter((line) => line.length > 2);
  expect(ends.length).toBeGreaterThan(70);
  const odd = ends.filter(
    ([name, , end, length]) =>
      !(name === 'too many headers' ? ['unavailable'] : ENDS).includes(end) ||
      length > LONGEST_ERROR,
  );
  expect(odd).toEqual([]);
});

/** What a body can be reported to be; a body must never look like a broken line, and never be answered. */
const ENDS = ['unreadable', 'unavailable', 'rejected', 'throttled', 'empty'];
