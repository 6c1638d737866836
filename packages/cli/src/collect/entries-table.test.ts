import { expect, it } from 'vitest';
import type { EntryStatus } from '@investor-flow/collector';
import { displayFor } from '../render/display.ts';
import { paper } from '../__fixtures__/typed.ts';
import { statusTable } from './entries-table.ts';

it('writes the number of an entry as it is, and counts in groups', () => {
  const entry = { place: 1234, question: 'flowHistory', when: 'once', brokers: ['kiwoom'] };
  const counts = { subjects: 5678, settled: 5678, missing: 0, late: 0 };
  const terminal = {
    stdout: paper().stream,
    stderr: paper().stream,
    env: {},
    cwd: '/',
    isTTY: { stdout: false, stderr: false },
    columns: undefined,
    signal: new AbortController().signal,
  };
  const lines = statusTable([{ ...entry, ...counts } as EntryStatus], 0, displayFor({}, terminal));
  expect(lines.at(-1)?.trim().split(/ +/)).toEqual(
    '1234 flowHistory once kiwoom 5,678 5,678 0 0 – –'.split(' '),
  );
});
