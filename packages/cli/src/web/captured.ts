import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
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
  // A text decoder would take the byte-order mark of CSV for its own.
  const printed = Promise.all([buffer(out), buffer(err)]);
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
  const [stdout, stderr] = await printed;
  return { code, stdout: stdout.toString(), stderr: stderr.toString() };
}
