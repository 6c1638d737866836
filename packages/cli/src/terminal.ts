import type { Writable } from 'node:stream';

/** Everything a command sees of the world it was typed into; a test brings its own. */
export interface Terminal {
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Whether a person looks at each of the two. */
  readonly isTTY: { readonly stdout: boolean; readonly stderr: boolean };
  /** How wide the person's screen is, where it is known. */
  readonly columns: number | undefined;
  /** Aborts when the person has had enough. */
  readonly signal: AbortSignal;
}
