import { Writable } from 'node:stream';
import { run } from '@investor-flow/cli';
import { type Sandbox, startSandbox } from '@investor-flow/sandbox';
import { type Clock, connectAll, type Source, systemClock, orThrow } from 'investor-flow';

/** After the rest of a session: nothing moves, today is still provisional. */
export const NOW = '2026-11-27T20:45:00+09:00';
const UNPACED = 10_000;
const WAIT_MS = 60_000;

/** `investor-flow open` in this process, and the same market asked directly. */
export interface Served {
  readonly link: string;
  readonly said: () => string;
  readonly sandbox: Sandbox;
  readonly kiwoom: Source;
  readonly koreainvestment: Source;
  /** A command typed without keys, on a sandbox of its own at the same moment. */
  readonly typed: (argv: readonly string[]) => Promise<string>;
  [Symbol.asyncDispose](): Promise<void>;
}

function stream(): { readonly stream: Writable; readonly text: () => string } {
  let kept = '';
  const writing = new Writable({
    write(chunk: Buffer, _, done) {
      kept += chunk.toString('utf8');
      done();
    },
  });
  return { stream: writing, text: () => kept };
}

const shift = Date.parse(NOW) - Date.now();
const clock: Clock = { ...systemClock, now: () => Date.now() + shift };

function type(argv: readonly string[], signal: AbortSignal) {
  const [out, err] = [stream(), stream()];
  const terminal = {
    stdout: out.stream,
    stderr: err.stream,
    env: { HOME: '/nonexistent', LANG: 'en_US.UTF-8' },
    cwd: '/',
    isTTY: { stdout: false, stderr: false },
    columns: undefined,
    signal,
  };
  return { out, err, done: run(argv, terminal, { clock }) };
}

export async function served(argv: readonly string[] = []): Promise<Served> {
  const leaving = new AbortController();
  const { out, err, done } = type(['open', ...argv], leaving.signal);
  const until = Date.now() + WAIT_MS;
  while (!out.text().includes('\n')) {
    if (Date.now() > until) throw new Error(`no link: ${err.text()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const sandbox = await startSandbox({ now: clock.now(), quotas: false });
  const { kiwoom, koreainvestment } = orThrow(
    connectAll({
      tokens: 'memory',
      kiwoom: { ...sandbox.kiwoom, requestsPerSecond: UNPACED },
      koreainvestment: { ...sandbox.koreainvestment, requestsPerSecond: UNPACED },
    }),
  );
  return {
    link: out.text().trim(),
    said: err.text,
    sandbox,
    kiwoom,
    koreainvestment,
    typed: async (words) => {
      const asked = type(words, new AbortController().signal);
      await asked.done;
      return asked.out.text();
    },
    [Symbol.asyncDispose]: async () => {
      leaving.abort();
      await done;
      await sandbox.close();
    },
  };
}
