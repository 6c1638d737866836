import type { Writable } from 'node:stream';
import {
  type AssistantParts,
  claimStdout,
  type HttpServer,
  serveHttp,
  serveStdio,
} from '@investor-flow/mcp';
import type { Store } from '@investor-flow/store';
import { err, ok, type Result } from 'investor-flow';
import { type Arguments, wholeNumber } from '../arguments.ts';
import type { Command } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { type ExitMessage, usage } from '../exit-message.ts';
import { openKeptStore } from '../kept-store.ts';
import { type Text, text } from '../language.ts';
import { type NamedBrokers, openBrokers } from '../named-brokers.ts';
import { BROKER, CONFIG, LANGUAGE, option, STORE } from '../options.ts';
import { HIGHEST_PORT, portFailure } from '../port-failure.ts';

export const mcp: Command = {
  options: [
    option('--http', 'serve over HTTP on 127.0.0.1, not over stdin and stdout'),
    option('--port <port>', 'where to listen with --http (any free port)'),
    STORE,
    BROKER,
    CONFIG,
    LANGUAGE,
  ],
  run: serve,
};

/** Serves assistants until the client goes, or until Ctrl-C. */
async function serve(given: Arguments, context: CommandContext): Promise<number> {
  const port = wholeNumber('--port', given.port, HIGHEST_PORT);
  if (port.isErr()) return context.fail(port.error);
  if (port.value !== undefined && given.http !== true)
    return context.fail(usage('--port goes with --http.'));
  const { stdout, stderr } = context.terminal;
  // From here on a line that is not of the protocol would end the session.
  const claimed = given.http === true ? undefined : claimStdout(stdout, stderr);
  try {
    return await serveBrokers(given, context, { port: port.value, stdout: claimed?.stream });
  } finally {
    claimed?.release();
  }
}

interface Places {
  readonly port: number | undefined;
  /** The protocol's own, where it goes over stdin and stdout. */
  readonly stdout: Writable | undefined;
}

async function serveBrokers(
  given: Arguments,
  context: CommandContext,
  { port, stdout }: Places,
): Promise<number> {
  const brokers = await openBrokers(given, context);
  // A wrong command line ends here; wrong settings are for the assistant to show.
  if (brokers.isErr() && brokers.error.code === EXIT.usage) return context.fail(brokers.error);
  const stores: Store[] = [];
  const parts = partsOf(brokers, stores, { given, context });
  try {
    return stdout === undefined
      ? await overHttp(parts, port, context)
      : await overStdio(parts, stdout, context);
  } finally {
    if (brokers.isOk()) await brokers.value.close();
    await Promise.all(stores.map((store) => store.close()));
  }
}

interface Asked {
  readonly given: Arguments;
  readonly context: CommandContext;
}

function partsOf(
  brokers: Result<NamedBrokers, ExitMessage>,
  stores: Store[],
  { given, context }: Asked,
): AssistantParts {
  const language = given.lang === 'ko' ? 'ko' : 'en';
  return {
    answering: brokers
      .map(({ source, brokers: list }) => ({ source, brokers: list }))
      .mapErr(({ sentence }) => ({ message: sentence[language] })),
    openStore: async () => {
      const opened = await openKeptStore(given, context, { mustExist: true });
      if (opened.isErr()) return err({ message: opened.error.sentence[language] });
      stores.push(opened.value);
      return ok(opened.value);
    },
    now: context.now,
    log: (sentence) => context.say(same(`investor-flow mcp: ${sentence}`)),
  };
}

async function overStdio(
  parts: AssistantParts,
  stdout: Writable,
  { terminal: { stdin, stderr, signal } }: CommandContext,
): Promise<number> {
  if (stdin === undefined) throw new TypeError('there is no stdin to serve over');
  await serveStdio(parts, { stdin, stdout, stderr, signal });
  return signal.aborted ? EXIT.cancelled : EXIT.done;
}

async function overHttp(
  parts: AssistantParts,
  port: number | undefined,
  { terminal: { signal }, say, fail }: CommandContext,
): Promise<number> {
  const started = await startHttp(parts, port);
  if (started.isErr()) return fail(started.error);
  const server = started.value;
  try {
    say(same(server.url));
    say(same(`Authorization: Bearer ${server.token}`));
    say(text('Ctrl-C로 끝냅니다.', 'Ctrl-C ends it.'));
    await aborted(signal);
    return EXIT.cancelled;
  } finally {
    await server.close();
  }
}

async function startHttp(
  parts: AssistantParts,
  port: number | undefined,
): Promise<Result<HttpServer, ExitMessage>> {
  try {
    return ok(await serveHttp(parts, { port }));
  } catch (thrown) {
    const failed = portFailure(thrown, port);
    if (failed !== undefined) return err(failed);
    throw thrown;
  }
}

const same = (line: string): Text => text(line, line);

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
