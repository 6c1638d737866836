import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Terminal } from '../terminal.ts';

/** What a command printed. */
interface Printed {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command with its output kept, as in a pipe. */
export async function captured(
  terminal: Terminal,
  signal: AbortSignal,
  run: (terminal: Terminal) => Promise<number>,
): Promise<Printed> {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const texts = Promise.all([text(out), text(err)]);
  const isTTY = { stdout: false, stderr: false };
  const code = await run({
    ...terminal,
    stdout: out,
    stderr: err,
    isTTY,
    columns: undefined,
    signal,
  });
  out.end();
  err.end();
  const [stdout, stderr] = await texts;
  return { code, stdout, stderr };
}
