import { Writable } from 'node:stream';
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
  const [out, err] = [keeping(), keeping()];
  const code = await run({
    ...terminal,
    stdout: out.stream,
    stderr: err.stream,
    isTTY: { stdout: false, stderr: false },
    columns: undefined,
    signal,
  });
  return { code, stdout: out.text(), stderr: err.text() };
}

function keeping(): { readonly stream: Writable; readonly text: () => string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
}
