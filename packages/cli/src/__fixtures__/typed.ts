import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { type Sandbox, startSandbox } from '@investor-flow/sandbox';
import { connect, type Result, type Source } from 'investor-flow';
import { type Parts, run, type Terminal } from '../index.ts';

/** After the close of a session. */
export const NOW = '2026-11-20T15:45:00+09:00';
export const DAY = '2026-11-20';
/** A clock that stands there. */
export const CLOCK = { now: () => Date.parse(NOW), sleep: () => Promise.resolve() };

const AT_ONCE = { requestsPerSecond: 10_000 };
/** Settings without pace. */
export const HURRIED = { kiwoom: AT_ONCE, koreainvestment: AT_ONCE };
/** The same, and nothing is sent twice. */
export const ONCE = {
  kiwoom: { ...AT_ONCE, retries: 0 },
  koreainvestment: { ...AT_ONCE, retries: 0 },
};

export interface Typed {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where commands are typed: a folder whose settings ask without pace, and the variables of both sandbox brokers. */
export interface Shell {
  readonly sandbox: Sandbox;
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  write(name: string, content: unknown): string;
  /** The broker itself, with the same token: Korea Investment issues one a minute. */
  own(broker: 'kiwoom' | 'koreainvestment'): Source;
  type: typeof type;
  [Symbol.asyncDispose](): Promise<void>;
}

/** The answer, where a test may count on one. */
export const answered = <Value>(result: Result<Value, unknown>): Value => result._unsafeUnwrap();

/** One plain sentence on stderr, nothing on stdout. */
export const isOneSentence = ({ stdout, stderr }: Typed): boolean =>
  stdout === '' && /^investor-flow: [^\n]+[.!?]\n$/.test(stderr);

/** A stream that keeps what is written to it. */
export function paper(): { readonly stream: Writable; readonly text: () => string } {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk.toString('utf8'));
      done();
    },
  });
  return { stream, text: () => chunks.join('') };
}

/** What a person typed, as a line or as its words. */
export type Line = string | readonly string[];
const wordsOf = (line: Line): readonly string[] =>
  typeof line === 'string' ? line.split(' ').filter((it) => it !== '') : line;

/** Types a command into a pipe, in no folder and with no variables unless there are more. */
export async function type(
  line: Line,
  { clock, sources, ...more }: Partial<Terminal> & Parts = {},
): Promise<Typed> {
  const [out, err] = [paper(), paper()];
  const terminal: Terminal = {
    stdout: out.stream,
    stderr: err.stream,
    env: {},
    cwd: '/',
    isTTY: { stdout: false, stderr: false },
    columns: undefined,
    signal: new AbortController().signal,
    ...more,
  };
  const code = await run(wordsOf(line), terminal, { clock, sources });
  return { code, stdout: out.text(), stderr: err.text() };
}

export const variablesOf = ({ kiwoom, koreainvestment }: Sandbox) => ({
  KIWOOM_APP_KEY: kiwoom.appKey,
  KIWOOM_SECRET_KEY: kiwoom.secretKey,
  KIWOOM_ENVIRONMENT: 'sandbox',
  KIWOOM_BASE_URL: kiwoom.baseUrl,
  KIS_APP_KEY: koreainvestment.appKey,
  KIS_APP_SECRET: koreainvestment.appSecret,
  KIS_ENVIRONMENT: 'sandbox',
  KIS_BASE_URL: koreainvestment.baseUrl,
});

export async function openShell(now: string = NOW): Promise<Shell> {
  const sandbox = await startSandbox({ seed: 7, now });
  const folder = mkdtempSync(join(tmpdir(), 'investor-flow-cli-'));
  const env = {
    ...variablesOf(sandbox),
    INVESTOR_FLOW_BROKER: 'kiwoom',
    HOME: folder,
    XDG_CACHE_HOME: join(folder, 'cache'),
  };
  const write = (name: string, content: unknown): string => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };
  Object.assign(sandbox.quotas, { kiwoom: 10_000, koreainvestment: 10_000 });
  write('investor-flow.config.json', HURRIED);
  return {
    sandbox,
    folder,
    env,
    write,
    own: (broker) => {
      const tokenFolder = join(folder, 'cache', 'investor-flow');
      const kiwoom = { ...sandbox.kiwoom, ...AT_ONCE };
      const koreainvestment = { ...sandbox.koreainvestment, ...AT_ONCE };
      return connect({ broker, tokenFolder, kiwoom, koreainvestment })._unsafeUnwrap();
    },
    type: (argv, more) =>
      type(argv, { clock: sandbox.clock, env, cwd: folder, ...more }),
    [Symbol.asyncDispose]: async () => {
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
