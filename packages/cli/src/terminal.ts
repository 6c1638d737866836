import type { Readable, Writable } from 'node:stream';

/** Everything a command sees of its process; a test brings its own. */
export interface Terminal {
  /** Read by the command that serves over it. */
  readonly stdin?: Readable | undefined;
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Whether each of the two is a terminal. */
  readonly isTTY: { readonly stdout: boolean; readonly stderr: boolean };
  /** The width of the terminal, where it is known. */
  readonly columns: number | undefined;
  /** Aborts when the person presses Ctrl-C. */
  readonly signal: AbortSignal;
}
